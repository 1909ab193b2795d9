"""Who is in the room: bodies of visitors, agents and clerks."""

from enum import StrEnum

import msgspec

from scenes.places import Pose
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


class Motion(StrEnum):
    """What the legs do."""

    STAND = "stand"
    WALK = "walk"


class Look(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a body looks: a hair style, and "#rrggbb" colours."""

    hair: str = "short"
    skin_color: str = "#e0b394"
    hair_color: str = "#3b2b22"
    top_color: str = "#4a6fa5"
    bottom_color: str = "#39404d"
    shoes_color: str = "#f2f2f2"


class Body(msgspec.Struct, frozen=True, omit_defaults=True):
    """A presence in the room. `id` is 1 to 65535, unique in the room and never the session's id.

    `names` are an agent's names by language, where it has several; everybody has a `name`.
    """

    id: int
    role: Role
    name: str
    pose: Pose
    look: Look = Look()
    motion: Motion = Motion.STAND
    pointing_at: str | None = None
    names: Text = {}
