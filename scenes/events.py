"""What happened in the world, in order. Where bodies stand is no event: the world's crowd tells it at any time."""

import msgspec

from scenes.entities import Body, Gesture, Seat
from scenes.places import Pose


class Appeared(msgspec.Struct, frozen=True):
    """A body came in."""

    body: Body


class Vanished(msgspec.Struct, frozen=True):
    """A body left."""

    body: int


class Corrected(msgspec.Struct, frozen=True):
    """A steered motion was impossible; the body stands at `pose`. For its own client only."""

    body: int
    pose: Pose


class Arrived(msgspec.Struct, frozen=True):
    """A walk ended: at its goal, or as near as one can get (`reached` False). For its own body only."""

    body: int
    reached: bool


class Pointed(msgspec.Struct, frozen=True):
    """A body points at a display, or lowers its arm (None)."""

    body: int
    display: str | None


class Looked(msgspec.Struct, frozen=True):
    """A body looks at a display, or ahead again (None)."""

    body: int
    display: str | None


class Seated(msgspec.Struct, frozen=True):
    """A body sits down on a seat, or stands up from it (None)."""

    body: int
    seat: Seat | None


class Gestured(msgspec.Struct, frozen=True):
    """A body made a gesture."""

    body: int
    gesture: Gesture


class Dressed(msgspec.Struct, frozen=True):
    """A body looks different."""

    body: int


class Said(msgspec.Struct, frozen=True):
    """A piece of an utterance. `about` lists the displays it speaks of."""

    body: int
    utterance: int
    piece: str
    done: bool
    about: tuple[str, ...] = ()


Event = Appeared | Vanished | Corrected | Arrived | Pointed | Looked | Seated | Gestured | Dressed | Said
