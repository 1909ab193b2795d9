"""What a body asks of the world. Visitors and agents use the same ones."""

import msgspec

from scenes.entities import Gesture, Look
from scenes.places import Place, Pose


class Walk(msgspec.Struct, frozen=True):
    """Walk to a place, round whatever stands in the way."""

    to: Place


class Steer(msgspec.Struct, frozen=True):
    """Stand here now: one sample of a motion that the client itself steers; checked and corrected by the world."""

    pose: Pose


class Face(msgspec.Struct, frozen=True):
    """Turn on the spot to a heading."""

    heading: float


class Point(msgspec.Struct, frozen=True):
    """Point at a display and light it up for everybody near; None lowers the arm."""

    display: str | None


class LookAt(msgspec.Struct, frozen=True):
    """Look at a display; None looks ahead again."""

    display: str | None


class Sit(msgspec.Struct, frozen=True):
    """Walk to the nearest free seat of a fixture and sit down; None stands up. Any step from there stands up, too."""

    fixture: str | None


class Teleport(msgspec.Struct, frozen=True):
    """Be at a place at once, the way on foot, as far along it as legs could run by now; `Corrected` says how far."""

    to: Place


class Gesticulate(msgspec.Struct, frozen=True):
    """Make a gesture."""

    gesture: Gesture


class Dress(msgspec.Struct, frozen=True):
    """Look like this from now on."""

    look: Look


class Utter(msgspec.Struct, frozen=True):
    """Say a piece of an utterance. Pieces with one number are one utterance; `done` marks its last piece."""

    utterance: int
    piece: str
    done: bool = True
    about: tuple[str, ...] = ()


Action = Walk | Steer | Face | Point | LookAt | Sit | Teleport | Gesticulate | Dress | Utter
