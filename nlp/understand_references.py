"""From pointing phrases and the words in them to references."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from nlp.languages.grammar import Pointer
from nlp.lexicon import Lexicon
from nlp.turn import Constraint, Reference
from nlp.understand_hearing import Heard, spans
from nlp.vocabulary import Mention

_FIELDS = {
    "kind": "kinds",
    "color": "colors",
    "material": "materials",
    "brand": "brands",
    "tag": "tags",
    "size": "sizes",
}


class Referred(msgspec.Struct, frozen=True):
    """A reference and where its phrase starts; not `is_definite` where the words may as well be a wish."""

    start: int
    reference: Reference
    is_definite: bool = True


class Referring(msgspec.Struct, frozen=True):
    """The references of an utterance in order, and the mentions that stand outside of them."""

    referred: tuple[Referred, ...]
    left_over: tuple[Mention, ...]

    def references(self, *, vague: bool = True) -> tuple[Reference, ...]:
        """All of them, or without `vague` only those that are sure to mean known things."""
        return tuple(each.reference for each in self.referred if vague or each.is_definite)


def refer(heard: Heard, lexicon: Lexicon) -> Referring:
    """Gives every pointing phrase the attributes and names that stand in it; names standing alone refer too."""
    referred: list[Referred] = []
    claimed: list[tuple[int, int]] = []
    for pointer in heard.pointers:
        extent = _extent(heard, pointer)
        reference = _filled(heard, pointer, extent, lexicon)
        if pointer.echoes and any(_tells(each.reference) for each in referred):
            claimed.append(extent)
        elif not _is_empty(reference):
            claimed += [extent, *_closed(heard, pointer)]
            referred.append(Referred(pointer.start, reference, pointer.is_definite or bool(reference.names)))
    for name in heard.names:
        if not _within(name.start, claimed):
            referred.append(Referred(name.start, Reference(names=tuple(sorted(name.entries)))))
    left_over = tuple(each for each in heard.mentions if not _within(each.start, claimed))
    return Referring(tuple(sorted(referred, key=lambda each: each.start)), left_over)


def constraint_of(heard: Heard, mentions: Iterable[Mention]) -> Constraint:
    """The attributes that the mentions ask for and rule out; what need not be is left out."""
    wanted: dict[str, list[str]] = {}
    excluded: list[tuple[str, str]] = []
    for each in mentions:
        stance = heard.stance(each)
        field, value = each.sense.field, each.sense.value
        if stance == "excluded":
            excluded.append((field, value))
        elif stance == "wanted" and field in _FIELDS:
            wanted.setdefault(_FIELDS[field], []).append(value)
    values = {field: tuple(dict.fromkeys(each)) for field, each in wanted.items()}
    return msgspec.convert({**values, "excluded": tuple(excluded)}, Constraint)


def sized(heard: Heard) -> Constraint:
    """The sizes asked for and ruled out; "no L?" asks for L."""
    asks = "question" in heard.fired()
    ruled_out = [each for each in heard.sizes if not asks and heard.stance(each) == "excluded"]
    wanted = (each.sense.value for each in heard.sizes if each not in ruled_out)
    excluded = dict.fromkeys(("size", each.sense.value) for each in ruled_out)
    return Constraint(sizes=tuple(dict.fromkeys(wanted)), excluded=tuple(excluded))


def with_attributes(reference: Reference, more: Constraint) -> Reference:
    """The reference with further attributes of the thing meant."""
    like = reference.like
    return replace(
        reference,
        like=replace(
            like,
            kinds=(*like.kinds, *more.kinds),
            colors=(*like.colors, *more.colors),
            materials=(*like.materials, *more.materials),
            brands=(*like.brands, *more.brands),
            tags=(*like.tags, *more.tags),
            excluded=(*like.excluded, *more.excluded),
        ),
    )


def _is_empty(reference: Reference) -> bool:
    """Whether nothing is said by which a thing could be told: "the" before an abstract noun, a piece of small talk."""
    return replace(reference, plural=False, frame="visitor") == Reference()


def _tells(reference: Reference) -> bool:
    """Whether a reference says which thing it means, rather than what is asked of it ("the price")."""
    return replace(reference, words=(), plural=False, frame="visitor") != Reference()


def _within(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _closed(heard: Heard, pointer: Pointer) -> list[tuple[int, int]]:
    """The stretches whose words are not the thing's own: places, and the thing it is placed by."""
    return [*pointer.skipped, *([_extent(heard, pointer.anchor)] if pointer.anchor else [])]


def _extent(heard: Heard, pointer: Pointer) -> tuple[int, int]:
    """Where the phrase stands, up to its own noun where that follows within reach."""
    nouns = (
        end
        for start, end in spans(heard.named("kind"), heard.names)
        if pointer.end <= end <= pointer.reach and start >= pointer.start
    )
    whole = (name.start for name in heard.names if name.start < pointer.start < name.end)
    return min([pointer.start, *whole]), max([pointer.end, *nouns])


def _filled(heard: Heard, pointer: Pointer, extent: tuple[int, int], lexicon: Lexicon) -> Reference:
    closed = _closed(heard, pointer)
    # A table that is sold by that name carries nothing.
    is_sold = any(start < name.end and name.start < end for start, end in pointer.skipped for name in heard.names)
    inside = [each for each in heard.mentions if _within(each.start, [extent]) and not _within(each.start, closed)]
    names = [name for name in heard.names if _within(name.start, [extent]) and not _within(name.start, closed)]
    taken = [*closed, *spans(inside, names, heard.sizes)]
    return replace(
        pointer.reference,
        fixture=None if is_sold else pointer.reference.fixture,
        anchor=_anchor(heard, pointer.anchor, lexicon) if pointer.anchor else None,
        names=tuple(sorted(frozenset[str]().union(*(name.entries for name in names)))),
        words=() if names or pointer.is_pronoun else _words(heard, extent, taken, lexicon, guess=not pointer.reach),
        like=constraint_of(heard, inside),
    )


def _anchor(heard: Heard, pointer: Pointer, lexicon: Lexicon) -> Reference:
    """The thing that a place starts from: where its words say nothing, what was talked of last."""
    reference = _filled(heard, pointer, _extent(heard, pointer), lexicon)
    return Reference(again=True) if _is_empty(reference) else reference


def _words(
    heard: Heard, extent: tuple[int, int], taken: list[tuple[int, int]], lexicon: Lexicon, *, guess: bool
) -> tuple[str, ...]:
    """The words that are part of some product's name; with `guess` also unknown ones, which then fit nothing."""
    grammar = heard.grammar
    known = grammar.plain | grammar.spoken
    tokens = [each for each in grammar.tokens(heard.plain) if _within(each.start, [extent])]
    free = [each for each in tokens if not _within(each.start, taken) and not known.intersection(each.forms)]
    parts = (lexicon.names.part(each.forms) or (each.forms[0] if guess else None) for each in free)
    return tuple(dict.fromkeys(part for part in parts if part))
