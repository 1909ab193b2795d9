"""The HTTP door: the page, the store's files, health, schemas, and the API."""

from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from scenes.schema import scene_schema
from vstore.doors.answers import Json, tagged
from vstore.doors.api.avatars import GLB
from vstore.doors.api.endpoint import Endpoint
from vstore.doors.api.guard import Guard
from vstore.doors.api.openapi import Document, openapi
from vstore.doors.api.routes import routes_of, tell_http_exception
from vstore.doors.embed_script import embed_script
from vstore.doors.packed_files import PackedFiles
from vstore.doors.pay_return import TakeReturn, pay_return
from vstore.doors.security_headers import WIDGET, SecurityHeaders
from vstore.doors.web_manifest import language_of, web_manifest
from vstore.protocol.schema import protocol_schema
from vstore.protocol.store_view import StoreView

PACKED = (*DEFAULT_EXCLUDED_CONTENT_TYPES, GLB)
"""What compression does not make smaller."""


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
    embedders: Sequence[str] = (),
    size_guides: Sequence[object] = (),
    missing: Callable[[], Sequence[str]] = tuple,
) -> Starlette:
    """The routes of one store. `about` gives what `/store.json` shows, `health` what `/healthz` shows.

    `endpoints` are the API, which `guard` keeps; `returned` is told of visitors who come back from paying;
    `pages` are further ones; `embedders` the origins of sites that may show the widget,
    `size_guides` what `/size-guides.json` shows, `missing` why `/readyz` wants no visitors.
    """
    site = PackedFiles(web)

    def page(file: str) -> Callable[[Request], Awaitable[Response]]:
        async def shown(request: Request) -> Response:
            return await site.get_response(file, request.scope)

        return shown

    async def manifest(request: Request) -> Response:
        store = about()
        language = language_of(request.headers.get("accept-language", ""), store)
        answer = tagged(request, Json(web_manifest(store, language), media_type="application/manifest+json"))
        answer.headers["vary"] = "Accept-Language"
        return answer

    @cache
    def built_script() -> str:
        return (web / "embed.js").read_text(encoding="utf-8")

    async def embedding(request: Request) -> Response:
        script = embed_script(built_script(), about().theme)
        return tagged(request, Response(script, media_type="text/javascript"))

    async def healthz(_: Request) -> Response:
        return Json(health())

    async def readyz(_: Request) -> Response:
        reasons = missing()
        return Json({"ready": not reasons, "missing": reasons}, status_code=503 if reasons else 200)

    @cache
    def description() -> Document:
        return openapi(endpoints)

    async def nothing(_: Request) -> Response:
        raise HTTPException(404)

    return Starlette(
        routes=[
            Route("/", page("index.html")),
            Route(WIDGET, page("widget.html")),
            Route("/staff", page("staff.html")),
            Route("/manifest.webmanifest", manifest),
            Route("/embed.js", embedding),
            Route("/store.json", lambda request: tagged(request, Json(about()))),
            Route("/size-guides.json", lambda request: tagged(request, Json(size_guides))),
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            Route("/protocol.schema.json", lambda request: tagged(request, Json(protocol_schema()))),
            Route("/scene.schema.json", lambda request: tagged(request, Json(scene_schema()))),
            Route("/api/openapi.json", lambda request: tagged(request, Json(description()))),
            *routes_of(endpoints, guard),
            Route("/pay/return/{order}", pay_return(returned)),
            *pages,
            Route("/api/{rest:path}", nothing, methods=None),
            Mount("/library", PackedFiles(library)),
            *([Mount("/assets", PackedFiles(assets))] if assets.is_dir() else []),
            Mount("/", site),
        ],
        middleware=[
            Middleware(SecurityHeaders, embedders),
            Middleware(GZipMiddleware, minimum_size=1_000, exclude_content_types=PACKED),
        ],
        exception_handlers={HTTPException: tell_http_exception},
    )
