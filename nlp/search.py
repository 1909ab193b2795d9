"""Which products fit a wish, best first, and the facts that make them fit."""

from collections.abc import Sequence

import msgspec

from nlp.lexicon import Lexicon
from nlp.turn import Constraint


class Reason(msgspec.Struct, frozen=True):
    """A true fact of the product that answers the wish: kind of fact (tag, color, material, price ...) and its value."""

    kind: str
    value: str


class Hit(msgspec.Struct, frozen=True):
    """A product that fits, how well (higher is better) and why."""

    entry: str
    score: float
    reasons: tuple[Reason, ...] = ()


def find(
    constraint: Constraint,
    words: Sequence[str],
    entries: Sequence[str] | None = None,
    *,
    lexicon: Lexicon,
    limit: int = 3,
) -> tuple[Hit, ...]:
    """The products that meet every hard constraint and are in stock, best first; () where nothing fits.

    `words` are further words of the utterance (needs, names); `entries` limits the search to these ids. Only facts
    that hold become reasons.
    """
    return ()
