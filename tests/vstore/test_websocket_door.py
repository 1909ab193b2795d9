"""The websocket door against connections that no real client would make."""

import asyncio
from pathlib import Path
from typing import Any

from starlette.websockets import WebSocket

from tests.support.little_store import open_house
from vstore.doors.websocket import WebsocketDoor
from vstore.limits import StoreLimits
from vstore.loops import StoreLoop
from vstore.protocol.client import Hello
from vstore.protocol.codec import MSGPACK
from vstore.session import State


def scope(*subprotocols: str) -> dict[str, Any]:
    return {
        "type": "websocket",
        "subprotocols": [*subprotocols],
        "client": ("127.0.0.1", 5),
        "headers": [],
        "path": "/",
    }


async def test_client_that_takes_nothing_is_let_go_and_may_come_back(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    loop = StoreLoop(house.store, house.runner)
    asked = asyncio.Queue[dict[str, Any]]()
    asked.put_nowait({"type": "websocket.connect"})
    asked.put_nowait({"type": "websocket.receive", "bytes": MSGPACK.encode(Hello(protocol=1)), "text": None})

    async def send(message: Any) -> None:
        if message["type"] == "websocket.send":
            await asyncio.Event().wait()

    door = WebsocketDoor(loop, stuck_seconds=0.05)
    visit = asyncio.create_task(door.visit(WebSocket(scope("vstore.v1.msgpack"), asked.get, send)))
    beats = asyncio.create_task(loop.run())
    await asyncio.wait_for(visit, timeout=5)
    beats.cancel()
    (session,) = house.store.sessions.values()
    assert session.state is State.AWAY
    house.close()


async def test_client_for_whom_there_is_no_place_is_told_so(tmp_path: Path) -> None:
    house = await open_house(tmp_path, StoreLimits(sessions=0))
    asked = asyncio.Queue[dict[str, Any]]()
    asked.put_nowait({"type": "websocket.connect"})
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    door = WebsocketDoor(StoreLoop(house.store, house.runner))
    await asyncio.wait_for(door.visit(WebSocket(scope("vstore.v1.json"), asked.get, send)), timeout=5)
    accepted, told, closed = sent
    assert accepted["subprotocol"] == "vstore.v1.json"
    assert '"code":"store_full"' in told["text"]
    assert (closed["type"], closed["code"]) == ("websocket.close", 4007)
    assert house.store.sessions == {}
    house.close()
