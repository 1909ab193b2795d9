"""What reaches an agent's senses."""

from collections.abc import Mapping

import msgspec

from nlp.comprehension import Understood
from scenes.money import Money


class Entered(msgspec.Struct, frozen=True):
    """A visitor came into the room. `known` means: back after a short absence."""

    visitor: int
    known: bool = False


class Left(msgspec.Struct, frozen=True):
    """A visitor left the room."""

    visitor: int


class Heard(msgspec.Struct, frozen=True):
    """A visitor in earshot said something, whole."""

    visitor: int
    text: str


class WalkEnded(msgspec.Struct, frozen=True):
    """The agent's own walk ended."""

    reached: bool


class SpeechEnded(msgspec.Struct, frozen=True):
    """The agent's own utterance was said to its end (or hushed)."""

    utterance: int


class CartAnswered(msgspec.Struct, frozen=True, tag="cart"):
    """The cart change that the agent asked for: done, or `refused` with a machine code (sold_out, too_many ...)."""

    visitor: int
    sku: str
    quantity: int
    refused: str | None = None


class OrderAnswered(msgspec.Struct, frozen=True, tag="order"):
    """The change of an order that the agent asked for: done, or `refused` with a machine code."""

    visitor: int
    number: str
    cancel: bool
    refused: str | None = None


class Comprehended(msgspec.Struct, frozen=True, tag="comprehended"):
    """What a visitor meant by the words that the agent asked about under this number."""

    visitor: int
    number: int
    understood: Understood


class OrderSettled(msgspec.Struct, frozen=True):
    """An order of a visitor in the room reached a state (paid, declined ...)."""

    visitor: int
    number: str
    state: str


class Repriced(msgspec.Struct, frozen=True):
    """The records of products have changed: these prices, by product id, no longer hold."""

    prices: Mapping[str, frozenset[Money]]


Answered = CartAnswered | OrderAnswered | Comprehended
"""What comes back from the outside, where an agent has asked for something."""

Perception = Entered | Left | Heard | WalkEnded | SpeechEnded | Answered | OrderSettled | Repriced
