"""The HTTP door: the page, the store's files, health, schemas, webhooks, and the staff's desk."""

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from scenes.schema import scene_schema
from vstore.commerce.refusal import Refused
from vstore.doors.answers import Json, body_of
from vstore.doors.staff import StaffDesk
from vstore.protocol.schema import protocol_schema
from vstore.protocol.views import StoreView

WEBHOOK_BYTES = 1_000_000
METRICS = "text/plain; version=0.0.4"
"""The text format of Prometheus."""

SECURITY_HEADERS = {
    # Pictures may come from the brand's own image hosts; everything else is ours.
    b"content-security-policy": (
        b"default-src 'self'; img-src 'self' data: blob: https:; connect-src 'self' data: blob:; "
        b"worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    ),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"strict-origin-when-cross-origin",
    b"cross-origin-opener-policy": b"same-origin",
}


class SecurityHeaders:
    """Adds the headers that keep a page from running what it was not shipped with."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *SECURITY_HEADERS.items()]
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


def http_app(
    *,
    web: Path,
    library: Path,
    assets: Path,
    about: Callable[[], StoreView],
    health: Callable[[], dict[str, object]],
    metrics: Callable[[], bytes],
    webhook: Callable[[Mapping[str, str], bytes], Awaitable[None]],
    desk: StaffDesk,
) -> Starlette:
    """The routes of one store. `about` gives what `/store.json` shows, `health` what `/healthz` shows.

    `metrics` gives what `/metrics` gives to staff; `webhook` takes a provider's headers and body.
    """

    async def page(_: Request) -> Response:
        return FileResponse(web / "index.html")

    async def staff_page(_: Request) -> Response:
        return FileResponse(web / "staff.html")

    async def healthz(_: Request) -> Response:
        return Json(health())

    async def scrape(_: Request) -> Response:
        return Response(metrics(), media_type=METRICS)

    async def receive_webhook(request: Request) -> Response:
        body = await body_of(request, WEBHOOK_BYTES)
        if isinstance(body, Response):
            return body
        try:
            await webhook(request.headers, body)
        except Refused as refusal:
            return Json({"error": "This is no message of the payment provider.", "code": refusal.code}, 400)
        return Json({"received": True})

    return Starlette(
        routes=[
            Route("/", page),
            Route("/staff", staff_page),
            Route("/store.json", lambda _: Json(about())),
            Route("/healthz", healthz),
            Route("/metrics", desk.for_staff(scrape)),
            Route("/protocol.schema.json", lambda _: Json(protocol_schema())),
            Route("/scene.schema.json", lambda _: Json(scene_schema())),
            Route("/webhooks/payment", receive_webhook, methods=["POST"]),
            Mount("/api/staff", routes=desk.routes),
            Mount("/library", StaticFiles(directory=library)),
            *([Mount("/assets", StaticFiles(directory=assets))] if assets.is_dir() else []),
            Mount("/", StaticFiles(directory=web)),
        ],
        middleware=[Middleware(SecurityHeaders), Middleware(GZipMiddleware, minimum_size=1_000)],
    )
