"""Endpoints: what rooms look like. Scenes come in as JSON; what has changed, or what is wrong, goes out."""

from collections.abc import Awaitable, Callable, Mapping

import msgspec

from vstore.accounts.role import Role
from vstore.doors.api.endpoint import Call, Endpoint
from vstore.publication import NothingToUndo, NotPublished, Publication

SCENE_BYTES = 4 * 1024 * 1024
ALL_SCENES_BYTES = 2 * SCENE_BYTES


def scene_endpoints(
    publish: Callable[[Mapping[str, bytes]], Awaitable[Publication]], undo: Callable[[], Awaitable[Publication]]
) -> tuple[Endpoint, ...]:
    """`publish` takes documents as JSON by scene id; `undo` goes one publication back."""

    async def put_several(call: Call) -> Publication:
        return await publish({scene: bytes(data) for scene, data in call.body.items()})

    async def put_one(call: Call) -> Publication:
        return await publish({call.path["scene"]: call.body})

    async def go_back(_: Call) -> Publication:
        return await undo()

    return (
        Endpoint(
            method="PUT",
            path="/api/staff/scenes",
            summary="Show scenes, by id, all or none: for doors between them, which one alone could not have",
            role=Role.DESIGNER,
            body=dict[str, msgspec.Raw],
            body_bytes=ALL_SCENES_BYTES,
            answer=Publication,
            errors={NotPublished: 422},
            act=put_several,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/scenes/undo",
            summary="Go back to what visitors saw before the latest publication",
            role=Role.DESIGNER,
            answer=Publication,
            errors={NotPublished: 422, NothingToUndo: 409},
            act=go_back,
        ),
        Endpoint(
            method="PUT",
            path="/api/staff/scenes/{scene}",
            summary="Show a scene; the body is its document",
            role=Role.DESIGNER,
            body=msgspec.Raw,
            body_bytes=SCENE_BYTES,
            answer=Publication,
            errors={NotPublished: 422},
            act=put_one,
        ),
    )
