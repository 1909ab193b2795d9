"""A store that sells a bit of everything, before which sayings are heard when the classifier of acts learns them."""

from nlp.languages import LANGUAGES
from nlp.lexicon import Entry, Lexicon

_UNSOLD_WORDS = """
electronics headphones earbuds speaker laptop tablet phone charger camera keyboard monitor tv vacuum fan fridge
washer perfume lotion shampoo makeup book toy bicycle tent food pet car stroller toilet bathtub
"""
_UNSOLD = frozenset(_UNSOLD_WORDS.split())
"""What sayings ask for in vain."""
_NAMED = {"jacket": {"en": "Luna Jacket", "ko": "루나 재킷"}, "chair": {"en": "Aspen Chair", "ko": "아스펜 의자"}}
_BRANDS = ("Nordhaus", "Olla", "Seorin")
_SIZES = (("S", "M", "L", "XL"), ("240", "250", "260", "270"), ("queen", "king"))
_PRICE = 50000


def lexicon() -> Lexicon:
    """One product of every kind that sayings speak of, with colours, materials and tags that change from each to the
    next."""
    kinds = [kind for kind in _concepts("kind") if kind not in _UNSOLD]
    return Lexicon((_entry(at, kind) for at, kind in enumerate(kinds)), "KRW")


def _entry(at: int, kind: str) -> Entry:
    materials, tags, colors = _concepts("material"), _concepts("tag"), _concepts("color")
    return Entry(
        id=kind,
        names=_NAMED.get(kind, {"en": f"Item{at}", "ko": f"물품{at}"}),
        kinds=_words("kind", kind),
        colors=tuple((color, _words("color", color)) for color in (colors[at % 20], colors[(at + 3) % 20])),
        sizes=tuple((size, {"en": size}) for size in _SIZES[at % len(_SIZES)]),
        materials=_words("material", materials[at % len(materials)]),
        brand=_BRANDS[at % len(_BRANDS)],
        tags=(tags[at % len(tags)], tags[at * 7 % len(tags)]),
        price_least=_PRICE,
        price_most=_PRICE,
        rating=4.0,
    )


def _concepts(field: str) -> list[str]:
    return [each for known, table in LANGUAGES["en"].grammar.words.items() if known == field for each in table]


def _words(field: str, concept: str) -> dict[str, str]:
    tables = ((code, known, table) for code, each in LANGUAGES.items() for known, table in each.grammar.words.items())
    return {code: table[concept][0] for code, known, table in tables if known == field and concept in table}
