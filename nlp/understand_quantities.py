"""How many of each thing are ordered, "one stool and two of those mugs", by the numbers that stand beside them."""

import re

from msgspec.structs import replace

from nlp.turn import Constraint, Reference
from nlp.understand_hearing import Heard, Span, spans
from nlp.understand_references import Referring, constraint_of, with_attributes

_BETWEEN = re.compile(r",\s+|\s+(?:and|plus|&)\s+|(?<=[가-힣]랑)\s+|(?<=하고)\s+|(?<=[가-힣][와과])\s+|\s+그리고\s+")
"""What stands between the things of a list."""
_OF_EACH = re.compile(r" (?:of )?(?:each|both|all)|씩")
_TELLING = ("kind", "color", "material", "brand")


def ordered(references: tuple[Reference, ...], heard: Heard, referring: Referring) -> tuple[Reference, ...]:
    """The references of an order, each with the number said with it; one for every thing of a list."""
    items = _items(heard, referring)
    if heard.counts and len(items) > 1:
        if _counts_them(heard, items):
            return tuple(replace(each, quantity=1) for each in references)
        return tuple(each for item in items for each in _of_item(item, heard, referring))
    return _with_quantity(references, heard, referring)


def quantity(heard: Heard) -> int | None:
    """The number said first; of one thing shared out ("one for me and one for my brother"), the sum."""
    numbers = [each.number for each in heard.counts]
    return sum(numbers) if "shared_out" in heard.fired() else next(iter(numbers), None)


def _items(heard: Heard, referring: Referring) -> list[Span]:
    """The stretches of a list, each with a thing in it; words that name none belong to the thing that follows."""
    cuts = [0, *(each.end() for each in _BETWEEN.finditer(heard.plain)), len(heard.plain)]
    things = [each.start for each in referring.referred]
    things += [each.start for each in referring.left_over if each.sense.field == "kind"]
    items: list[Span] = []
    start = 0
    for end in cuts[1:]:
        if any(start <= each < end for each in things):
            items.append((start, end))
            start = end
    return [*items[:-1], (items[-1][0], len(heard.plain))] if items else []


def _counts_them(heard: Heard, items: list[Span]) -> bool:
    """ "This and that, the two of them": whether the only number is that of the list itself."""
    return len(heard.counts) == 1 and heard.counts[0].number == len(items) and not _named_in(items[-1], heard)


def _named_in(item: Span, heard: Heard) -> bool:
    return any(item[0] <= start < item[1] for start, _ in spans(heard.names, heard.named("kind")))


def _of_item(item: Span, heard: Heard, referring: Referring) -> tuple[Reference, ...]:
    start, end = item
    found = tuple(each.reference for each in referring.referred if start <= each.start < end)
    around = [each for each in referring.left_over if start <= each.start < end and each.sense.field in _TELLING]
    told = constraint_of(heard, around)
    if not found:
        found = (Reference(like=told),)
    elif told != Constraint():
        found = (*found[:-1], with_attributes(found[-1], told))
    numbers = [each for each in heard.counts if start <= each.start < end]
    if len(numbers) != 1:
        return found
    return tuple(_so_many(each, numbers[0].number, heard.plain[numbers[0].end :]) for each in found)


def _with_quantity(references: tuple[Reference, ...], heard: Heard, referring: Referring) -> tuple[Reference, ...]:
    """Gives each reference the only number; one said alone before others is of the thing in talk."""
    if len(heard.counts) != 1 or not referring.referred or len(references) != len(referring.referred):
        return references
    count = heard.counts[0]
    pieces = [(start, end) for start, end in heard.pieces() if start <= count.start < end]
    owners = [at for at, each in enumerate(referring.referred) if pieces[0][0] <= each.start < pieces[0][1]]
    if not owners:
        return (Reference(again=True, quantity=count.number), *references)
    return tuple(
        _so_many(each, count.number, heard.plain[count.end :]) if at in owners else each
        for at, each in enumerate(references)
    )


def _so_many(reference: Reference, number: int, after: str) -> Reference:
    """ "Two of those" are two of the thing in talk, "two of each" are not."""
    is_one = reference == Reference(again=True, plural=True) and not _OF_EACH.match(after)
    return replace(reference, quantity=number, plural=reference.plural and not is_one)
