"""The gate: lets connections in at a rate that the beat can bear; the kernel's backlog holds the others."""

import asyncio
import logging
import socket
from collections.abc import Callable, Iterable

from vstore.allowance import Allowance

log = logging.getLogger(__name__)

CONNECTIONS_PER_SECOND = 250.0
BURST = 10.0
EXHAUSTED_SECONDS = 1.0
"""How long to wait for a file descriptor or memory to come free."""


class Gate:
    """Accepts from listening sockets, one connection in each turn of the event loop, between `open` and `close`."""

    def __init__(
        self,
        listeners: Iterable[socket.socket],
        protocol: Callable[[], asyncio.Protocol],
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        self._listeners = [*listeners]
        self._protocol = protocol
        self._loop = loop
        self._allowance = Allowance(CONNECTIONS_PER_SECOND, BURST, loop.time())
        self._entering: set[asyncio.Task[object]] = set()
        self._pause: asyncio.TimerHandle | None = None

    def open(self) -> None:
        self._pause = None
        for listener in self._listeners:
            listener.setblocking(False)
            self._loop.add_reader(listener, self._admit, listener)

    def close(self) -> None:
        if self._pause:
            self._pause.cancel()
        for listener in self._listeners:
            self._loop.remove_reader(listener)

    def _admit(self, listener: socket.socket) -> None:
        if not self._allowance.take(self._loop.time()):
            self._rest(1.0 / CONNECTIONS_PER_SECOND)
            return
        try:
            connection, _ = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        except OSError as fault:
            log.warning("cannot take another connection", extra={"reason": fault.strerror})
            self._rest(EXHAUSTED_SECONDS)
            return
        task: asyncio.Task[object] = self._loop.create_task(
            self._loop.connect_accepted_socket(self._protocol, connection)
        )
        self._entering.add(task)
        task.add_done_callback(self._entered)

    def _entered(self, task: asyncio.Task[object]) -> None:
        self._entering.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            log.debug("a connection broke off at once", exc_info=fault)

    def _rest(self, seconds: float) -> None:
        self.close()
        self._pause = self._loop.call_later(seconds, self.open)
