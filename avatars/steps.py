"""What an agent does next: steps that the room carries out in order."""

import msgspec

from nlp.comprehension import Utterance
from nlp.facts import Facts
from nlp.model import Line
from nlp.turn import Turn
from scenes.actions import Action


class Do(msgspec.Struct, frozen=True):
    """Move the body: the same actions that visitors have (Walk, Face, Point, Gesticulate)."""

    action: Action


class Think(msgspec.Struct, frozen=True):
    """Show that an answer to a visitor is coming, or (False) no longer."""

    visitor: int
    thinking: bool


class Comprehend(msgspec.Struct, frozen=True):
    """Make out what a visitor has said, elsewhere. `number` is unique for this agent. Answered by Comprehended.

    The words have `waited` so many seconds for the agent to turn to them.
    """

    visitor: int
    number: int
    utterance: Utterance
    waited: float = 0.0


class Decided(msgspec.Struct, frozen=True):
    """What an agent made of a visitor's words and set out to do, for whoever wants to look into its mind.

    `meant` and `unsure` are ids of displays or products, `near` the nearest products with how near they are, `says`
    keys of phrases, `does` names of further steps; the seconds are those that resolving and deciding took.
    """

    visitor: int
    turn: Turn
    meant: tuple[str, ...]
    unsure: tuple[str, ...]
    near: dict[str, float]
    says: tuple[str, ...]
    does: tuple[str, ...]
    resolve_seconds: float
    decide_seconds: float


class Speak(msgspec.Struct, frozen=True):
    """Say `facts` to a visitor. `utterance` is unique for this agent; `lines` is the talk so far, oldest first."""

    visitor: int
    utterance: int
    facts: Facts
    persona: str
    lines: tuple[Line, ...] = ()
    about: tuple[str, ...] = ()


class Hush(msgspec.Struct, frozen=True):
    """Stop saying an utterance: its visitor has spoken again."""

    utterance: int


class ChangeCart(msgspec.Struct, frozen=True):
    """Have so many of a variant in the visitor's cart, on the visitor's word. Answered by CartAnswered."""

    visitor: int
    sku: str
    quantity: int


class ChangeOrder(msgspec.Struct, frozen=True):
    """Cancel all that was not sent of the visitor's order, or else (`cancel` False) have all that was come back.

    Answered by OrderAnswered.
    """

    visitor: int
    number: str
    cancel: bool


class ShowCard(msgspec.Struct, frozen=True):
    """Open a product's card on the visitor's screen."""

    visitor: int
    product: str
    sku: str | None = None


class OfferCheckout(msgspec.Struct, frozen=True):
    """Open the checkout on the visitor's screen; only the visitor can order."""

    visitor: int


class CallClerk(msgspec.Struct, frozen=True):
    """Raise the flag that staff see: this visitor wants a person. `reason` is a short id."""

    visitor: int
    reason: str


Step = (
    Do | Think | Comprehend | Decided | Speak | Hush | ChangeCart | ChangeOrder | ShowCard | OfferCheckout | CallClerk
)
