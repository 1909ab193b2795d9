"""The three stores that dialogues are held in: the sample store, a made-up one, and a real shop's export."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from msgspec.structs import replace

import vstore
from avatars.view import Passage
from scenes.document import SceneDocument
from scenes.money import Money
from scenes.products import Option, OptionValue, Product, Text, Variant
from tests.support.exports import EXPORTS
from tests.support.shopfloor import Premises
from vstore.catalogues.importing import read_catalogue
from vstore.layout import lay_out, load_library
from vstore.storefolder import read_store

AGENT = "mina"
REAL = EXPORTS / "magento" / "ConfigurableSampleData__products.csv"
MADE_UP = 48

COLORS: tuple[Text, ...] = (
    {"en": "Black", "ko": "블랙"}, {"en": "White", "ko": "화이트"}, {"en": "Navy", "ko": "네이비"},
    {"en": "Red", "ko": "레드"}, {"en": "Green", "ko": "그린"}, {"en": "Beige", "ko": "베이지"},
)  # fmt: skip
MATERIALS: tuple[Text, ...] = (
    {"en": "wool", "ko": "울"}, {"en": "cotton", "ko": "면"}, {"en": "leather", "ko": "가죽"},
    {"en": "linen", "ko": "리넨"}, {"en": "oak", "ko": "오크"}, {"en": "steel", "ko": "스틸"},
)  # fmt: skip
KINDS: tuple[tuple[str, Text, Text, str], ...] = (
    ("coat", {"en": "coat", "ko": "코트"}, {"en": "Outerwear", "ko": "아우터"}, "S M L"),
    ("sweater", {"en": "sweater", "ko": "스웨터"}, {"en": "Knitwear", "ko": "니트"}, "S M L XL"),
    ("shirt", {"en": "shirt", "ko": "셔츠"}, {"en": "Tops", "ko": "상의"}, "S M L"),
    ("backpack", {"en": "backpack", "ko": "백팩"}, {"en": "Bags", "ko": "가방"}, ""),
    ("lamp_table", {"en": "lamp", "ko": "램프"}, {"en": "Lighting", "ko": "조명"}, ""),
    ("mug", {"en": "mug", "ko": "머그"}, {"en": "Kitchen", "ko": "주방"}, ""),
)
FIRST: tuple[Text, ...] = tuple(
    {"en": en, "ko": ko}
    for en, ko in zip(
        ["Harrow", "Bramble", "Quill", "Tarn", "Osprey", "Larch", "Pebble", "Cinder"],
        ["해로우", "브램블", "퀼", "탄", "오스프리", "라치", "페블", "신더"],
        strict=True,
    )
)
TAGS = ("waterproof", "warm", "gift", "handmade", "washable")


def stores() -> Iterator[tuple[str, Premises | str]]:
    """Name -> the store, or why there is none."""
    yield "sample", sample()
    yield "made up", made_up()
    yield "export", export() if REAL.is_file() else f"{REAL} is absent"


def sample() -> Premises:
    store = read_store(Path(vstore.__file__).parent / "sample")
    scenes = {key: _posted(scene) for key, scene in store.scenes.items()}
    return Premises(scenes, _by_id(store.products), store.knowledge, store.settings.name, store.settings.currency)


def made_up() -> Premises:
    """Products of every mix of colours, sizes, tags, missing fields and stock, in dollars."""
    random = Random(7)
    products = tuple(_product(number, random) for number in range(MADE_UP))
    knowledge = (
        Passage("shipping", "en", "Delivery", "Parcels leave within two working days. Delivery costs $4.00."),
        Passage("shipping", "ko", "배송", "상품은 영업일 이틀 안에 출고됩니다. 배송비는 4달러입니다."),
    )
    return Premises(_laid_out(products), _by_id(products), knowledge, {"en": "Fell & Fern", "ko": "펠앤펀"}, "USD")


def export() -> Premises:
    """A real export: names and texts in English alone, no knowledge."""
    products = read_catalogue(REAL.read_bytes(), REAL.name, "USD", ("en", "ko")).products
    return Premises(_laid_out(products), _by_id(products), (), {"en": "Luma", "ko": "루마"}, "USD")


def restocked(premises: Premises, random: Random) -> Premises:
    """The same store on another day: some variants are sold out, some nearly."""
    counts = (None, 0, 1, 2, 4, 30, 30)
    products = {
        identity: replace(
            product, variants=tuple(replace(each, stock=random.choice(counts)) for each in product.variants)
        )
        for identity, product in premises.products.items()
    }
    return replace(premises, products=products)


def _by_id(products: tuple[Product, ...]) -> dict[str, Product]:
    return {each.id: each for each in products}


def _laid_out(products: tuple[Product, ...]) -> Mapping[str, SceneDocument]:
    return {each.id: each for each in lay_out(products, load_library(), AGENT)}


def _posted(scene: SceneDocument) -> SceneDocument:
    return replace(scene, posts=tuple(replace(each, agent=AGENT) for each in scene.posts))


def _product(number: int, random: Random) -> Product:
    model, kind, category, sizes = KINDS[number % len(KINDS)]
    first = FIRST[number // len(KINDS) % len(FIRST)]
    colors = random.sample(COLORS, random.randrange(4))
    options = (
        Option(
            "color", {"en": "Colour", "ko": "색상"}, tuple(OptionValue(each["en"].lower(), each) for each in colors)
        ),
        Option(
            "size",
            {"en": "Size", "ko": "사이즈"},
            tuple(OptionValue(each.lower(), {"en": each}) for each in sizes.split()),
        ),
    )
    price = Money(random.randrange(900, 30_000, 100), "USD")
    return Product(
        id=f"p{number}",
        name={code: f"{first[code]} {kind[code].title()}" for code in ("en", "ko")},
        variants=tuple(_variants(number, options, price, random)),
        kind=kind,
        category=category,
        brand=random.choice(("", "Fellside", "Tannery Row")),
        material=random.choice(({}, *MATERIALS)),
        tags=tuple(random.sample(TAGS, random.randrange(3))),
        options=tuple(each for each in options if each.values),
        details={"care": {"en": "Wipe with a damp cloth", "ko": "젖은 천으로 닦기"}} if number % 3 == 0 else {},
        rating=random.choice((None, 3.9, 4.4, 4.8)),
        model=f"library:{model}",
    )


def _variants(number: int, options: tuple[Option, ...], price: Money, random: Random) -> Iterator[Variant]:
    compare_at = Money(price.amount + 2_000, "USD") if random.random() < 0.2 else None
    colors, sizes = ([value.id for value in option.values] or [""] for option in options)
    for color in colors:
        for size in sizes:
            choices = {key: value for key, value in (("color", color), ("size", size)) if value}
            more = random.choice((0, 0, 500)) if size else 0
            yield Variant(f"P{number}-{color}-{size}", Money(price.amount + more, "USD"), 5, choices, compare_at)
