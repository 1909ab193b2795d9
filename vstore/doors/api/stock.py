"""Endpoints: how many there are of what."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import msgspec
from msgspec import Meta

from vstore.accounts.role import Role
from vstore.commerce.catalog import Levels
from vstore.commerce.restock import UnknownSkus
from vstore.doors.api.endpoint import Call, Endpoint

Level = Annotated[int, Meta(ge=0, le=1_000_000_000)] | None


class Available(msgspec.Struct, frozen=True):
    """How many can be bought now, by sku; null where they are not counted."""

    available: dict[str, Level]


def stock_endpoints(restock: Callable[[Levels, str], Awaitable[Levels]]) -> tuple[Endpoint, ...]:
    """`restock` makes exactly so many available on somebody's word, and gives what is available then."""

    async def put_stock(call: Call) -> Available:
        assert call.who is not None
        return Available(dict(await restock(call.body, call.who.name)))

    return (
        Endpoint(
            method="PUT",
            path="/api/staff/stock",
            summary="Say how many are available beside what is promised to orders; null: they are not counted",
            role=frozenset({Role.CLERK, Role.DESIGNER}),
            body=dict[str, Level],
            answer=Available,
            errors={UnknownSkus: 422},
            act=put_stock,
        ),
    )
