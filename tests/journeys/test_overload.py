"""What visitors notice of an overloaded store: motion told more rarely, first of all, and as before afterwards."""

import logging
from collections.abc import Callable

import pytest

from scenes.places import Place
from tests.support.little_store import BEAT, Guest, House
from vstore.loops import StoreLoop
from vstore.protocol.client import Say, Walk
from vstore.protocol.server import Poses, Said


async def frames_of(beats: int, guest: Guest, house: House) -> int:
    """How many beats bring poses to a guest while somebody walks."""
    before = len(guest.all(Poses))
    for _ in range(beats):
        await house.run(BEAT)
    return len(guest.all(Poses)) - before


async def test_overloaded_store_tells_of_motion_at_every_second_beat_and_of_words_at_once(house: House) -> None:
    walker, other = await house.enter("Hana"), await house.enter("Ada")
    walker.send(Walk(Place(-7.0, -5.0)))
    assert await frames_of(10, other, house) == 10
    house.store.degrade(1)
    assert await frames_of(10, other, house) == 5
    walker.send(Say(ref=1, text="hello"))
    assert [said.piece for said in other.all(Said)][-1:] == ["hello"]
    house.store.degrade(0)
    assert await frames_of(10, other, house) == 10


class Clock:
    """Stands still but while the store steps, which takes `step` seconds."""

    def __init__(self, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.step = 1_000.0, 0.0
        tick: Callable[[float, float], None] = house.store.tick

        def slow_tick(seconds: float, now: float) -> None:
            tick(seconds, now)
            self.now += self.step

        monkeypatch.setattr(house.store, "tick", slow_tick)

    def __call__(self) -> float:
        return self.now


async def test_loop_degrades_its_store_while_beats_are_long_and_says_why(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock(house, monkeypatch)
    loop = StoreLoop(house.store, house.runner, clock)
    clock.step = 0.045
    with caplog.at_level(logging.INFO, logger="vstore.loops"):
        for _ in range(40):
            loop.beat(BEAT, clock.now)
        assert house.store.level == 2
        clock.step = 0.002
        for _ in range(200):
            loop.beat(BEAT, clock.now, late=0.001)
    assert house.store.level == 0
    assert [record.getMessage() for record in caplog.records] == [
        "the level of overload is now 1: beats take 90% of their time",
        "the level of overload is now 2: beats take 90% of their time",
        "the level of overload is now 1: calm for 100 beats",
        "the level of overload is now 0: calm for 100 beats",
    ]


async def test_pulse_holds_how_late_and_how_long_beats_were(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(house, monkeypatch)
    loop = StoreLoop(house.store, house.runner, clock)
    clock.step = 0.25
    loop.beat(BEAT, clock.now, late=0.5)
    assert (loop.pulse.beats, loop.pulse.lateness.total, loop.pulse.step.total) == (1, 0.5, 0.25)
    assert (loop.pulse.recent_lateness.p99, loop.pulse.recent_duration.p99) == (0.5, 0.25)
