"""Who is in the room: bodies of visitors, agents and clerks."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from scenes.places import Pose, Vec3
from scenes.products import Text


class Role(StrEnum):
    """Whose body it is. An agent is software and is always shown as such; a clerk is a person of the brand."""

    VISITOR = "visitor"
    AGENT = "agent"
    CLERK = "clerk"


class Gesture(StrEnum):
    """A movement that means something."""

    WAVE = "wave"
    NOD = "nod"
    POINT = "point"
    CLAP = "clap"


class Motion(StrEnum):
    """What the legs do."""

    STAND = "stand"
    WALK = "walk"


Color = Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$", max_length=7, examples=["#2f5d50"])]


AvatarHash = Annotated[str, Meta(pattern="^([0-9a-f]{64})?$", max_length=64)]
"""The SHA-256 of an avatar's file in hexadecimal digits; "" is none."""


class Look(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a body looks: a hair style, and "#rrggbb" colours. Everybody in the room draws it.

    `avatar` is a visitor's own VRM file, at `/api/avatars/{avatar}`; the rest is drawn until it is there, or where it
    cannot be shown.
    """

    hair: Annotated[str, Meta(max_length=40)] = "short"
    skin_color: Color = "#e0b394"
    hair_color: Color = "#3b2b22"
    top_color: Color = "#4a6fa5"
    bottom_color: Color = "#39404d"
    shoes_color: Color = "#f2f2f2"
    avatar: AvatarHash = ""


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place to sit: `at` is the middle of the seat's surface on the fixture, `heading` where one looks from it."""

    fixture: str
    at: Vec3
    heading: float = 0.0


class Body(msgspec.Struct, frozen=True, omit_defaults=True):
    """A presence in the room. `id` is 1 to 65535, unique in the room and never the session's id.

    `names` are an agent's names by language, where it has several; everybody has a `name`. Who sits is on `seat`, and
    `pose` is where they will stand up. `looking_at` is the display that holds their eyes.
    """

    id: int
    role: Role
    name: str
    pose: Pose
    look: Look = Look()
    motion: Motion = Motion.STAND
    pointing_at: str | None = None
    names: Text = {}
    seat: Seat | None = None
    looking_at: str | None = None
