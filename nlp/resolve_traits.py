"""Which candidates have the attributes and names that were said, and which stand out among them."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from nlp.candidates import Candidate
from nlp.concepts import Field, is_in_pairs, widened, within
from nlp.lexicon import Lexicon
from nlp.turn import Reference

Candidates = tuple[Candidate, ...]

# "The multicoloured one" may be on record by its colours.
_MANY, _SEVERAL = frozenset({"multicolor"}), 3


def with_traits(candidates: Sequence[Candidate], reference: Reference, lexicon: Lexicon) -> Candidates:
    """Those that are what the reference says; with an exact colour or kind where there is one, else a related one.

    Who names a thing means it, also where it is not what else is said of it: "is the Harrow Coat warm?" asks that.
    """
    named = tuple(each for each in candidates if each.entry in reference.names)
    if reference.names:
        return _having_traits(named, reference, lexicon) or named
    return _having_traits(candidates, reference, lexicon)


def _having_traits(candidates: Sequence[Candidate], reference: Reference, lexicon: Lexicon) -> Candidates:
    like, found = reference.like, tuple(candidates)
    wanted: tuple[tuple[Field, tuple[str, ...]], ...] = (
        ("kind", like.kinds),
        ("material", like.materials),
        ("brand", like.brands),
    )
    for field, values in wanted:
        found = _having(found, field, values, lexicon)
    found = tuple(
        each
        for each in found
        if all(_has(each, "tag", tag, lexicon) or lexicon.is_called(each.entry, tag) for tag in like.tags)
    )
    found = _colored(found, reference, lexicon)
    found = tuple(
        each for each in found if not any(_has(each, _field(name), value, lexicon) for name, value in like.excluded)
    )
    return _with_words(found, reference, lexicon)


def loosely(reference: Reference) -> Reference:
    """The same with wider kinds: what one calls a coat the other calls a jacket."""
    return replace(reference, like=replace(reference.like, kinds=tuple(map(widened, reference.like.kinds))))


def is_described(reference: Reference) -> bool:
    """Whether the reference says what the thing is, not only where."""
    like = reference.like
    return bool(
        reference.names
        or reference.words
        or like.kinds
        or like.colors
        or like.materials
        or like.brands
        or like.tags
        or like.excluded
    )


def outstanding(candidates: Sequence[Candidate], extreme: str, lexicon: Lexicon) -> Candidates:
    """The candidate at the extreme; several where they tie; () where no record tells."""
    measure = _MEASURES[extreme]
    known = [(value, each) for each in candidates if (value := measure(each, lexicon)) is not None]
    best = max((value for value, _ in known), default=None)
    return tuple(each for value, each in known if value == best)


def _field(name: str) -> Field:
    fields: dict[str, Field] = {
        "color": "color",
        "material": "material",
        "kind": "kind",
        "brand": "brand",
        "size": "size",
    }
    return fields.get(name, "tag")


def _having(candidates: Candidates, field: Field, values: tuple[str, ...], lexicon: Lexicon) -> Candidates:
    if not values:
        return candidates
    return tuple(each for each in candidates if any(_has(each, field, value, lexicon) for value in values))


def _colored(candidates: Candidates, reference: Reference, lexicon: Lexicon) -> Candidates:
    """Those of just the said colours, else those that have them all, else that have them in a wider sense.

    Of several things each may be of one of them: "the grey and brown ones".
    """
    said = frozenset(reference.like.colors)
    if not said:
        return candidates
    seen = [(each, _colors(each, lexicon)) for each in candidates]
    may_be_several = reference.plural or is_in_pairs(reference.like.kinds)
    if may_be_several and len(said) > 1:
        apart = tuple(each for each, colors in seen if len(colors) == 1 and colors <= said)
        if len({_colors(each, lexicon) for each in apart}) == len(said):
            return apart
    tiers: tuple[Callable[[frozenset[str]], bool], ...] = (
        lambda colors: colors == said,
        lambda colors: said <= colors,
        lambda colors: all(any(value in within("color", each) for each in colors) for value in said),
        lambda colors: all(_unshaded(value) in colors for value in said),
        lambda colors: reference.plural and bool(said & colors),
        lambda colors: said == _MANY and len(colors) >= _SEVERAL,
    )
    tiered = (tuple(each for each, colors in seen if fits(colors)) for fits in tiers)
    found = next((each for each in tiered if each), ())
    return tuple(each for each in found if _ordered(each, lexicon) == reference.like.colors) or found


def _ordered(candidate: Candidate, lexicon: Lexicon) -> tuple[str, ...]:
    """ "Black and white" is rather the black one with white than the white one with black."""
    return lexicon.concepts(candidate.entry, "color", candidate.color) if candidate.color else ()


def _unshaded(color: str) -> str:
    """Light and dark are in the eye: "the light grey one" may be on record as grey."""
    return within("color", color)[-1] if color.startswith(("light ", "dark ")) else color


def _colors(candidate: Candidate, lexicon: Lexicon) -> frozenset[str]:
    """The colours of what is on show; of a thing without a shown variant all in which it comes."""
    if candidate.color is None:
        return lexicon.values(candidate.entry, "color")
    return frozenset(lexicon.concepts(candidate.entry, "color", candidate.color))


def _has(candidate: Candidate, field: Field, value: str, lexicon: Lexicon) -> bool:
    if field == "color" and candidate.color is not None:
        return candidate.color in lexicon.fitting(candidate.entry, "color", value)
    return bool(lexicon.has(candidate.entry, field, value))


def _with_words(candidates: Candidates, reference: Reference, lexicon: Lexicon) -> Candidates:
    """Those whose names hold the most of the words; words that fit no name count only where nothing else is said."""
    if not reference.words:
        return candidates
    holders = [lexicon.names.with_part(word) for word in reference.words]
    score = {each.id: sum(each.entry in entries for entries in holders) for each in candidates}
    best = max(score.values(), default=0)
    if not best:
        return candidates if reference.like.kinds and not any(holders) else ()
    return tuple(each for each in candidates if score[each.id] == best)


def _price(candidate: Candidate, lexicon: Lexicon) -> float:
    return candidate.price if candidate.price is not None else lexicon.entries[candidate.entry].price_least


def _volume(candidate: Candidate) -> float | None:
    return candidate.size[0] * candidate.size[1] * candidate.size[2] if candidate.size else None


def _negative(value: float | None) -> float | None:
    return None if value is None else -value


_MEASURES: dict[str, Callable[[Candidate, Lexicon], float | None]] = {
    "nearest": lambda each, _: -each.distance,
    "farthest": lambda each, _: each.distance,
    "cheapest": lambda each, lexicon: -_price(each, lexicon),
    "dearest": _price,
    "best_rated": lambda each, lexicon: lexicon.entries[each.entry].rating,
    "newest": lambda each, lexicon: _day(lexicon.entries[each.entry].released),
    "tallest": lambda each, _: each.size[1] if each.size else None,
    "biggest": lambda each, _: _volume(each),
    "smallest": lambda each, _: _negative(_volume(each)),
}


def _day(released: str) -> float | None:
    digits = released.replace("-", "")
    return float(digits) if digits.isdigit() else None
