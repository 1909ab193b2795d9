"""A small catalog for the tests of understanding: clothing and living, in both languages."""

from nlp.lexicon import Entry, Lexicon

_COLORS = {
    "black": "블랙", "white": "화이트", "navy": "네이비", "red": "레드", "gray": "그레이", "beige": "베이지", "green": "그린",
    "brown": "브라운", "yellow": "옐로우",
}  # fmt: skip


def entry(
    id: str,
    en: str,
    ko: str,
    kind: tuple[str, str],
    price: int,
    *,
    colors: tuple[str, ...] = ("black",),
    sizes: tuple[str, ...] = (),
    material: tuple[str, str] = ("", ""),
    tags: tuple[str, ...] = (),
    rating: float = 4.0,
    in_stock: bool = True,
    brand: str = "Northfold",
    description: str = "",
) -> Entry:
    return Entry(
        id=id,
        names={"en": en, "ko": ko},
        kinds={"en": kind[0], "ko": kind[1]},
        colors=tuple((each, {"en": each.title(), "ko": _COLORS[each]}) for each in colors),
        sizes=tuple((each, {"en": each}) for each in sizes),
        materials={"en": material[0], "ko": material[1]} if material[0] else {},
        brand=brand,
        tags=tags,
        description={"en": description} if description else {},
        price_least=price,
        price_most=price,
        in_stock=in_stock,
        rating=rating,
    )


_LETTERS = ("S", "M", "L", "XL")

ENTRIES = (
    entry("parka", "Fjord Parka", "피오르드 파카", ("jacket", "재킷"), 219000, colors=("navy", "black"), sizes=_LETTERS,
          material=("nylon", "나일론"), tags=("waterproof", "warm"), rating=4.7),
    entry("blazer", "Studio Blazer", "스튜디오 블레이저", ("jacket", "재킷"), 149000, colors=("gray",), sizes=("S", "M", "L"),
          material=("wool", "울"), tags=("formal", "commute"), rating=4.3),
    entry("mac", "Drizzle Mac Coat", "드리즐 맥코트", ("coat", "코트"), 189000, colors=("beige",), sizes=("M", "L"),
          material=("cotton", "면"), tags=("waterproof", "commute"), rating=4.5),
    entry("tee", "Daily Tee", "데일리 티셔츠", ("t-shirt", "티셔츠"), 19000, colors=("white", "black", "red"), sizes=_LETTERS,
          material=("cotton", "면"), tags=("casual",), rating=4.1),
    entry("linen", "Breeze Linen Shirt", "브리즈 린넨 셔츠", ("shirt", "셔츠"), 59000, colors=("white", "green"), sizes=("S", "M", "L"),
          material=("linen", "린넨"), tags=("cool", "casual"), rating=4.4),
    entry("jeans", "Straight Jeans", "스트레이트 청바지", ("jeans", "청바지"), 79000, colors=("navy",), sizes=("28", "30", "32"),
          material=("denim", "데님"), tags=("casual",), rating=4.2),
    entry("runner", "Cloud Runner", "클라우드 러너", ("sneakers", "운동화"), 129000, colors=("white", "gray"),
          sizes=("240", "250", "260", "270"), material=("mesh", "메쉬"), tags=("sport", "light"), rating=4.6),
    entry("chelsea", "Puddle Chelsea Boots", "퍼들 첼시부츠", ("boots", "부츠"), 99000, colors=("green",), sizes=("240", "250"),
          material=("rubber", "고무"), tags=("waterproof",), rating=4.0),
    entry("tote", "Harvest Tote", "하베스트 토트백", ("bag", "가방"), 45000, colors=("beige",), material=("canvas", "캔버스"),
          tags=("casual", "gift"), rating=4.2, brand="Sori"),
    entry("pack", "Transit Backpack", "트랜짓 백팩", ("bag", "가방"), 119000, colors=("black",), material=("nylon", "나일론"),
          tags=("waterproof", "commute"), rating=4.8, brand="Sori"),
    entry("scarf", "Moss Wool Scarf", "모스 울 스카프", ("scarf", "스카프"), 52000, colors=("green", "red"), material=("wool", "울"),
          tags=("warm", "gift"), rating=4.9),
    entry("beanie", "Rib Beanie", "립 비니", ("hat", "모자"), 25000, colors=("yellow", "black"), material=("wool", "울"), tags=("warm",)),
    entry("lamp", "Dome Table Lamp", "돔 테이블 램프", ("lamp", "조명"), 89000, colors=("white",), material=("glass", "유리"),
          tags=("dimmable",), rating=4.5, brand="Haus Nine"),
    entry("floor", "Reed Floor Lamp", "리드 플로어 램프", ("lamp", "조명"), 139000, colors=("black",), material=("steel", "스틸"),
          rating=4.1, brand="Haus Nine"),
    entry("sofa", "Cove Sofa", "코브 소파", ("sofa", "소파"), 890000, colors=("gray",), material=("linen", "린넨"), rating=4.4),
    entry("stool", "Peg Stool", "페그 스툴", ("stool", "스툴"), 69000, colors=("brown",), material=("oak", "오크"), tags=("small-space",)),
    entry("mug", "Dawn Mug", "던 머그컵", ("mug", "머그컵"), 18000, colors=("white",), material=("ceramic", "도자기"), tags=("gift",)),
    entry("vase", "Pebble Vase", "페블 화병", ("vase", "화병"), 38000, colors=("gray",), material=("stoneware", "도자기"), tags=("gift",),
          in_stock=False),
)  # fmt: skip


def lexicon(currency: str = "KRW") -> Lexicon:
    return Lexicon(ENTRIES, currency)
