"""The loop that gives an open store its time: beats at a fixed rate, errands as tasks, letters to their connections."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Protocol

from vstore.errands import TRADE, Errand
from vstore.governor import Change, Governor
from vstore.open_store import OpenStore
from vstore.protocol.codec import Codec, Frame
from vstore.protocol.refusals import CLOSE_CODES, Code
from vstore.pulse import Pulse
from vstore.session import Session
from vstore.sweeping import Sweeper
from vstore.traffic import Traffic

log = logging.getLogger(__name__)

FAREWELL_SECONDS = 3.0
"""How long clients have to read why the store closes."""

LONGEST_STEP_SECONDS = 0.25
"""A beat that comes later than this (a suspended machine) moves the world no further than this."""


CROWD, NAP_SECONDS = 200, 0.006
"""With so many clients the loop rests between beats, each time for so long: nobody waits longer for an answer."""


class Inlet(Protocol):
    """Where bytes come from: a connection's receiving side."""

    def read(self, data: bytes) -> None:
        """Takes what came in, and calls `receive` for each frame."""

    def abort(self) -> None:
        """Ends the connection at once."""


class Outlet(Protocol):
    """Where a session's frames go: a connection's sending side. No call blocks or calls back."""

    def pack(self, frames: list[Frame]) -> bytes:
        """Messages in one piece, as they go over the wire: over any connection of its kind."""

    def pack_each(self, frames: list[Frame]) -> list[bytes]:
        """Each message in a piece of its own."""

    def send(self, packed: bytes, /) -> None:
        """Sends what was packed, in one write."""

    def end(self, code: int, reason: str) -> None:
        """Ends the connection with a websocket close code, after what was written."""


class StoreLoop:
    """Runs one open store on the event loop. All calls come from that loop's thread."""

    def __init__(
        self,
        store: OpenStore,
        carry_out: Callable[[Errand], Coroutine[None, None, None]],
        clock: Callable[[], float] = time.monotonic,
        nap: Callable[[float], None] = time.sleep,
    ) -> None:
        self.store = store
        self.pulse = Pulse(store.limits.tick_rate)
        self.traffic = Traffic()
        self.overload = Change(0, "")
        self._governor = Governor()
        self.sweeper = Sweeper(clock)
        self._carry_out = carry_out
        self._clock = clock
        self._nap = nap
        self._outlets: dict[Session, Outlet] = {}
        self._gathered: list[tuple[Inlet, bytes]] = []
        self._leaving: set[Session] = set()
        self._errands: dict[asyncio.Task[None], tuple[Errand, float]] = {}
        self._left = asyncio.Event()

    def connect(self, codec: Codec, address: str, outlet: Outlet) -> Session:
        """A client is there. What it is to be told is written at each beat until `disconnect`."""
        session = self.store.connect(codec, address, self._clock())
        self._outlets[session] = outlet
        return session

    def disconnect(self, session: Session) -> None:
        """Its client is gone; call `read_gathered` before, for what it had sent."""
        self._outlets.pop(session, None)
        self._leaving.discard(session)
        self._left.set()
        self.store.disconnect(session, self._clock())
        self._start_errands()

    def gather(self, inlet: Inlet, data: bytes) -> None:
        """What came in; it is read at the beat, when the code that reads is at hand for everybody's."""
        self._gathered.append((inlet, data))

    def read_gathered(self) -> None:
        """Reads what has come in so far, in the order in which it came."""
        gathered, self._gathered = self._gathered, []
        for inlet, data in gathered:
            try:
                inlet.read(data)
            except Exception:
                log.exception("what a client sent could not be read: its connection ends")
                inlet.abort()

    def receive(self, session: Session, frame: Frame) -> None:
        """One frame. A bug that it uncovers ends this session alone."""
        try:
            self.store.receive(session, frame, self._clock())
        except Exception:
            log.exception("a message broke its session", extra={"session": session.key})
            self.store.fail(session.key)

    def receive_steps(self, sessions: list[Session], messages: bytes) -> None:
        """Messages of the length of a step, one from each of these sessions, in one piece."""
        self.store.receive_steps(sessions, messages, self._clock())

    def block(self, session: Session) -> None:
        """The client takes no more for now: nothing is written until `unblock`."""
        self.store.block(session, self._clock())

    def unblock(self, session: Session) -> None:
        self.store.unblock(session)

    async def run(self) -> None:
        """Beats until cancelled; garbage is collected in between."""
        period = self.pulse.period
        before = due = self._clock()
        with self.sweeper.in_charge():
            while True:
                due = max(due + period, self._clock() - period)
                await self._wait(due)
                now = self._clock()
                self.beat(min(now - before, LONGEST_STEP_SECONDS), now, now - due)
                before = now
                self.sweeper.sweep(due + period - self._clock())

    async def _wait(self, due: float) -> None:
        """Waits for the beat. What a crowd sends meanwhile is taken in at intervals, from many clients at once."""
        while len(self._outlets) >= CROWD and due - self._clock() > NAP_SECONDS:
            # To be woken for each message would cost a tenth of the processor time that a crowd takes.
            self._nap(NAP_SECONDS)
            await asyncio.sleep(0)
        await asyncio.sleep(max(0.0, due - self._clock()))

    def beat(self, seconds: float, now: float, late: float = 0.0) -> None:
        """One beat that begins `late` seconds after it was due; how it went is felt by pulse and governor."""
        stepped = now
        try:
            self.read_gathered()
            self.store.tick(seconds, now)
            stepped = self._clock()
            self._write_all()
        except Exception:
            log.exception("a beat failed")
        self._start_errands()
        ended = self._clock()
        self.pulse.feel(late, stepped - now, ended - stepped)
        if change := self._governor.feel((ended - now) / self.pulse.period, late / self.pulse.period):
            self._degrade(change)

    def _degrade(self, change: Change) -> None:
        self.overload = change
        self.store.degrade(change.level)
        level = logging.WARNING if change.level else logging.INFO
        log.log(level, "the level of overload is now %d: %s", change.level, change.why, extra={"level": change.level})

    def _write_all(self) -> None:
        """One write for each client that has something to be told and can take it."""
        readers: list[Session] = []
        pieces: list[bytes] = []
        for session in self.store.attention():
            if outlet := self._outlets.get(session):
                try:
                    if piece := self._attend(session, outlet):
                        pieces.append(piece)
                        readers.append(session)
                except Exception:
                    log.exception("a client could not be written to", extra={"session": session.key})
                    self.store.fail(session.key)
        told, frames = self.store.take_poses()
        if told:
            pieces += self._outlets[told[0]].pack_each(frames)
        readers += told
        self.traffic.sent(pieces)
        # Apart from the above: the kernel's part of each send takes the processor's caches for itself.
        for session, piece in zip(readers, pieces, strict=True):
            try:
                self._outlets[session].send(piece)
            except Exception:
                log.exception("a client could not be written to", extra={"session": session.key})
                self.store.fail(session.key)

    def _attend(self, session: Session, outlet: Outlet) -> bytes | None:
        """What a client is to be written of letters and poses, if it can take it; the last words where it parts."""
        if session.closing:
            self._part(session, outlet)
            return None
        if session.blocked_since is not None:
            self.traffic.passed_over += len(session.mailbox) > 0
            return None
        frames = self.store.take(session)
        return outlet.pack(frames) if frames else None

    def _part(self, session: Session, outlet: Outlet) -> None:
        """Last letters, the reason, and the end."""
        assert session.closing
        self.traffic.ended[session.closing.code] += 1
        farewell = outlet.pack(self.store.part(session))
        self.traffic.sent([farewell])
        outlet.send(farewell)
        outlet.end(CLOSE_CODES[Code(session.closing.code)], session.closing.code)
        del self._outlets[session]
        self._leaving.add(session)

    async def shut_down(self, seconds: float) -> None:
        """Lets trade in hand come to its end, tells every client, and waits for them to go; each that long at most."""
        trade = {task for task, (errand, _) in self._errands.items() if isinstance(errand, TRADE)}
        if trade:
            await asyncio.wait(trade, timeout=seconds)
        self.store.shut_down()
        self._write_all()
        with suppress(TimeoutError):
            async with asyncio.timeout(min(seconds, FAREWELL_SECONDS)):
                while self._leaving:
                    self._left.clear()
                    await self._left.wait()
        while self._errands:
            for task in self._errands:
                task.cancel()
            await asyncio.gather(*self._errands, return_exceptions=True)

    def _start_errands(self) -> None:
        for errand in self.store.drain_errands():
            task = asyncio.create_task(self._carry_out(errand))
            self._errands[task] = errand, self._clock()
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        errand, begun = self._errands.pop(task)
        self.traffic.errands[type(errand).__name__].add(self._clock() - begun)
        if task.cancelled():
            return
        if fault := task.exception():
            log.error("an errand failed", exc_info=fault)
        # What its answer asks for need not wait for the beat.
        self._start_errands()
