"""The gate, with stepped time: a crowd at the door comes in at a rate, and nobody is turned away."""

import asyncio
import errno
import socket
from collections.abc import Callable
from typing import Any, cast

from vstore.doors.gate import Gate

TURN = 0.001


class Backlog:
    """A listening socket with so many waiting; `faults` are raised first."""

    def __init__(self, waiting: int, *faults: OSError) -> None:
        self.waiting = waiting
        self.faults = [*faults]

    def setblocking(self, flag: bool) -> None:
        assert not flag

    def accept(self) -> tuple[object, object]:
        if self.faults:
            raise self.faults.pop(0)
        if not self.waiting:
            raise BlockingIOError
        self.waiting -= 1
        return object(), None


class Timer:
    """The handle of the timer that was added last."""

    def __init__(self, timers: list[tuple[float, Callable[[], None]]]) -> None:
        self._timers = timers
        self._timer = timers[-1]

    def cancel(self) -> None:
        if self._timer in self._timers:
            self._timers.remove(self._timer)


class Turns:
    """An event loop's turns: each calls the readers of backlogs where somebody waits, and the timers that are due."""

    def __init__(self) -> None:
        self.now = 0.0
        self.entered = 0
        self.breaks = 0
        self._readers: dict[Backlog, Callable[[], None]] = {}
        self._timers: list[tuple[float, Callable[[], None]]] = []

    def time(self) -> float:
        return self.now

    def add_reader(self, listener: Backlog, call: Callable[..., None], *arguments: object) -> None:
        self._readers[listener] = lambda: call(*arguments)

    def remove_reader(self, listener: Backlog) -> None:
        self._readers.pop(listener, None)

    def call_later(self, seconds: float, call: Callable[[], None]) -> asyncio.TimerHandle:
        self._timers.append((self.now + seconds, call))
        return cast(asyncio.TimerHandle, Timer(self._timers))

    def create_task(self, work: Any) -> "asyncio.Task[object]":
        return asyncio.get_running_loop().create_task(work)

    async def connect_accepted_socket(self, protocol: object, connection: object) -> None:
        self.entered += 1
        if self.breaks:
            self.breaks -= 1
            raise ConnectionResetError

    async def run(self, seconds: float) -> None:
        for _ in range(round(seconds / TURN)):
            self.now += TURN
            for due, call in [*self._timers]:
                if due <= self.now:
                    self._timers.remove((due, call))
                    call()
            for listener, read in [*self._readers.items()]:
                if listener.waiting or listener.faults:
                    read()
            await asyncio.sleep(0)


def gate_of(turns: Turns, *backlogs: Backlog) -> Gate:
    gate = Gate(cast(list[socket.socket], backlogs), asyncio.Protocol, cast(asyncio.AbstractEventLoop, turns))
    gate.open()
    return gate


async def test_crowd_comes_in_at_a_steady_rate() -> None:
    turns, backlog = Turns(), Backlog(1_000)
    gate_of(turns, backlog)
    entered: list[int] = []
    while backlog.waiting:
        await turns.run(0.05)
        entered.append(turns.entered - sum(entered))
    assert max(entered) <= 23 and turns.now <= 4.2
    assert turns.entered == 1_000


async def test_one_connection_in_each_turn_of_the_loop() -> None:
    turns = Turns()
    gate_of(turns, Backlog(5))
    await turns.run(TURN)
    assert turns.entered == 1
    await turns.run(TURN)
    assert turns.entered == 2


async def test_machine_without_free_descriptors_is_given_a_rest() -> None:
    turns, backlog = Turns(), Backlog(3, OSError(errno.EMFILE, "Too many open files"))
    gate_of(turns, backlog)
    await turns.run(1.0)
    assert turns.entered == 0
    await turns.run(0.1)
    assert turns.entered == 3


async def test_connection_that_breaks_off_harms_nobody() -> None:
    turns, backlog = Turns(), Backlog(3, ConnectionAbortedError())
    turns.breaks = 1
    gate_of(turns, backlog)
    await turns.run(0.1)
    assert turns.entered == 3


async def test_closed_gate_lets_nobody_in_even_after_a_rest() -> None:
    turns, backlog = Turns(), Backlog(100)
    gate = gate_of(turns, backlog)
    await turns.run(0.03)
    entered = turns.entered
    gate.close()
    await turns.run(1.0)
    assert turns.entered == entered < 100
