"""The wish as it now stands: what is said now, over what was said before."""

import re

from msgspec.structs import replace

from nlp.concepts import widened, within
from nlp.lexicon import Lexicon
from nlp.turn import Constraint
from nlp.understand_hearing import Heard
from nlp.understand_references import constraint_of, sized
from nlp.vocabulary import Mention

_SORTS = ("cheapest", "dearest", "best_rated", "newest")
# What words of use tell of the kind of thing: cue -> kinds. "Something to wear" is no bag.
_USES: dict[str, tuple[str, ...]] = {"use_wear": ("clothing",), "use_walk": ("shoes",), "use_carry": ("bag",)}
_USES |= {"bare_room": ("throw", "cushion", "rug", "lamp", "vase", "candle", "mirror", "curtain")}
_FIELDS = {"kinds": "kind", "colors": "color", "materials": "material", "brands": "brand", "tags": "tag"}
_LISTS = {**_FIELDS, "sizes": "size"}


def wish_of(heard: Heard, cues: frozenset[str], lexicon: Lexicon, previous: Constraint | None) -> Constraint:
    """What the visitor wishes for now, as a whole."""
    said = _said(heard, cues, lexicon)
    is_need = said == Constraint() and "purpose" in cues
    wider = _of_wider_kind(said)
    if wider.kinds and (previous is None or (previous.kinds and not _refines(wider, previous))):
        said = wider
    is_for_another = "for_whom" in cues and not said.kinds and bool(previous and previous.kinds)
    if _is_of_brand(said, cues):
        return said
    if previous is None or is_need or is_for_another or (said.kinds and not _refines(said, previous)):
        # "Something to keep my tea hot" is a need of its own, though no word of it is in the catalog.
        return said
    if "as_well" not in cues:
        return _merged(said, _kept(previous, heard, cues))
    # "Red is fine too" names a colour, and so does not give colours up.
    kept = _kept(previous, heard, cues - {f"drop_{field}" for name, field in _LISTS.items() if getattr(said, name)})
    return _merged(_besides(said, kept), kept)


def _is_of_brand(said: Constraint, cues: frozenset[str]) -> bool:
    """ "Anything by Onyul?" is about all that the brand makes; "and by Onyul?" goes on about what was wished for."""
    alone = bool(said.brands) and said == Constraint(brands=said.brands)
    return alone and "of_any_kind" in cues and "what_about" not in cues


def _besides(said: Constraint, kept: Constraint) -> Constraint:
    """ "Or red, either is fine" adds to what was wished for; kinds and tags are refined as ever."""
    both = {
        name: tuple(dict.fromkeys((*getattr(kept, name), *getattr(said, name))))
        for name in ("colors", "materials", "brands", "sizes")
        if getattr(said, name)
    }
    return replace(said, **both)


def _of_wider_kind(said: Constraint) -> Constraint:
    """ "Not a beanie, one with a brim" is about hats."""
    if said.kinds:
        return said
    wider = (widened(value) for field, value in said.excluded if field == "kind" and widened(value) != value)
    return replace(said, kinds=tuple(dict.fromkeys(wider)))


def by_kind(heard: Heard) -> Heard:
    """The same, every word that may name a kind of thing naming just that: "laptops" are no bags made for laptops."""
    return replace(heard, mentions=tuple(_as_kind(each) for each in heard.mentions))


def _as_kind(mention: Mention) -> Mention:
    kinds = tuple(sense for sense in mention.senses if sense.field == "kind")
    return replace(mention, senses=kinds or mention.senses)


def _said(heard: Heard, cues: frozenset[str], lexicon: Lexicon) -> Constraint:
    said, sizes = constraint_of(heard, heard.mentions), sized(heard)
    than = {"than_cheaper", "than_dearer"} & cues
    least, most = _limits(heard)
    if cues & {"dislike", "too_much"} and most is None:
        # "Over 100,000 is a bit much" sets a ceiling.
        least, most = None, least
    return replace(
        said,
        kinds=_narrowest(said.kinds, lexicon) or _used(cues, lexicon),
        tags=tuple(
            tag for tag in said.tags if not any(tag in within("tag", other) for other in said.tags if other != tag)
        ),
        sizes=sizes.sizes,
        excluded=(*said.excluded, *sizes.excluded),
        price_least=least if "drop_price" not in cues else None,
        price_most=most if "drop_price" not in cues else None,
        rating_least=_rating(heard),
        sort=None if than else next((each for each in _SORTS if each in cues), None),
    )


def _limits(heard: Heard) -> tuple[int | None, int | None]:
    """The price that was said last; of a floor and a ceiling said apart, both."""
    if not heard.prices:
        return None, None
    *before, last = heard.prices
    other = before[-1] if before else last
    if last.least is None and last.most is not None and other.most is None and (other.least or 0) < last.most:
        return other.least, last.most
    if last.most is None and last.least is not None and other.least is None and (other.most or 0) > last.least:
        return last.least, other.most
    return last.least, last.most


def _used(cues: frozenset[str], lexicon: Lexicon) -> tuple[str, ...]:
    used = next((kinds for cue, kinds in _USES.items() if cue in cues), ())
    return tuple(kind for kind in used if lexicon.is_sold("kind", kind))


def _narrowest(kinds: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Without kinds that hold another one said, and without unsold ones where sold ones are said too."""
    narrow = tuple(
        each for each in kinds if not any(each != other and each in within("kind", other) for other in kinds)
    )
    sold = tuple(each for each in narrow if lexicon.is_sold("kind", each))
    return sold or narrow


def _refines(said: Constraint, previous: Constraint) -> bool:
    return any(
        kind in within("kind", old) or old in within("kind", kind) for kind in said.kinds for old in previous.kinds
    )


def _kept(previous: Constraint, heard: Heard, cues: frozenset[str]) -> Constraint:
    """What stands of the earlier wish after what is taken back now."""
    waived = {
        (each.sense.field, each.sense.value) for each in heard.mentions if heard.stance(each) in ("waived", "excluded")
    } | set(sized(heard).excluded)
    lists = {
        name: ()
        if f"drop_{field}" in cues
        else tuple(value for value in getattr(previous, name) if (field, value) not in waived)
        for name, field in _LISTS.items()
    }
    free = "drop_price" in cues
    return replace(
        previous,
        **lists,
        sort=None,
        price_least=None if free else previous.price_least,
        price_most=None if free else previous.price_most,
    )


def _merged(said: Constraint, kept: Constraint) -> Constraint:
    priced = said if said.price_least is not None or said.price_most is not None else kept
    wanted = {(field, value) for name, field in _LISTS.items() for value in getattr(said, name)}
    return Constraint(
        kinds=said.kinds or kept.kinds,
        colors=said.colors or kept.colors,
        materials=said.materials or kept.materials,
        brands=said.brands or kept.brands,
        sizes=said.sizes or kept.sizes,
        tags=tuple(dict.fromkeys((*kept.tags, *said.tags))),
        excluded=tuple(dict.fromkeys((*(each for each in kept.excluded if each not in wanted), *said.excluded))),
        price_least=priced.price_least,
        price_most=priced.price_most,
        rating_least=said.rating_least if said.rating_least is not None else kept.rating_least,
        sort=said.sort,
    )


def _rating(heard: Heard) -> float | None:
    found = heard.grammar.cues["rating"].search(heard.plain)
    said = next((each for each in found.groups() if each), None) if found else None
    return float(said) if said and re.fullmatch(r"[0-5](?:\.\d)?", said) else None
