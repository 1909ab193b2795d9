"""What an answer makes an agent do, in order: the moves that a performance carries out."""

import msgspec

from avatars.steps import Step
from nlp.facts import Facts
from nlp.model import Line
from scenes.places import Place


class GoTo(msgspec.Struct, frozen=True):
    """Walk to a place. `apology` is said first thing where it could not be reached.

    `leading` is a visitor who follows.
    """

    to: Place
    apology: Facts | None = None
    leading: int | None = None


class TurnTo(msgspec.Struct, frozen=True):
    """Face a visitor, or a display, or a place."""

    visitor: int | None = None
    display: str | None = None
    place: Place | None = None


class Present(msgspec.Struct, frozen=True):
    """Point at a display and light it up; None lowers the arm."""

    display: str | None


class AwaitVisitor(msgspec.Struct, frozen=True):
    """Wait a moment until the visitor has come along, unless that was waited for in vain on the way."""

    visitor: int


class Say(msgspec.Struct, frozen=True):
    """Say something to a visitor about some displays; `lines` is the talk before it, `persona` who is speaking."""

    visitor: int
    facts: Facts
    about: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    persona: str = ""


class Emit(msgspec.Struct, frozen=True):
    """Any other step, as it is."""

    step: Step


Move = GoTo | TurnTo | Present | AwaitVisitor | Say | Emit
