"""The loop that gives an open store its time: beats at a fixed rate, errands as tasks, letters to their connections."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress

from vstore.errands import AgentChangesCart, ChangeCart, CheckOut, ConfirmPayment, Errand
from vstore.open_store import OpenStore
from vstore.protocol.codec import Codec, Frame
from vstore.session import Session

log = logging.getLogger(__name__)

TRADE = (ChangeCart, AgentChangesCart, CheckOut, ConfirmPayment)
"""What is brought to its end before the store closes."""

FAREWELL_SECONDS = 3.0
"""How long clients have to read why the store closes."""

LONGEST_STEP_SECONDS = 0.25
"""A beat that comes later than this (a suspended machine) moves the world no further than this."""


class Connection:
    """A session with a live connection. `due` is set when there is something to send."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.due = asyncio.Event()


class StoreLoop:
    """Runs one open store on the event loop. All calls come from that loop's thread."""

    def __init__(
        self,
        store: OpenStore,
        carry_out: Callable[[Errand], Coroutine[None, None, None]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.store = store
        self._carry_out = carry_out
        self._clock = clock
        self._connections: set[Connection] = set()
        self._errands: dict[asyncio.Task[None], Errand] = {}
        self._left = asyncio.Event()

    def connect(self, codec: Codec, address: str) -> Connection:
        connection = Connection(self.store.connect(codec, address, self._clock()))
        self._connections.add(connection)
        self._wake(connection)
        return connection

    def disconnect(self, connection: Connection) -> None:
        self._connections.discard(connection)
        self._left.set()
        self.store.disconnect(connection.session, self._clock())
        self._start_errands()

    def receive(self, connection: Connection, frame: Frame) -> None:
        """One frame. A bug that it uncovers ends this session alone."""
        try:
            self.store.receive(connection.session, frame, self._clock())
        except Exception:
            log.exception("a message broke its session", extra={"session": connection.session.key})
            self.store.fail(connection.session.key)
        self._start_errands()

    async def run(self) -> None:
        """Beats until cancelled."""
        period = 1.0 / self.store.limits.tick_rate
        before = due = self._clock()
        while True:
            due = max(due + period, self._clock() - period)
            await asyncio.sleep(max(0.0, due - self._clock()))
            now = self._clock()
            self.beat(min(now - before, LONGEST_STEP_SECONDS), now)
            before = now

    def beat(self, seconds: float, now: float) -> None:
        try:
            self.store.tick(seconds, now)
        except Exception:
            log.exception("a beat failed")
        self._start_errands()
        for connection in self._connections:
            self._wake(connection)

    def take(self, connection: Connection) -> list[Frame]:
        """What waits for a connection, to be sent now."""
        return self.store.take(connection.session)

    async def shut_down(self, seconds: float) -> None:
        """Lets trade in hand come to its end, tells every client, and waits for them to go; each that long at most."""
        trade = {task for task, errand in self._errands.items() if isinstance(errand, TRADE)}
        if trade:
            await asyncio.wait(trade, timeout=seconds)
        self.store.shut_down()
        for connection in self._connections:
            self._wake(connection)
        with suppress(TimeoutError):
            async with asyncio.timeout(min(seconds, FAREWELL_SECONDS)):
                while self._connections:
                    self._left.clear()
                    await self._left.wait()
        for task in self._errands:
            task.cancel()
        await asyncio.gather(*self._errands, return_exceptions=True)

    def _wake(self, connection: Connection) -> None:
        if len(connection.session.mailbox) or connection.session.closing:
            connection.due.set()

    def _start_errands(self) -> None:
        for errand in self.store.drain_errands():
            task = asyncio.create_task(self._carry_out(errand))
            self._errands[task] = errand
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        del self._errands[task]
        if not task.cancelled() and (fault := task.exception()):
            log.error("an errand failed", exc_info=fault)
