"""How many of each thing are ordered, "one stool and two of those mugs", by the numbers that stand beside them."""

import re

from msgspec.structs import replace

from nlp.turn import Constraint, Reference
from nlp.understand_hearing import Heard, Span, spans
from nlp.understand_references import Referring, constraint_of, with_attributes

_BETWEEN = re.compile(r",\s+|\s+(?:and|plus|&)\s+|(?<=[가-힣]랑)\s+|(?<=하고)\s+|(?<=[가-힣][와과])\s+|\s+그리고\s+")
"""What stands between the things of a list."""
_OF_EACH = re.compile(r" (?:of )?(?:each|both|all)|씩")
_AFTER_KOREAN = re.compile(r"(?<=[가-힣])\s+")
"""What ends a thing whose number comes last: "검은색 하나 흰색 둘"."""
_ONE = re.compile(r"(?<=\w )ones?\b")
_TELLING = ("kind", "color", "material", "brand")


def ordered(references: tuple[Reference, ...], heard: Heard, referring: Referring) -> tuple[Reference, ...]:
    """The references of an order, each with the number said with it; one for every thing of a list."""
    if apart := _in_sizes_of_their_own(references, heard, referring):
        return apart
    items = _items(heard, referring)
    if len(items) > 1 and (heard.counts or any(_is_counted(each, heard, referring) for each in items)):
        if _counts_them(heard, items):
            return tuple(replace(each, quantity=1) for each in references)
        return _of_one_kind(tuple(each for item in items for each in _of_item(item, heard, referring)))
    return _with_quantity(references, heard, referring)


def _in_sizes_of_their_own(
    references: tuple[Reference, ...], heard: Heard, referring: Referring
) -> tuple[Reference, ...]:
    """ "The black one in M and the white one in L", "빨간 건 M, 흰 건 L": one for each size; () where it is not so."""
    colors = [each for each in heard.named("color") if heard.stance(each) == "wanted"]
    told = [each.start for each in colors] if len(colors) > 1 else [each.start for each in referring.referred]
    sizes = sorted(heard.sizes, key=lambda each: each.start)
    pairs = [*zip(told, (each.start for each in sizes), strict=False)]
    in_turn = [at for pair in pairs for at in pair]
    if len(sizes) < 2 or len(told) != len(sizes) or in_turn != sorted(in_turn) or len(heard.counts) > len(sizes):
        return ()
    whole = references if len(references) == len(sizes) else references[:1] * len(sizes)
    ends = (*told[1:], len(heard.plain))
    return tuple(
        _sized(reference, sizes[at].sense.value, colors[at].sense.value if len(colors) > 1 else None, number)
        for at, reference in enumerate(whole)
        for number in [next((each.number for each in heard.counts if told[at] <= each.start < ends[at]), None)]
    )


def _sized(reference: Reference, size: str, color: str | None, number: int | None) -> Reference:
    like = replace(reference.like, sizes=(size,))
    like = replace(like, colors=(color,)) if color else like
    return replace(reference, like=like, quantity=number, plural=False, again=False if color else reference.again)


def quantity(heard: Heard) -> int | None:
    """The number said first; of one thing shared out ("one for me and one for my brother"), the sum."""
    numbers = [each.number for each in heard.counts]
    return sum(numbers) if "shared_out" in heard.fired() else next(iter(numbers), None)


def _items(heard: Heard, referring: Referring) -> list[Span]:
    """The stretches of a list, each with a thing in it; words that name none belong to the thing that follows."""
    behind = (_AFTER_KOREAN.match(heard.plain, each.end) for each in heard.counts)
    ends = {each.end() for each in (*_BETWEEN.finditer(heard.plain), *behind) if each}
    things = [each.start for each in referring.referred]
    things += [each.start for each in referring.left_over if each.sense.field == "kind"]
    items: list[Span] = []
    start = 0
    for end in (*sorted(ends), len(heard.plain)):
        if any(start <= each < end for each in things) or _is_counted((start, end), heard, referring):
            items.append((start, end))
            start = end
    return [*items[:-1], (items[-1][0], len(heard.plain))] if items else []


def _is_counted(item: Span, heard: Heard, referring: Referring) -> bool:
    """Whether a thing of the list is told by its number and colour alone: "two white ones", "흰색 둘"; not "two black"
    of "two black and white mugs".
    """
    start, end = item
    told = [each.start for each in referring.left_over if start <= each.start < end and each.sense.field in _TELLING]
    if _ONE.search(heard.plain, start, end):
        return bool(told)
    goes_on = any(each.start >= end for each in heard.named("kind"))
    counted = [each.start for each in heard.counts if start <= each.start < end]
    return bool(told and counted) and (not goes_on or counted[-1] > told[-1])


def _counts_them(heard: Heard, items: list[Span]) -> bool:
    """ "This and that, the two of them": whether the only number is that of the list itself."""
    closing = len(heard.counts) == 1 and heard.counts[0].start >= items[-1][0]
    return closing and heard.counts[0].number == len(items) and not _named_in(items[-1], heard)


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


def _of_one_kind(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """ "One black mug and two white ones": what is told only by its colour is of the kind named beside it."""
    kinds: tuple[str, ...] = next((each.like.kinds for each in references if each.like.kinds), ())
    whole: list[Reference] = []
    for each in references:
        kinds = each.like.kinds or kinds
        says_more = each.pointing or each.again or each.names or each.words or each.is_placed or each.extreme
        whole.append(each if says_more else replace(each, like=replace(each.like, kinds=kinds)))
    return tuple(whole)


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
    """ "Two of those" are two of the thing in talk, "two of each" are not; "흰 거 두 개" go back to nothing said."""
    of_each = _OF_EACH.match(after)
    if reference.count == number and reference.like != Constraint() and not of_each:
        reference = replace(reference, again=False, plural=False, count=None)
    is_one = reference.plural and reference.again and not of_each
    return replace(reference, quantity=number, plural=reference.plural and not is_one)
