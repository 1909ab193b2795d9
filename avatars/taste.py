"""What moves a product up or down beside the wish: what the visitor liked and turned down, and the store's own push."""

from collections.abc import Mapping

from avatars.talk import Talk
from nlp.concepts import Field

_SHARED: tuple[Field, ...] = ("material", "tag", "brand", "color")
# A shared trait counts little beside what was wished for (nlp.search), and likes can never add up to more than a tag.
TRAIT, MOST = 0.2, 1.0
# A thing beyond the budget named earlier comes after one within it.
BEYOND_BUDGET = 1.0
# The heaviest push decides between things that fit nearly as well, never between one that fits and one that does not.
PUSH = 0.5


def leanings(talk: Talk) -> Mapping[str, float]:
    """Product id -> what to add to its score; all of it can be told to the visitor (`informing.reasons`)."""
    memory, entries = talk.memory, talk.lexicon.entries
    found = {product: PUSH * weight for product, weight in talk.view.promoted.items()}
    if not (memory.liked or memory.rejected or memory.budget):
        return found
    liked, rejected = _traits(talk, memory.liked), _traits(talk, memory.rejected)
    for product, entry in entries.items():
        own = _traits(talk, (product,))
        taste = TRAIT * (len(own & liked) - len(own & rejected))
        beyond = memory.budget is not None and entry.price_least > memory.budget
        found[product] = found.get(product, 0.0) + max(-MOST, min(MOST, taste)) - BEYOND_BUDGET * beyond
    return found


def shared_with_liked(talk: Talk, product: str) -> tuple[str, str] | None:
    """A liked product and a tag that both have, if any."""
    tags = talk.lexicon.values(product, "tag")
    likes = (each for each in talk.memory.liked if each != product and each in talk.lexicon.entries)
    both = ((each, tag) for each in likes for tag in sorted(talk.lexicon.values(each, "tag") & tags))
    return next(both, None)


def _traits(talk: Talk, products: tuple[str, ...] | list[str]) -> set[tuple[str, str]]:
    known = (each for each in products if each in talk.lexicon.entries)
    return {(field, value) for each in known for field in _SHARED for value in talk.lexicon.values(each, field)}
