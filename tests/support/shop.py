"""A shop for tests of agents: fourteen products in two rooms, in both languages, in won or in dollars."""

from avatars.view import Passage, Shown
from scenes.document import Display, Door, Fixture, Post, SceneDocument, Spawn
from scenes.money import Money
from scenes.places import Pose
from scenes.products import Option, OptionValue, Product, Text, Variant

STORE = {"en": "Northway", "ko": "노스웨이"}

COLORS: dict[str, Text] = {
    "black": {"en": "Black", "ko": "블랙"},
    "beige": {"en": "Beige", "ko": "베이지"},
    "navy": {"en": "Navy", "ko": "네이비"},
    "yellow": {"en": "Yellow", "ko": "옐로"},
    "grey": {"en": "Grey", "ko": "그레이"},
    "white": {"en": "White", "ko": "화이트"},
    "blue": {"en": "Blue", "ko": "블루"},
    "olive": {"en": "Olive", "ko": "올리브"},
    "red": {"en": "Red", "ko": "레드"},
    "green": {"en": "Green", "ko": "그린"},
}
KINDS: dict[str, tuple[Text, Text]] = {
    "coat": ({"en": "coat", "ko": "코트"}, {"en": "outerwear", "ko": "아우터"}),
    "jacket": ({"en": "jacket", "ko": "재킷"}, {"en": "outerwear", "ko": "아우터"}),
    "sweater": ({"en": "sweater", "ko": "스웨터"}, {"en": "knitwear", "ko": "니트"}),
    "shirt": ({"en": "shirt", "ko": "셔츠"}, {"en": "tops", "ko": "상의"}),
    "jeans": ({"en": "jeans", "ko": "청바지"}, {"en": "bottoms", "ko": "하의"}),
    "sneakers": ({"en": "sneakers", "ko": "스니커즈"}, {"en": "shoes", "ko": "신발"}),
    "backpack": ({"en": "backpack", "ko": "백팩"}, {"en": "bags", "ko": "가방"}),
    "scarf": ({"en": "scarf", "ko": "머플러"}, {"en": "accessories", "ko": "잡화"}),
    "lamp": ({"en": "lamp", "ko": "램프"}, {"en": "lighting", "ko": "조명"}),
    "table": ({"en": "side table", "ko": "사이드 테이블"}, {"en": "furniture", "ko": "가구"}),
    "cushion": ({"en": "cushion", "ko": "쿠션"}, {"en": "textiles", "ko": "패브릭"}),
    "candle": ({"en": "candle", "ko": "향초"}, {"en": "fragrance", "ko": "향"}),
    "mug": ({"en": "mug", "ko": "머그"}, {"en": "kitchen", "ko": "주방"}),
}
MATERIALS: dict[str, Text] = {
    "cotton": {"en": "cotton", "ko": "면"},
    "nylon": {"en": "recycled nylon", "ko": "재생 나일론"},
    "wool": {"en": "wool", "ko": "울"},
    "denim": {"en": "denim", "ko": "데님"},
    "leather": {"en": "leather", "ko": "가죽"},
    "canvas": {"en": "canvas", "ko": "캔버스"},
    "cashmere": {"en": "cashmere", "ko": "캐시미어"},
    "steel": {"en": "brushed steel", "ko": "스틸"},
    "oak": {"en": "oak", "ko": "오크"},
    "linen": {"en": "linen", "ko": "리넨"},
    "wax": {"en": "soy wax", "ko": "소이 왁스"},
    "stoneware": {"en": "stoneware", "ko": "도기"},
}

NAMES: dict[str, Text] = {
    "trench": {"en": "Harbor Trench Coat", "ko": "하버 트렌치코트"},
    "rain": {"en": "Drizzle Rain Jacket", "ko": "드리즐 레인 재킷"},
    "wind": {"en": "Ridge Windbreaker", "ko": "릿지 바람막이"},
    "sweater": {"en": "Alpine Sweater", "ko": "알파인 스웨터"},
    "shirt": {"en": "Everyday Oxford Shirt", "ko": "데일리 옥스퍼드 셔츠"},
    "jeans": {"en": "Mono Slim Jeans", "ko": "모노 슬림 진"},
    "sneakers": {"en": "Strider Sneakers", "ko": "스트라이더 스니커즈"},
    "backpack": {"en": "Trail Backpack", "ko": "트레일 백팩"},
    "scarf": {"en": "Cloud Scarf", "ko": "클라우드 머플러"},
    "arc": {"en": "Arc Floor Lamp", "ko": "아크 플로어 램프"},
    "luna": {"en": "Luna Table Lamp", "ko": "루나 테이블 램프"},
    "drift": {"en": "Drift Side Table", "ko": "드리프트 사이드 테이블"},
    "nest": {"en": "Nest Cushion", "ko": "네스트 쿠션"},
    "ember": {"en": "Ember Candle", "ko": "엠버 향초"},
    "willow": {"en": "Willow Mug", "ko": "윌로우 머그"},
}
Row = tuple[str, str, str, int, str, str, str, float | None]
# id, kind, material, won, colours, sizes, tags, rating
ROWS: tuple[Row, ...] = (
    ("trench", "coat", "cotton", 189000, "black beige", "S M L", "waterproof", 4.6),
    ("rain", "jacket", "nylon", 98000, "navy yellow", "S M L", "waterproof lightweight", 4.4),
    ("wind", "jacket", "nylon", 79000, "black", "M L", "lightweight", 4.1),
    ("sweater", "sweater", "wool", 79000, "grey white", "S M L", "warm", 4.7),
    ("shirt", "shirt", "cotton", 49000, "white blue", "S M L", "office", 4.2),
    ("jeans", "jeans", "denim", 69000, "blue black", "28 30 32", "", 4.0),
    ("sneakers", "sneakers", "leather", 89000, "white black", "250 260 270", "", 4.5),
    ("backpack", "backpack", "canvas", 72000, "olive", "", "waterproof", 4.3),
    ("scarf", "scarf", "cashmere", 39000, "red grey", "", "warm gift", 4.8),
    ("arc", "lamp", "steel", 159000, "", "", "", 4.5),
    ("luna", "lamp", "steel", 59000, "white black", "", "gift", 4.2),
    ("drift", "table", "oak", 129000, "", "", "", None),
    ("nest", "cushion", "linen", 29000, "beige green", "", "gift", 4.1),
    ("ember", "candle", "wax", 24000, "", "", "gift", 4.9),
    ("willow", "mug", "stoneware", 18000, "", "", "gift", 4.4),
)  # fmt: skip

DESCRIPTIONS: dict[str, Text] = {
    "trench": {
        "en": "A long double-breasted coat with a storm flap. It keeps heavy rain out.",
        "ko": "스톰 플랩이 달린 긴 더블 브레스트 코트예요. 세찬 비도 막아 줘요.",
    },
    "rain": {"en": "Folds into its own pocket and keeps you dry.", "ko": "주머니에 쏙 접혀 들어가고 비를 막아 줘요."},
    "backpack": {
        "en": "A roll-top of 22 litres. A padded sleeve takes a 15-inch laptop.",
        "ko": "22리터 롤탑 백팩이에요. 15인치 노트북 수납칸이 있어요.",
    },
    "ember": {
        "en": "Smells of cedar and smoke. Burns for 40 hours.",
        "ko": "삼나무와 연기 향이 나요. 40시간 동안 타요.",
    },
}
DETAILS: dict[str, dict[str, Text]] = {
    "sweater": {"care": {"en": "Hand wash cold and dry flat.", "ko": "찬물에 손세탁하고 눕혀서 말려 주세요."}},
    "rain": {"origin": {"en": "Made in Busan.", "ko": "부산에서 만들었어요."}},
}
# sku -> stock where it is not 10; None is not counted.
STOCK: dict[str, int | None] = {
    "trench-black-m": 0,
    "rain-navy-l": 2,
    "sneakers-black-260": 0,
    "backpack-olive": 3,
    "ember": 0,
    "willow": None,
}


def products(currency: str = "KRW") -> dict[str, Product]:
    """The catalog by product id. A thousand won are a dollar here."""
    return {row[0]: _product(row, currency) for row in ROWS}


def _product(row: Row, currency: str) -> Product:
    identity, kind, material, won, colors, sizes, tags, rating = row
    price = Money(won if currency == "KRW" else won // 10, currency)
    names, category = KINDS[kind]
    options = [
        _option("color", {"en": "Colour", "ko": "색상"}, colors),
        _option("size", {"en": "Size", "ko": "사이즈"}, sizes),
    ]
    return Product(
        id=identity,
        name=NAMES[identity],
        variants=tuple(_variants(identity, price, colors.split(), sizes.split())),
        description=DESCRIPTIONS.get(identity, {}),
        kind=names,
        category=category,
        brand="Northway",
        material=MATERIALS[material],
        tags=tuple(tags.split()),
        options=tuple(each for each in options if each.values),
        details=DETAILS.get(identity, {}),
        rating=rating,
    )


def _option(identity: str, name: Text, values: str) -> Option:
    return Option(identity, name, tuple(_value(each) for each in values.split()))


def _value(word: str) -> OptionValue:
    return OptionValue(word.lower(), COLORS.get(word, {"en": word, "ko": word}))


def _variants(identity: str, price: Money, colors: list[str], sizes: list[str]) -> list[Variant]:
    variants = []
    for color in colors or [""]:
        for size in sizes or [""]:
            sku = "-".join(part for part in (identity, color, size.lower()) if part)
            chosen = {"color": color, "size": size.lower()}
            choices = {option: value for option, value in chosen.items() if value}
            variants.append(Variant(sku, price, STOCK.get(sku, 10), choices))
    return variants


def _fixture(identity: str, kind: str, x: float, z: float, size: tuple[float, float, float]) -> Fixture:
    return Fixture(identity, kind, (x, 0.0, z), size)


def _display(product: str, x: float, y: float, z: float, fixture: str, sku: str | None = None) -> Display:
    return Display(f"d-{product}", product, (x, y, z), (0.5, 0.5, 0.4), sku=sku, fixture=fixture or None)


# The visitor comes in at the south and looks north (-z): rack to the left, shelf to the right, table ahead.
CLOTHING = SceneDocument(
    id="clothing",
    name={"en": "Clothing", "ko": "의류"},
    width=12.0,
    depth=10.0,
    spawns=(Spawn("entrance", Pose(0.0, 4.0, 0.0)),),
    fixtures=(
        _fixture("rack", "rack", -4.0, -1.0, (0.6, 1.6, 5.0)),
        _fixture("shelf", "shelf", 4.5, -1.0, (0.5, 1.8, 4.0)),
        _fixture("table", "table", 0.0, -2.0, (2.4, 0.8, 1.2)),
    ),
    displays=(
        _display("trench", -4.0, 0.5, 1.0, "rack", "trench-black-s"),
        _display("rain", -4.0, 0.5, 0.0, "rack", "rain-navy-m"),
        _display("wind", -4.0, 0.5, -1.0, "rack"),
        _display("shirt", -4.0, 0.5, -2.0, "rack"),
        _display("jeans", -4.0, 0.5, -3.0, "rack"),
        _display("sweater", -0.7, 0.8, -2.0, "table", "sweater-grey-m"),
        _display("scarf", 0.7, 0.8, -2.0, "table", "scarf-red"),
        _display("sneakers", 4.5, 1.2, -2.0, "shelf", "sneakers-white-260"),
        _display("backpack", 4.5, 0.4, 0.0, "shelf"),
    ),
    doors=(Door("to-living", {"en": "Living", "ko": "리빙"}, Pose(5.8, 3.5, 90.0), "living", "to-clothing"),),
    posts=(Post("welcome", "mina", Pose(1.5, 2.0, 180.0)),),
)
LIVING = SceneDocument(
    id="living",
    name={"en": "Living", "ko": "리빙"},
    width=10.0,
    depth=8.0,
    spawns=(Spawn("entrance", Pose(0.0, 3.2, 0.0)),),
    fixtures=(
        _fixture("low-table", "table", -2.5, -1.5, (2.0, 0.5, 1.0)),
        _fixture("wall-shelf", "shelf", 2.5, -3.6, (3.0, 1.8, 0.5)),
    ),
    displays=(
        _display("arc", -4.2, 0.0, 1.0, "", None),
        _display("luna", -2.9, 0.5, -1.5, "low-table", "luna-white"),
        _display("ember", -2.0, 0.5, -1.5, "low-table"),
        _display("drift", 3.6, 0.0, 1.0, ""),
        _display("nest", 1.8, 0.9, -3.6, "wall-shelf", "nest-green"),
        _display("willow", 3.2, 0.9, -3.6, "wall-shelf"),
    ),
    doors=(Door("to-clothing", {"en": "Clothing", "ko": "의류"}, Pose(-4.9, 2.5, 270.0), "clothing", "to-living"),),
    posts=(Post("welcome", "mina", Pose(0.5, 1.0, 180.0)),),
)
SCENES = {scene.id: scene for scene in (CLOTHING, LIVING)}

KNOWLEDGE = (
    Passage("shipping", "en", "Delivery", "Orders leave us within one working day. Delivery is free above 50 dollars."),
    Passage("shipping", "ko", "배송", "주문하신 상품은 영업일 하루 안에 출고돼요. 5만 원 이상은 무료 배송이에요."),
    Passage("returns", "en", "Returns", "You can return anything unworn within 14 days. We pay the way back."),
    Passage(
        "returns", "ko", "반품과 교환", "착용하지 않은 상품은 14일 안에 반품하실 수 있어요. 반품 배송비는 저희가 내요."
    ),
)


def shown(scene: SceneDocument, catalog: dict[str, Product]) -> tuple[Shown, ...]:
    """A scene's displays with their products, as far as they are sold."""
    return tuple(
        Shown(scene.id, each, catalog[each.product], each.sku or catalog[each.product].variants[0].sku)
        for each in scene.displays
        if each.product in catalog
    )
