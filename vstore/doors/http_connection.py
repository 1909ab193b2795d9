"""An HTTP connection that cannot be held open by saying little: uvicorn's own, with a time limit for each request."""

from typing import Any

import h11
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

HEAD_SECONDS = 10.0
"""From the connection, or from the last answer, to the end of a request's headers."""
REQUEST_SECONDS = 300.0
"""From there to the last byte of the answer taken: a slow phone gets a large model in that time."""
MOST_WAITING = 256
"""Connections that have not yet asked for anything. One more, and the oldest of them goes."""


class HttpConnection(H11Protocol):
    """Serves requests until the client asks for a websocket, and then hands over the connection."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        waiting: "dict[HttpConnection, None]",
    ) -> None:
        super().__init__(config, server_state, app_state)
        self._waiting = waiting
        self._seconds = 0.0

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._waiting[self] = None
        if len(self._waiting) > MOST_WAITING:
            oldest = next(iter(self._waiting))
            del self._waiting[oldest]
            oldest.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._waiting.pop(self, None)
        super().connection_lost(exc)

    def handle_events(self) -> None:
        was_busy = self._busy
        super().handle_events()
        if self._busy != was_busy:
            self._waiting.pop(self, None)
            self._seconds = 0.0

    def on_response_complete(self) -> None:
        self._seconds = 0.0
        super().on_response_complete()

    @property
    def _busy(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        self._waiting.pop(self, None)
        super().handle_websocket_upgrade(event)
        behind, _ = self.conn.trailing_data
        if behind:
            self.transport.get_protocol().data_received(behind)  # type: ignore[attr-defined]

    def age(self, seconds: float) -> None:
        """So much time has passed: ends a request that is not finished in time."""
        self._seconds += seconds
        if self._seconds > (REQUEST_SECONDS if self._busy else HEAD_SECONDS):
            self.transport.abort()
