"""The staff's side of the HTTP door: who asks for a person, how many there are of what, what rooms look like.

All of it needs the staff token.
"""

import secrets
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vstore.commerce.catalog import Levels
from vstore.commerce.restock import UnknownSkus
from vstore.doors.answers import Json, body_of, refusal
from vstore.doors.scenes import SceneDesk

STOCK_BYTES = 1_000_000

Answer = Callable[[Request], Awaitable[Response]]

_LEVELS = msgspec.json.Decoder(dict[str, Annotated[int, Meta(ge=0, le=1_000_000_000)] | None])


class StaffDesk:
    """The routes under /api/staff. `restock` takes sku -> available (None: not counted), and gives what is now."""

    def __init__(
        self,
        token: str,
        waiting: Callable[[], Awaitable[object]],
        answer: Callable[[str], Awaitable[bool]],
        restock: Callable[[Levels], Awaitable[Levels]],
        status: Callable[[], object],
        scenes: SceneDesk,
    ) -> None:
        self._token = token
        self._waiting = waiting
        self._answer = answer
        self._restock = restock
        self._status = status
        self._scenes = scenes

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/calls", self.for_staff(self._list_calls)),
            Route("/calls/{call}/answer", self.for_staff(self._answer_call), methods=["POST"]),
            Route("/status", self.for_staff(self._show_status)),
            Route("/stock", self.for_staff(self._put_stock), methods=["PUT"]),
            Route("/scenes", self.for_staff(self._scenes.put_several), methods=["PUT"]),
            Route("/scenes/undo", self.for_staff(self._scenes.undo), methods=["POST"]),
            Route("/scenes/{scene}", self.for_staff(self._scenes.put_one), methods=["PUT"]),
        ]

    def for_staff(self, answer: Answer) -> Answer:
        """The same route, shut to whoever does not send the token."""

        @wraps(answer)
        async def shut(request: Request) -> Response:
            given = request.headers.get("authorization", "").removeprefix("Bearer ")
            if not secrets.compare_digest(given.encode(), self._token.encode()):
                return refusal(401, "Send the staff token as “Authorization: Bearer ...”.")
            return await answer(request)

        return shut

    async def _show_status(self, _: Request) -> Response:
        return Json(self._status())

    async def _list_calls(self, _: Request) -> Response:
        return Json(await self._waiting())

    async def _answer_call(self, request: Request) -> Response:
        answered = await self._answer(request.path_params["call"])
        return Json({"answered": True}) if answered else refusal(404, "There is no open call with this number.")

    async def _put_stock(self, request: Request) -> Response:
        body = await body_of(request, STOCK_BYTES)
        if isinstance(body, Response):
            return body
        try:
            return Json({"available": await self._restock(_LEVELS.decode(body))})
        except msgspec.MsgspecError as fault:
            told = 'Send {"SKU": 5, "OTHER": null}: how many are available, null where they are not counted.'
            return refusal(400, f"{told} {fault}.")
        except UnknownSkus as fault:
            return Json({"error": "The store does not sell these; nothing was changed.", "unknown": fault.skus}, 422)
