"""Two hundred people want the last ten, all at once, through real sockets."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.kill.audit import audit
from tests.support.few_goods import EAGER, few_goods
from tests.support.served import served
from vstore.client.connection import RefusedByStore, StoreConnection
from vstore.client.visitor import Visitor
from vstore.protocol.client import Contact

BUYERS = 200
STOCK = {"LAST": 10}
CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.db"
    return str(request.getfixturevalue("postgres_url"))


async def test_two_hundred_buyers_of_the_last_ten_make_exactly_ten_orders(url: str, tmp_path: Path) -> None:
    store = few_goods(tmp_path, STOCK)
    with served(store, url, **EAGER) as opened:
        async with AsyncExitStack() as stack:
            connections = [await stack.enter_async_context(StoreConnection(opened.address)) for _ in range(BUYERS)]
            buyers = [Visitor(each) for each in connections]
            await asyncio.gather(*(each.enter(f"Buyer {n}", "en") for n, each in enumerate(buyers)))
            await asyncio.gather(*(each.put_in_cart("LAST") for each in buyers))
            ends = await asyncio.gather(*map(bought, buyers))
        await asyncio.to_thread(opened.stop)
    assert Counter(ends) == {"paid": 10, "sold_out": BUYERS - 10}
    books = audit(url, store / "data" / "rehearsal.sqlite", STOCK, datetime.now(UTC), is_settled=True)
    assert (books.faults, books.states, books.sold("LAST")) == ([], {"paid": 10}, 10)
    assert len(books.charges) == 10
    assert [line for line in opened.log if '"level": "error"' in line] == []


async def bought(buyer: Visitor) -> str:
    try:
        return (await buyer.check_out(CONTACT, "approve")).state
    except RefusedByStore as refused:
        return refused.refusal.code
