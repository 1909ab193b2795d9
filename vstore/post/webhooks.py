"""Webhooks to the brand, signed by Standard Webhooks 1.0.0 (https://www.standardwebhooks.com)."""

from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

import httpcore
import msgspec
from standardwebhooks import Webhook

from vstore.commerce.outbox import Event, EventKind
from vstore.post.network import LOOPBACK, PublicNetwork
from vstore.post.recipient import Gone, NotTaken

READ_SECONDS = 15.0
"""Standard Webhooks asks senders to give receivers 15 to 30 seconds for their answer."""

CONNECT_SECONDS = 5.0

GONE = 410
ORDER_EVENTS = frozenset(kind.value for kind in EventKind)


class BrandHook:
    """One address of the brand. `secrets` ("whsec_...") sign each message, all of them: so they can be changed without
    a gap. Redirects are not followed; only 2xx means that it was taken."""

    def __init__(
        self, url: str, secrets: Sequence[str], clock: Callable[[], datetime], *, read_seconds: float = READ_SECONDS
    ) -> None:
        self.name = url
        self._signers = [Webhook(secret) for secret in secrets]
        self._clock = clock
        self._timeouts = {
            "connect": CONNECT_SECONDS,
            "read": read_seconds,
            "write": CONNECT_SECONDS,
            "pool": CONNECT_SECONDS,
        }
        loopback = urlsplit(url).hostname in LOOPBACK
        self._pool = httpcore.AsyncConnectionPool(
            max_connections=8, keepalive_expiry=5.0, network_backend=PublicNetwork(loopback=loopback)
        )

    def wants(self, kind: str) -> bool:
        return kind in ORDER_EVENTS

    async def take(self, event: Event) -> None:
        body = body_of(event)
        try:
            request = self._pool.stream(
                "POST",
                self.name,
                headers=self._headers(event.id, body),
                content=body,
                extensions={"timeout": self._timeouts},
            )
            async with request as response:
                status = response.status
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as fault:
            raise NotTaken(str(fault) or type(fault).__name__) from fault
        if status == GONE:
            raise Gone("410 Gone")
        if not 200 <= status < 300:
            raise NotTaken(f"status {status}")

    async def close(self) -> None:
        await self._pool.aclose()

    def _headers(self, event: str, body: bytes) -> list[tuple[str | bytes, str | bytes]]:
        now = self._clock()
        return [
            ("content-type", "application/json"),
            ("user-agent", "vstore"),
            ("webhook-id", event),
            ("webhook-timestamp", str(int(now.timestamp()))),
            ("webhook-signature", " ".join(signer.sign(event, now, body.decode()) for signer in self._signers)),
        ]


def body_of(event: Event) -> bytes:
    """The same bytes at every repetition: see WebhookMessage."""
    return msgspec.json.encode(
        {"type": event.kind, "timestamp": event.happened_at, "data": msgspec.Raw(event.body.encode())}
    )
