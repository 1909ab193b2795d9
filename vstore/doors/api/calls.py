"""Endpoints: visitors who ask for a person."""

from collections.abc import Awaitable, Callable

import msgspec

from vstore.accounts.role import Role
from vstore.clerk_call import ClerkCall
from vstore.doors.api.endpoint import Call, Endpoint


class NoOpenCall(Exception):
    """Nobody waits for an answer to this call."""

    def __init__(self) -> None:
        super().__init__("There is no open call with this number; somebody may have answered it already.")


class Answered(msgspec.Struct, frozen=True):
    """The visitor waits no longer."""

    answered: bool = True


def call_endpoints(
    waiting: Callable[[], Awaitable[tuple[ClerkCall, ...]]], answer: Callable[[str], Awaitable[bool]]
) -> tuple[Endpoint, ...]:
    """`waiting` gives the open calls; `answer` takes a call's id, and is False where none is open."""

    async def list_calls(_: Call) -> tuple[ClerkCall, ...]:
        return await waiting()

    async def answer_call(call: Call) -> Answered:
        if not await answer(call.path["call"]):
            raise NoOpenCall
        return Answered()

    return (
        Endpoint(
            method="GET",
            path="/api/staff/calls",
            summary="Who asks for a person, longest waiting first",
            role=Role.CLERK,
            answer=tuple[ClerkCall, ...],
            personal="calls for a person",
            act=list_calls,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/calls/{call}/answer",
            summary="Say that a visitor has been answered",
            role=Role.CLERK,
            answer=Answered,
            errors={NoOpenCall: 404},
            act=answer_call,
        ),
    )
