"""Which products fit a wish, best first, and the facts that make them fit."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

import msgspec
from msgspec.structs import replace

from nlp.concepts import Field
from nlp.lexicon import Entry, Lexicon
from nlp.nearness import Near
from nlp.turn import Constraint

_EXACT, _TAG, _NEAR, _WORDS, _RATING = 2.0, 1.5, 3.0, 0.5, 0.2
"""What an exact colour, a fitting tag, nearness in meaning, a BM25 point and a star of rating weigh."""

_OCCASIONS = frozenset({"gift"})
"""Tags that tell what a thing is given for: any thing of the kind that was named will do, where none has them."""


_FAR = Near(0.0)
_NOTHING_SAID: Mapping[str, Near] = {}
_NO_LEANING: Mapping[str, float] = {}


class Reason(msgspec.Struct, frozen=True):
    """A true fact of the product that answers the wish.

    `kind` is kind, color, material, brand, size, tag, price, rating, sort, use or word; `value` the fact as the
    constraint names it (a price in minor units, a word as said, the kind of thing whose use was told of).
    """

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
    near: Mapping[str, Near] = _NOTHING_SAID,
    leaning: Mapping[str, float] = _NO_LEANING,
) -> tuple[Hit, ...]:
    """The products that meet every hard constraint and are in stock, best first; () where nothing fits.

    `words` are further words of the utterance (needs, names), `near` how near in meaning it is to products (see
    `nlp.comprehension`), `leaning` what else to add to a product's score; `entries` limits the search to these ids.
    Only facts that hold become reasons. A need that no record of the catalog speaks of is not held against any product.
    """
    pool = [
        lexicon.entries[each] for each in (lexicon.entries if entries is None else entries) if each in lexicon.entries
    ]
    needs = met_needs(constraint, lexicon)
    of_kind = _of_kind(_fitting(pool, constraint, needs, lexicon), constraint, lexicon)
    if not _are_of_kind(of_kind, constraint, lexicon):
        anyhow = tuple(each for each in needs if each not in _OCCASIONS)
        of_kind = _of_kind(_fitting(pool, constraint, anyhow, lexicon), constraint, lexicon) or of_kind
    texts = lexicon.ranking.scores(words)
    scored = [(_score(each, constraint, texts, near, lexicon) + leaning.get(each.id, 0.0), each) for each in of_kind]
    best = nsmallest(limit, scored, key=lambda each: _order(each[0], each[1], constraint))
    return tuple(Hit(each.id, score, tuple(_reasons(each, constraint, words, near, lexicon))) for score, each in best)


def _fitting(
    pool: Sequence[Entry], constraint: Constraint, needs: tuple[str, ...], lexicon: Lexicon
) -> Sequence[Entry]:
    demanded = _demanded(constraint)
    return [
        each
        for each in pool
        if each.in_stock and _is_within(each, constraint) and _fits(each, demanded, needs, constraint.excluded, lexicon)
    ]


def alike(constraint: Constraint, than: str | None, entry: Entry, lexicon: Lexicon) -> Constraint:
    """The wish made whole by the thing it goes out from ("something like it, but cheaper"): its kind, and its price."""
    kinds = constraint.kinds or tuple(sorted(lexicon.values(entry.id, "kind")))
    match than:
        case "cheaper":
            return replace(constraint, kinds=kinds, price_most=entry.price_least - 1)
        case "dearer":
            return replace(constraint, kinds=kinds, price_least=entry.price_least + 1)
        case _:
            return replace(constraint, kinds=kinds)


def met_needs(constraint: Constraint, lexicon: Lexicon) -> tuple[str, ...]:
    """The wish's tags that some record of the catalog speaks of; the agent can vouch for no others."""
    return tuple(tag for tag in constraint.tags if lexicon.speaks_of(tag))


def _of_kind(fitting: Sequence[Entry], constraint: Constraint, lexicon: Lexicon) -> Sequence[Entry]:
    """Those that are of a wished kind; only where there are none, those whose wider kind leaves it open."""
    if not constraint.kinds:
        return fitting
    told = [(each, [lexicon.has(each.id, "kind", kind) for kind in constraint.kinds]) for each in fitting]
    return [each for each, known in told if True in known] or [each for each, known in told if None in known]


def _are_of_kind(found: Sequence[Entry], constraint: Constraint, lexicon: Lexicon) -> bool:
    """Whether these are of the kinds named, if any were, and not only of a wider one that leaves it open."""
    return not constraint.kinds or any(
        lexicon.has(each.id, "kind", kind) for each in found for kind in constraint.kinds
    )


def _demanded(constraint: Constraint) -> tuple[tuple[Field, tuple[str, ...]], ...]:
    """The fields of which a product must have one of the values."""
    wanted: tuple[tuple[Field, tuple[str, ...]], ...] = (
        ("color", constraint.colors),
        ("material", constraint.materials),
        ("brand", constraint.brands),
        ("size", constraint.sizes),
    )
    return tuple(each for each in wanted if each[1])


def _fits(
    entry: Entry,
    demanded: tuple[tuple[Field, tuple[str, ...]], ...],
    needs: tuple[str, ...],
    excluded: tuple[tuple[str, str], ...],
    lexicon: Lexicon,
) -> bool:
    # Loops: this is asked of every product, and of most wishes there is little to look at.
    for field, values in demanded:
        if not any(lexicon.has(entry.id, field, value) for value in values):
            return False
    for tag in needs:
        if not lexicon.has(entry.id, "tag", tag):
            return False
    return not excluded or not any(lexicon.excludes(entry.id, field, value) for field, value in excluded)


def _is_within(entry: Entry, constraint: Constraint) -> bool:
    """Whether price and rating are within the limits."""
    above = constraint.price_least is None or entry.price_most >= constraint.price_least
    below = constraint.price_most is None or entry.price_least <= constraint.price_most
    return above and below and (constraint.rating_least is None or (entry.rating or 0.0) >= constraint.rating_least)


def _score(
    entry: Entry, constraint: Constraint, texts: Mapping[str, float], near: Mapping[str, Near], lexicon: Lexicon
) -> float:
    exact = tags = 0
    for color in constraint.colors:
        exact += lexicon.is_exactly(entry.id, "color", color)
    for kind in constraint.kinds:
        exact += lexicon.is_exactly(entry.id, "kind", kind)
    for tag in constraint.tags:
        tags += bool(lexicon.has(entry.id, "tag", tag))
    said = _WORDS * texts.get(entry.id, 0.0) + _NEAR * near.get(entry.id, _FAR).score
    return _EXACT * exact + _TAG * tags + said + _RATING * (entry.rating or 0.0)


def _reasons(
    entry: Entry, constraint: Constraint, words: Sequence[str], near: Mapping[str, Near], lexicon: Lexicon
) -> Iterable[Reason]:
    told = near.get(entry.id, _FAR)
    use = told.use if told.enough else None
    fields: tuple[tuple[Field, tuple[str, ...]], ...] = (
        ("tag", tuple(dict.fromkeys((*constraint.tags, *filter(None, (use,)))))),
        ("color", constraint.colors),
        ("material", constraint.materials),
        ("brand", constraint.brands),
        ("size", constraint.sizes),
        ("kind", constraint.kinds),
    )
    for field, values in fields:
        yield from (Reason(field, value) for value in values if lexicon.has(entry.id, field, value))
    if constraint.price_most is not None or constraint.price_least is not None:
        yield Reason("price", str(entry.price_least))
    if constraint.rating_least is not None and entry.rating is not None:
        yield Reason("rating", str(entry.rating))
    if constraint.sort:
        yield Reason("sort", constraint.sort)
    if use is not None and lexicon.has(entry.id, "kind", use):
        yield Reason("use", use)
    yield from (Reason("word", word) for word in words if lexicon.describes(entry.id, word))


def _order(score: float, entry: Entry, constraint: Constraint) -> tuple[float, float, str]:
    """By what was to be sorted by, then by score; ids settle ties, so that the same wish is always answered alike."""
    match constraint.sort:
        case "cheapest":
            first = float(entry.price_least)
        case "dearest":
            first = -float(entry.price_least)
        case "best_rated":
            first = -(entry.rating or 0.0)
        case "newest":
            first = -float(entry.released.replace("-", "") or 0)
        case _:
            first = 0.0
    return first, -score, entry.id
