"""Endpoints: avatars of visitors' own, VRM 1.0 files that all who see them fetch, and what staff take away."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from vstore.accounts.role import Role
from vstore.doors.api.endpoint import Call, Endpoint, Errors, Reply
from vstore.doors.api.insiders import Insiders, NotInside, TooFast, VisitorFault
from vstore.doors.api.privacy import Language, NoVisitor
from vstore.protocol.refusals import Code

GLB = "model/gltf-binary"
FILE_SECONDS = 120.0
"""For the largest file on a line of 67 kB a second."""

TAKEN_RATE, TAKEN_BURST = 0.05, 3.0
FETCHED_RATE, FETCHED_BURST = 2.0, 60.0
"""So many files of one visitor, and for one, a second and at once."""

FOR_GOOD = {"cache-control": "private, max-age=31536000, immutable"}


class Sent(msgspec.Struct, frozen=True):
    """What goes with a file: the language to answer in, and whether the visitor is its author or has their leave."""

    language: Language = "en"
    has_leave: Annotated[bool, Meta(description="The visitor is its author, or has the author's leave.")] = False


class Taken(msgspec.Struct, frozen=True):
    """A file that the store keeps: `avatar` is what a Look takes, the rest what its file says of it."""

    avatar: str
    name: str
    authors: tuple[str, ...]
    licence: str
    for_everyone: bool
    credit_required: bool
    triangles: int


class Shown(msgspec.Struct, frozen=True):
    """An avatar as staff see it: `size` in bytes, `worn_at` when it was last put on, `worn_by` the names of those who
    are in the store in it now."""

    avatar: str
    name: str
    authors: tuple[str, ...]
    licence: str
    size: int
    worn_at: datetime
    worn_by: tuple[str, ...]


class UnfitAvatar(Exception):
    """The file is not taken; `fault` is a code for it, the text a sentence in the visitor's language."""

    def __init__(self, words: str, fault: str) -> None:
        super().__init__(words)
        self.members: Mapping[str, object] = {"fault": fault}


class AvatarLeave(VisitorFault):
    code = Code.AVATAR_LEAVE


class AvatarRefused(VisitorFault):
    code = Code.AVATAR_REFUSED


class AvatarsFull(VisitorFault):
    code = Code.AVATARS_FULL


class AvatarNotExamined(VisitorFault):
    code = Code.AVATAR_NOT_EXAMINED


class UnknownAvatar(VisitorFault):
    code = Code.UNKNOWN_AVATAR


Take = Callable[[str, bytes, bool, str], Awaitable[Taken]]
"""A visitor, their file, whether they have leave, their language: raises the faults above."""


class AvatarRack(msgspec.Struct, frozen=True):
    """`take` keeps a file, `file` gives its bytes, `remove` takes it from a visitor, `take_away` from everybody.

    The last three find nothing where there is none; `take_away` is told who does so; `all` are those kept.
    """

    insiders: Insiders
    most_bytes: int
    take: Take
    file: Callable[[str], Awaitable[bytes | None]]
    remove: Callable[[str, str], Awaitable[bool]]
    take_away: Callable[[str, str], Awaitable[bool]]
    all: Callable[[], Awaitable[tuple[Shown, ...]]]


def avatar_endpoints(rack: AvatarRack) -> tuple[Endpoint, ...]:
    """For visitors who are inside, and for staff."""
    taken = rack.insiders.rate(TAKEN_RATE, TAKEN_BURST)
    fetched = rack.insiders.rate(FETCHED_RATE, FETCHED_BURST)

    async def admit(call: Call) -> None:
        await taken.visitor(call, call.query.language)

    async def take(call: Call) -> Taken:
        sent: Sent = call.query
        who = await rack.insiders.visitor(call, sent.language)
        return await rack.take(who, call.body, sent.has_leave, sent.language)

    async def fetch(call: Call) -> Reply:
        await fetched.visitor(call, "en")
        data = await rack.file(call.path["avatar"])
        if data is None:
            raise UnknownAvatar("en")
        return Reply(data, FOR_GOOD)

    async def remove(call: Call) -> None:
        if not await rack.remove(await rack.insiders.visitor(call, "en"), call.path["avatar"]):
            raise UnknownAvatar("en")

    async def show_all(_: Call) -> tuple[Shown, ...]:
        return await rack.all()

    async def take_away(call: Call) -> None:
        assert call.who
        if not await rack.take_away(call.path["avatar"], call.who.name):
            raise UnknownAvatar("en")

    strangers: Errors = {NoVisitor: 401, NotInside: 403}
    return (
        Endpoint(
            method="POST",
            path="/api/avatars",
            summary=f"Give the store a VRM 1.0 file to wear, at most {rack.most_bytes // 1_000_000} MB",
            role=None,
            body=msgspec.Raw,
            body_bytes=rack.most_bytes,
            body_media=GLB,
            body_seconds=FILE_SECONDS,
            admit=admit,
            query=Sent,
            answer=Taken,
            errors={
                **strangers,
                TooFast: 429,
                UnfitAvatar: 422,
                AvatarLeave: 422,
                AvatarRefused: 403,
                AvatarsFull: 507,
                AvatarNotExamined: 503,
            },
            act=take,
        ),
        Endpoint(
            method="GET",
            path="/api/avatars/{avatar}",
            summary="The file of an avatar that somebody wears, for those who are inside",
            role=None,
            answer=bytes,
            media=GLB,
            errors={**strangers, TooFast: 429, UnknownAvatar: 404},
            act=fetch,
        ),
        Endpoint(
            method="DELETE",
            path="/api/avatars/{avatar}",
            summary="Take a file of one's own back; whoever wears it looks ordinary at once",
            role=None,
            errors={**strangers, UnknownAvatar: 404},
            act=remove,
        ),
        Endpoint(
            method="GET",
            path="/api/staff/avatars",
            summary="Visitors' own avatars, those put on last first",
            role=Role.CLERK,
            answer=tuple[Shown, ...],
            personal="avatars",
            act=show_all,
        ),
        Endpoint(
            method="DELETE",
            path="/api/staff/avatars/{avatar}",
            summary="Take an avatar away from everybody, for good: its file is not taken again",
            role=Role.CLERK,
            errors={UnknownAvatar: 404},
            personal="avatars",
            act=take_away,
        ),
    )
