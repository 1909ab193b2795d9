"""The HTTP door: the page, the store's files, health, schemas, and the API."""

from collections.abc import Callable, MutableMapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from scenes.schema import scene_schema
from vstore.doors.answers import Json
from vstore.doors.api.endpoint import Endpoint
from vstore.doors.api.guard import Guard
from vstore.doors.api.openapi import Document, openapi
from vstore.doors.api.routes import routes_of, tell_http_exception
from vstore.doors.pay_return import TakeReturn, pay_return
from vstore.protocol.schema import protocol_schema
from vstore.protocol.views import StoreView

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
    endpoints: Sequence[Endpoint],
    guard: Guard,
    returned: TakeReturn,
    pages: Sequence[Route] = (),
) -> Starlette:
    """The routes of one store. `about` gives what `/store.json` shows, `health` what `/healthz` shows.

    `endpoints` are the API, which `guard` keeps; `returned` is told of visitors who come back from paying;
    `pages` are further ones.
    """

    async def page(_: Request) -> Response:
        return FileResponse(web / "index.html")

    async def staff_page(_: Request) -> Response:
        return FileResponse(web / "staff.html")

    async def healthz(_: Request) -> Response:
        return Json(health())

    @cache
    def description() -> Document:
        return openapi(endpoints)

    async def nothing(_: Request) -> Response:
        raise HTTPException(404)

    return Starlette(
        routes=[
            Route("/", page),
            Route("/staff", staff_page),
            Route("/store.json", lambda _: Json(about())),
            Route("/healthz", healthz),
            Route("/protocol.schema.json", lambda _: Json(protocol_schema())),
            Route("/scene.schema.json", lambda _: Json(scene_schema())),
            Route("/api/openapi.json", lambda _: Json(description())),
            *routes_of(endpoints, guard),
            Route("/pay/return/{order}", pay_return(returned)),
            *pages,
            Route("/api/{rest:path}", nothing, methods=None),
            Mount("/library", StaticFiles(directory=library)),
            *([Mount("/assets", StaticFiles(directory=assets))] if assets.is_dir() else []),
            Mount("/", StaticFiles(directory=web)),
        ],
        middleware=[Middleware(SecurityHeaders), Middleware(GZipMiddleware, minimum_size=1_000)],
        exception_handlers={HTTPException: tell_http_exception},
    )
