"""The headers that keep a page from running what it was not shipped with, and from being framed by strangers."""

from collections.abc import MutableMapping, Sequence
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

WIDGET = "/widget"
"""The one page that other sites may frame, where the brand names them."""

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; "
    # Pictures and films may come from the brand's own hosts; everything else is ours.
    "img-src 'self' data: blob: https:; media-src 'self' blob: https:; connect-src 'self' data: blob:; "
    "worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
)

HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"strict-origin-when-cross-origin",
    b"cross-origin-opener-policy": b"same-origin",
}


class SecurityHeaders:
    """Adds the headers to every answer. `embedders` are the origins whose pages may frame the widget."""

    def __init__(self, app: ASGIApp, embedders: Sequence[str] = ()) -> None:
        self._app = app
        self._alone = _headers("'none'")
        self._framed = _headers(" ".join(embedders) or "'none'")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        added = self._framed if scope["path"] == WIDGET else self._alone

        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *added]
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


def _headers(ancestors: str) -> list[tuple[bytes, bytes]]:
    policy = f"{POLICY}frame-ancestors {ancestors}"
    return [(b"content-security-policy", policy.encode()), *HEADERS.items()]
