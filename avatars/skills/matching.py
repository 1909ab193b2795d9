"""What goes with a thing: sold things of other kinds that share what it is listed for."""

from collections import Counter

import msgspec

from avatars.items import Item
from avatars.records import available, prices
from avatars.talk import Talk
from nlp.concepts import completes, within


class Companion(msgspec.Struct, frozen=True):
    """A thing that goes with another, and one tag that both are listed with."""

    item: Item
    shared: str


def companions(talk: Talk, item: Item) -> tuple[Companion, ...]:
    """Those on show in the same place, the most in common first; () where nothing has anything in common."""
    known = Counter(tag for product in talk.view.products for tag in talk.lexicon.values(product, "tag"))
    found: list[tuple[float, Companion]] = []
    for other in talk.assortment.items(talk.view.products):
        # What few things share says more than what many do.
        shared = sorted(_tags(talk, item) & _tags(talk, other), key=lambda tag: (known[tag], tag))
        if shared and other.here == item.here and available(other.product.variants) and _differs(talk, item, other):
            found.append((sum(1 / known[tag] for tag in shared), Companion(other, shared[0])))
    found.sort(key=lambda each: (-each[0], each[1].item.product.id))
    return tuple(each for _, each in found)


def alternatives(talk: Talk, item: Item) -> tuple[Item, ...]:
    """What may be taken instead of an item: of its kind first, then of its family, the nearest in price first."""
    price, kinds = prices(item.product.variants)[0], talk.lexicon.values(item.product.id, "kind")

    def farness(other: Item) -> tuple[bool, int, str]:
        own = talk.lexicon.values(other.product.id, "kind")
        return not own & kinds, abs(prices(other.product.variants)[0].amount - price.amount), other.product.id

    found = (
        other
        for other in talk.assortment.items(talk.view.products)
        if other.product.id not in (item.product.id, *talk.memory.rejected)
        and available(other.product.variants)
        and not _differs(talk, item, other)
    )
    return tuple(sorted(found, key=farness))


def completing(talk: Talk, item: Item) -> Item | None:
    """The best rated thing of this room that is used together with an item and costs no more; None where none is.

    What is in the cart already, or was turned down, is passed over.
    """
    least = prices(item.product.variants)[0]
    passed_over = {*talk.memory.rejected, *(line.product for line in talk.visitor.cart)}
    fitting = [
        other
        for other in talk.assortment.items(talk.view.products)
        if other.here
        and other.product.id not in passed_over
        and _completes(talk, item, other)
        and available(other.product.variants)
        and prices(other.product.variants)[0] <= least
    ]
    return min(fitting, key=lambda other: (-(other.product.rating or 0.0), other.product.id), default=None)


def _completes(talk: Talk, item: Item, other: Item) -> bool:
    kinds = talk.lexicon.values(item.product.id, "kind")
    return any(completes(kind, each) for kind in kinds for each in talk.lexicon.values(other.product.id, "kind"))


def _tags(talk: Talk, item: Item) -> frozenset[str]:
    return talk.lexicon.values(item.product.id, "tag")


def _differs(talk: Talk, item: Item, other: Item) -> bool:
    """Whether the two are of different families below the widest: a coat and a scarf, not two coats."""
    return not _families(talk, item) & _families(talk, other)


def _families(talk: Talk, item: Item) -> frozenset[str]:
    chains = (within("kind", kind) for kind in talk.lexicon.values(item.product.id, "kind"))
    return frozenset(each for chain in chains for each in chain[: max(len(chain) - 1, 1)])
