"""The store's loop: what it writes to connections, and when it ends them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

import pytest

from scenes.places import Place
from tests.support.little_store import BEAT, House, open_house
from tests.support.plain_outlet import PlainOutlet
from vstore.errands import Errand
from vstore.limits import StoreLimits
from vstore.loops import CROWD, NAP_SECONDS, StoreLoop
from vstore.protocol.client import Hello, Leave, Ping, Walk
from vstore.protocol.codec import JSON, MSGPACK, Frame
from vstore.protocol.server import Closing, Pong, ServerMessage, Welcome
from vstore.session import Session, State


class KeptOutlet(PlainOutlet):
    """A connection's sending side that keeps what it is given, write by write."""

    def __init__(self) -> None:
        self.writes: list[list[ServerMessage]] = []
        self.ends: list[tuple[int, str]] = []

    def write(self, frames: list[Frame]) -> None:
        self.writes.append([(MSGPACK if isinstance(each, bytes) else JSON).decode_server(each) for each in frames])

    def end(self, code: int, reason: str) -> None:
        self.ends.append((code, reason))


class Beats:
    """A loop over a little store whose beats the test gives."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.loop = StoreLoop(house.store, self._keep, clock=lambda: house.now)
        self._asked: list[Errand] = []

    async def _keep(self, errand: Errand) -> None:
        self._asked.append(errand)

    async def beat(self, count: int = 1) -> None:
        for _ in range(count):
            self.house.now += BEAT
            self.loop.beat(BEAT, self.house.now)
            await asyncio.sleep(0)
            await asyncio.gather(*map(self.house.runner, self._asked))
            self._asked.clear()

    async def enter(self) -> tuple[Session, KeptOutlet]:
        outlet = KeptOutlet()
        session = self.loop.connect(MSGPACK, "192.0.2.7", outlet)
        self.loop.receive(session, MSGPACK.encode(Hello(protocol=1)))
        await self.beat(60)  # until the greeting is over
        assert any(isinstance(each, Welcome) for each in chain(*outlet.writes))
        outlet.writes.clear()
        return session, outlet


@pytest.fixture
async def beats(house_of_one: House) -> Beats:
    return Beats(house_of_one)


@pytest.fixture
async def house_of_one(tmp_path: Path) -> AsyncIterator[House]:
    opened = await open_house(tmp_path, StoreLimits(sessions=1, waiting=0))
    yield opened
    opened.close()


async def test_all_that_a_beat_brings_is_one_write(beats: Beats) -> None:
    session, outlet = await beats.enter()
    for number in range(3):
        beats.loop.receive(session, MSGPACK.encode(Ping(number)))
    assert outlet.writes == []
    await beats.beat()
    assert outlet.writes == [[Pong(0), Pong(1), Pong(2)]]


async def test_blocked_client_is_written_nothing_and_gets_everything_when_it_reads_again(beats: Beats) -> None:
    session, outlet = await beats.enter()
    beats.loop.block(session)
    beats.loop.receive(session, MSGPACK.encode(Ping(7)))
    await beats.beat(100)
    assert outlet.writes == []
    beats.loop.unblock(session)
    await beats.beat()
    assert Pong(7) in outlet.writes[0]
    await beats.beat(400)
    assert outlet.ends == []


async def test_client_that_stays_blocked_is_told_and_let_go_and_may_come_back(beats: Beats) -> None:
    session, outlet = await beats.enter()
    beats.loop.block(session)
    beats.loop.receive(session, MSGPACK.encode(Ping(7)))
    await beats.beat(300)
    assert outlet.ends == []
    await beats.beat(10)
    ((farewell,),) = outlet.writes
    assert isinstance(farewell, Closing) and farewell.code == "slow_reader"
    assert outlet.ends == [(4004, "slow_reader")]
    await beats.beat(10)
    assert len(outlet.ends) == len(outlet.writes) == 1
    beats.loop.disconnect(session)
    await beats.beat(400)
    assert (session.state, session.closing) == (State.AWAY, None)


async def test_client_for_whom_there_is_no_place_is_told_so(beats: Beats) -> None:
    await beats.enter()
    outlet = KeptOutlet()
    crowded = beats.loop.connect(JSON, "192.0.2.8", outlet)
    await beats.beat()
    ((farewell,),) = outlet.writes
    assert isinstance(farewell, Closing) and farewell.code == "store_full"
    assert outlet.ends == [(4007, "store_full")]
    beats.loop.disconnect(crowded)
    assert len(beats.house.store.sessions) == 1


async def test_connection_whose_visitor_came_back_by_another_is_told_and_ended(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    beats = Beats(house)
    session, outlet = await beats.enter()
    again = KeptOutlet()
    back = beats.loop.connect(MSGPACK, "192.0.2.7", again)
    beats.loop.receive(back, MSGPACK.encode(Hello(protocol=1, resume=session.resume_token)))
    await beats.beat(2)
    farewell = outlet.writes[-1][-1]
    assert isinstance(farewell, Closing) and farewell.code == "replaced"
    assert [reason for _, reason in outlet.ends] == ["replaced"]
    assert any(isinstance(each, Welcome) for each in chain(*again.writes)) and again.ends == []
    beats.loop.disconnect(session)
    assert session not in house.store.attention()
    house.close()


class BrokenOutlet(KeptOutlet):
    """One that a bug of ours breaks."""

    broken = False

    def send(self, packed: bytes, /) -> None:
        if self.broken:
            raise ZeroDivisionError
        super().send(packed)


@pytest.mark.parametrize("letter", [True, False])
async def test_bug_in_sending_to_one_client_costs_nobody_else_the_beat(tmp_path: Path, letter: bool) -> None:
    house = await open_house(tmp_path)
    beats, outlets = Beats(house), (BrokenOutlet(), KeptOutlet())
    sessions = [beats.loop.connect(MSGPACK, "192.0.2.7", outlet) for outlet in outlets]
    for session in sessions:
        beats.loop.receive(session, MSGPACK.encode(Hello(protocol=1)))
    await beats.beat(100)
    outlets[0].broken = True
    outlets[1].writes.clear()
    for session in sessions:
        beats.loop.receive(session, MSGPACK.encode(Ping(7) if letter else Walk(Place(0.0, 1.0))))
    await beats.beat()
    assert len(outlets[1].writes) == 1
    assert sessions[0].closing and sessions[0].closing.code == "internal"
    assert sessions[1].closing is None
    house.close()


async def test_last_letters_come_before_the_reason(beats: Beats) -> None:
    session, outlet = await beats.enter()
    beats.loop.receive(session, MSGPACK.encode(Ping(7)))
    beats.loop.receive(session, MSGPACK.encode(Leave()))
    await beats.beat()
    assert [type(each) for each in outlet.writes[-1]] == [Pong, Closing]
    assert outlet.ends == [(1000, "left")]


async def test_shutting_down_tells_everybody_and_waits_until_they_have_gone(beats: Beats) -> None:
    session, outlet = await beats.enter()
    ended = asyncio.create_task(beats.loop.shut_down(5.0))
    await asyncio.sleep(0)
    assert outlet.ends == [(1012, "shutting_down")]
    assert not ended.done()
    beats.loop.disconnect(session)
    await asyncio.wait_for(ended, timeout=1)


@pytest.mark.parametrize("connected", [CROWD - 1, CROWD])
async def test_loop_rests_between_beats_for_a_crowd_alone(house_of_one: House, connected: int) -> None:
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        house_of_one.now += seconds

    async def never(_: Errand) -> None:
        raise AssertionError("nobody asks for anything")

    loop = StoreLoop(house_of_one.store, never, clock=lambda: house_of_one.now, nap=nap)
    for _ in range(connected):
        loop.connect(MSGPACK, "192.0.2.7", KeptOutlet())
    beats = asyncio.create_task(loop.run())
    while not loop.pulse.beats:
        await asyncio.sleep(0)
    beats.cancel()
    with suppress(asyncio.CancelledError):
        await beats
    assert len(naps) == (0 if connected < CROWD else int(BEAT / NAP_SECONDS))
