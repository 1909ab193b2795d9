"""Endpoints: what goes on in agents' minds."""

from collections.abc import Callable
from typing import Annotated

import msgspec
from msgspec import Meta

from vstore.accounts.role import Role
from vstore.doors.api.endpoint import Call, Endpoint
from vstore.turn_trace import MOST, TurnTrace


class Query(msgspec.Struct, frozen=True):
    """How many turns, the latest."""

    most: Annotated[int, Meta(ge=1, le=MOST)] = 20


def trace_endpoints(latest: Callable[[int], tuple[TurnTrace, ...]]) -> tuple[Endpoint, ...]:
    """`latest` gives so many turns at most, the newest last."""

    async def list_traces(call: Call) -> tuple[TurnTrace, ...]:
        return latest(call.query.most)

    return (
        Endpoint(
            method="GET",
            path="/api/staff/traces",
            summary="What agents heard, made of it and said, turn by turn, and how long each took; the newest last",
            role=Role.CLERK,
            query=Query,
            answer=tuple[TurnTrace, ...],
            personal="conversations",
            act=list_traces,
        ),
    )
