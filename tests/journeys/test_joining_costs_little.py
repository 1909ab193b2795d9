"""What a join costs the records: one write for all newcomers of a moment, and reads only for who was here before."""

import asyncio
from typing import Any

import pytest

from tests.support.little_store import BEAT, House
from vstore.protocol.client import ChangeCart, Hello, Leave
from vstore.protocol.server import CartChanged, Welcome
from vstore.views import cart_view


class Counted:
    """How often a database is read and written, and how many reads are under way at most."""

    def __init__(self, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reads = self.writes = self.at_once = self.most_at_once = 0
        self._read, self._write = house.database.read, house.database.write
        monkeypatch.setattr(house.database, "read", self.read)
        monkeypatch.setattr(house.database, "write", self.write)

    async def read(self, look: Any) -> Any:
        self.reads += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return await self._read(look)
        finally:
            self.at_once -= 1

    async def write(self, change: Any) -> Any:
        self.writes += 1
        return await self._write(change)


async def test_newcomers_of_one_beat_cost_no_read_and_one_write(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(house, monkeypatch)
    crowd = [house.connect() for _ in range(10)]
    for guest in crowd:
        guest.send(Hello(protocol=1))
    await house.settle()
    assert all(guest.all(Welcome) for guest in crowd)
    assert (counted.reads, counted.writes) == (0, 1)


async def test_newcomers_cart_is_the_one_the_records_would_have_given(house: House) -> None:
    hana = await house.enter("Hana")
    _, bill = await house.shop.cart_of("nobody")
    assert hana.last(CartChanged).cart == cart_view(bill)


async def test_welcome_comes_when_the_visitor_is_durable_and_not_before(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_write = asyncio.Event()
    write = house.database.write

    async def slow(change: Any) -> Any:
        await may_write.wait()
        return await write(change)

    monkeypatch.setattr(house.database, "write", slow)
    hana = house.connect()
    hana.send(Hello(protocol=1))
    errands = [asyncio.ensure_future(house.runner(each)) for each in house.store.drain_errands()]
    await asyncio.sleep(0)
    house.now += BEAT
    house.store.tick(BEAT, house.now)
    assert not hana.all(Welcome)
    may_write.set()
    await asyncio.gather(*errands)
    assert hana.all(Welcome)


async def test_returning_visitors_are_looked_up_a_few_at_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = []
    for number in range(10):
        guest = await house.enter(f"guest {number}")
        guest.send(ChangeCart(1, "MUG-G", 1))
        guest.send(Leave())
        await house.run()
        guest.drop()
        tokens.append(guest.last(Welcome).visitor)
    counted = Counted(house, monkeypatch)
    crowd = [house.connect() for _ in tokens]
    for guest, token in zip(crowd, tokens, strict=True):
        guest.send(Hello(protocol=1, visitor=token))
    await house.settle()
    assert [guest.last(Welcome).visitor for guest in crowd] == tokens
    assert all(guest.last(CartChanged).cart.lines for guest in crowd)
    assert (counted.most_at_once, counted.writes) == (2, 0)
