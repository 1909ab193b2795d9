"""The staff's side of publishing: scenes come in as JSON, and what has changed or what is wrong goes out."""

from collections.abc import Awaitable, Callable, Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from vstore.doors.answers import Json, body_of, refusal
from vstore.publication import NothingToUndo, NotPublished, Publication

SCENE_BYTES = 4 * 1024 * 1024
ALL_SCENES_BYTES = 2 * SCENE_BYTES

_SCENES = msgspec.json.Decoder(dict[str, msgspec.Raw])


class SceneDesk:
    """`publish` takes documents as JSON by scene id; `undo` goes one publication back."""

    def __init__(
        self,
        publish: Callable[[Mapping[str, bytes]], Awaitable[Publication]],
        undo: Callable[[], Awaitable[Publication]],
    ) -> None:
        self._publish = publish
        self._undo = undo

    async def put_one(self, request: Request) -> Response:
        """The body is the document of the scene in the path."""
        body = await body_of(request, SCENE_BYTES)
        if isinstance(body, Response):
            return body
        return await _answer(self._publish({request.path_params["scene"]: body}))

    async def put_several(self, request: Request) -> Response:
        """The body is a map of documents by scene id: for doors between them, which one alone could not have."""
        body = await body_of(request, ALL_SCENES_BYTES)
        if isinstance(body, Response):
            return body
        try:
            sent = _SCENES.decode(body)
        except msgspec.MsgspecError as fault:
            return refusal(400, f'Send {{"SCENE": {{the scene document}}, ...}}. {fault}.')
        return await _answer(self._publish({scene: bytes(data) for scene, data in sent.items()}))

    async def undo(self, _: Request) -> Response:
        """Goes back to what visitors saw before the latest publication."""
        return await _answer(self._undo())


async def _answer(publishing: Awaitable[Publication]) -> Response:
    try:
        return Json(await publishing)
    except NotPublished as fault:
        return Json({"error": "Nothing was changed.", "problems": fault.problems}, 422)
    except NothingToUndo:
        return refusal(409, "There is no earlier version to go back to.")
