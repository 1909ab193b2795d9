"""A visitor who only listens is not taken for gone."""

import asyncio
from collections.abc import Callable
from typing import cast

import pytest

from vstore.client.connection import StoreClosed, StoreConnection
from vstore.client.visitor import Visitor
from vstore.protocol.client import ClientMessage, Ping
from vstore.protocol.server import ServerMessage

PINGS = 3


class SilentStore:
    """Says nothing, and is gone after some messages."""

    def __init__(self) -> None:
        self.heard: list[ClientMessage] = []
        self._gone = asyncio.Event()

    async def send(self, message: ClientMessage) -> None:
        if len(self.heard) == PINGS:
            self._gone.set()
            raise StoreClosed("gone")
        self.heard.append(message)

    async def until(self, fits: Callable[[ServerMessage], object], ref: int | None) -> None:
        await self._gone.wait()
        raise StoreClosed("gone")


async def test_who_only_listens_pings_until_the_store_is_gone() -> None:
    store = SilentStore()
    with pytest.raises(StoreClosed):
        await Visitor(cast(StoreConnection, store), ping_seconds=0.0).listen()
    assert store.heard == [Ping(number) for number in range(1, PINGS + 1)]
    await asyncio.sleep(0)
    assert len(asyncio.all_tasks()) == 1
