"""A made-up catalog of a thousand products, and a paper over it whose answers follow from how it was made."""

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec

from scenes.money import Money
from scenes.products import Option, OptionValue, Product, Text, Variant

PAPERS = Path(__file__).parent / "papers"
PRODUCTS = 1000
SEED = 4
EXACT = 24
DEAREST = 900
MATERIALS = {
    "oak": "참나무", "walnut": "월넛", "pine": "소나무", "steel": "스틸", "brass": "황동", "copper": "구리",
    "iron": "무쇠", "aluminium": "알루미늄", "glass": "유리", "stoneware": "도기", "leather": "가죽", "linen": "리넨",
    "velvet": "벨벳", "wool": "울", "cotton": "면", "silk": "실크", "cashmere": "캐시미어", "canvas": "캔버스",
    "nylon": "나일론", "denim": "데님", "rubber": "고무", "plastic": "플라스틱", "wax": "왁스", "straw": "밀짚",
}  # fmt: skip
COLORS = {"black": "블랙", "white": "화이트", "navy": "네이비", "red": "레드", "green": "그린", "beige": "베이지"}
NAMES = ("Aster", "Birk", "Calla", "Dune", "Elm", "Fjord", "Gale", "Holm", "Isle", "Juno", "Kelp", "Lark", "Mira")
# How a color and a material, known from the record, are asked for.
EXACTLY = {"en": "do you have a {color} {material} {kind}?", "ko": "{color} {material} {kind} 있어요?"}
TOO_CHEAP = {"en": "a {kind} for less than 2 dollars, do you have any?", "ko": "{kind} 2달러 이하로 있나요?"}
UNSOLD = {"en": ("trumpet", "bicycle", "aquarium"), "ko": ("트럼펫", "자전거", "어항")}
UNSOLD_WORDS = {"en": "do you sell {kind}s?", "ko": "{kind} 파나요?"}


class Need(msgspec.Struct, frozen=True):
    """What a shopper says, and the ids of the products that answer it; none where the store has nothing."""

    language: str
    kind: str
    said: str
    fitting: frozenset[str]


class _Kind(msgspec.Struct, frozen=True):
    name: Text
    materials: tuple[str, ...]
    asked: Text


class _Feature(msgspec.Struct, frozen=True):
    tag: str
    told: Text
    asked: Text


def rows(file: str) -> Iterator[list[str]]:
    """The rows of a paper, without remarks."""
    lines = (PAPERS / file).read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def _both(english: str, korean: str) -> Text:
    return {"en": english, "ko": korean}


def catalog() -> tuple[tuple[Product, ...], tuple[Need, ...]]:
    """The products, a third of them with texts in English alone and a third in Korean alone, and the needs."""
    chance = random.Random(SEED)
    kinds = [_Kind(_both(en, ko), tuple(of.split()), _both(*asked)) for en, ko, of, *asked in rows("big_kinds.tsv")]
    features = [_Feature(tag, _both(*text[:2]), _both(*text[2:])) for tag, *text in rows("big_features.tsv")]
    made = [_made(number, kinds[number % len(kinds)], features, chance) for number in range(PRODUCTS)]
    return tuple(made), tuple(_needs(made, kinds, features, chance))


def _made(number: int, kind: _Kind, features: list[_Feature], chance: random.Random) -> Product:
    spoken = (("en", "ko"), ("en",), ("ko",))[chance.randrange(3)]
    material, color = chance.choice(kind.materials), chance.choice(sorted(COLORS))
    feature = chance.choice([*features, None, None])
    title = f"{chance.choice(NAMES)} {number}"

    def told(text: Text) -> Text:
        return {language: text[language] for language in spoken}

    return Product(
        id=f"p{number}",
        name=told({code: f"{title} {name}" for code, name in kind.name.items()}),
        variants=(Variant(f"P{number}", Money(chance.randrange(12, DEAREST) * 100, "USD"), 5, {"color": color}),),
        description=told(feature.told) if feature else {},
        kind=told(kind.name),
        material=told(_both(material, MATERIALS[material])),
        tags=(feature.tag,) if feature else (),
        options=(Option("color", _both("Color", "색상"), (OptionValue(color, _both(color, COLORS[color])),)),),
        rating=chance.randrange(30, 50) / 10,
    )


def _needs(made: list[Product], kinds: list[_Kind], features: list[_Feature], chance: random.Random) -> Iterator[Need]:
    by_kind = [made[place :: len(kinds)] for place in range(len(kinds))]
    for language in ("en", "ko"):
        for place in chance.sample(range(len(kinds)), EXACT):
            yield _exact(language, kinds[place], by_kind[place], chance)
        for kind, there in zip(kinds, by_kind, strict=True):
            yield Need(language, "vague", kind.asked[language], frozenset(each.id for each in there))
        for feature in features:
            yield Need(language, "vague", feature.asked[language], _with_tag(made, feature.tag))
        for kind in chance.sample(kinds, 8):
            yield Need(language, "nothing", TOO_CHEAP[language].format(kind=kind.name[language]), frozenset())
        for unsold in UNSOLD[language]:
            yield Need(language, "nothing", UNSOLD_WORDS[language].format(kind=unsold), frozenset())


def _exact(language: str, kind: _Kind, there: list[Product], chance: random.Random) -> Need:
    wanted = chance.choice(there)
    color, material = wanted.variants[0].choices["color"], next(iter(wanted.material.values()))
    korean = MATERIALS.get(material, material)
    english = next(code for code, word in MATERIALS.items() if word == korean)
    words = {"en": (color, english), "ko": (COLORS[color], korean)}[language]
    fitting = (
        each.id
        for each in there
        if each.variants[0].choices["color"] == color and {english, korean} & set(each.material.values())
    )
    said = EXACTLY[language].format(color=words[0], material=words[1], kind=kind.name[language])
    return Need(language, "exact", said, frozenset(fitting))


def _with_tag(made: list[Product], tag: str) -> frozenset[str]:
    return frozenset(each.id for each in made if tag in each.tags)
