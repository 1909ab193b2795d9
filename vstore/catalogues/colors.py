"""Colour words of two languages: what a value called "Navy" or "네이비" looks like and is called in the other one."""

import re
from collections.abc import Iterator

import msgspec


class Color(msgspec.Struct, frozen=True):
    """A colour: its id, "#rrggbb", its names, and further words for it."""

    id: str
    swatch: str
    en: str
    ko: str
    also: tuple[str, ...] = ()


COLORS = (
    Color("black", "#26262a", "Black", "블랙", ("검정", "검은색", "검정색", "까만색")),
    Color("white", "#f4f2ec", "White", "화이트", ("흰색", "하얀색", "백색", "off white", "오프화이트")),
    Color("ivory", "#ece3cf", "Ivory", "아이보리", ("상아색",)),
    Color("cream", "#efe4c8", "Cream", "크림", ("크림색",)),
    Color("beige", "#cdb894", "Beige", "베이지", ("베이지색",)),
    Color("oatmeal", "#d8ccb6", "Oatmeal", "오트밀"),
    Color("sand", "#c8ad7f", "Sand", "샌드"),
    Color("camel", "#b98b56", "Camel", "카멜", ("tan", "낙타색")),
    Color("brown", "#6f4e37", "Brown", "브라운", ("갈색", "밤색", "chocolate", "초콜릿")),
    Color("gray", "#8d8f93", "Gray", "그레이", ("grey", "회색", "잿빛")),
    Color("charcoal", "#474a4f", "Charcoal", "차콜", ("먹색",)),
    Color("silver", "#bfc3c8", "Silver", "실버", ("은색",)),
    Color("gold", "#c9a24b", "Gold", "골드", ("금색",)),
    Color("copper", "#b4703f", "Copper", "코퍼", ("구리색", "bronze", "브론즈")),
    Color("red", "#b8322f", "Red", "레드", ("빨강", "빨간색", "빨강색")),
    Color("burgundy", "#6d1f2f", "Burgundy", "버건디", ("wine", "와인", "maroon", "자주")),
    Color("terracotta", "#b7603f", "Terracotta", "테라코타", ("rust", "벽돌색")),
    Color("orange", "#d9772b", "Orange", "오렌지", ("주황", "주황색")),
    Color("coral", "#e5806b", "Coral", "코랄"),
    Color("yellow", "#e3b93c", "Yellow", "옐로우", ("노랑", "노란색", "옐로")),
    Color("mustard", "#c08f2a", "Mustard", "머스터드", ("겨자색",)),
    Color("green", "#3f7d4e", "Green", "그린", ("초록", "초록색", "녹색")),
    Color("olive", "#6b6b3a", "Olive", "올리브", ("olive green", "올리브그린")),
    Color("khaki", "#8a8460", "Khaki", "카키", ("카키색",)),
    Color("sage", "#9aab8c", "Sage", "세이지"),
    Color("mint", "#a9d5bd", "Mint", "민트"),
    Color("forest", "#2f5d46", "Forest green", "포레스트 그린", ("dark green", "딥그린")),
    Color("teal", "#2a7d7b", "Teal", "틸", ("청록", "청록색")),
    Color("blue", "#3b6ea5", "Blue", "블루", ("파랑", "파란색", "푸른색")),
    Color("sky", "#9cc3e0", "Sky blue", "스카이블루", ("light blue", "하늘색", "연청", "라이트블루")),
    Color("navy", "#26324f", "Navy", "네이비", ("남색", "navy blue", "곤색")),
    Color("indigo", "#3b4374", "Indigo", "인디고", ("진청", "중청")),
    Color("purple", "#6d4d8c", "Purple", "퍼플", ("보라", "보라색", "violet", "바이올렛")),
    Color("lavender", "#b7a6d1", "Lavender", "라벤더", ("연보라",)),
    Color("pink", "#e2a1b0", "Pink", "핑크", ("분홍", "분홍색", "rose", "로즈")),
    Color("natural", "#c9ab80", "Natural", "내추럴", ("네추럴", "원목")),
    Color("walnut", "#5d4231", "Walnut", "월넛"),
    Color("oak", "#bf9a6a", "Oak", "오크"),
)
_BY_WORD = {word.lower(): color for color in COLORS for word in (color.en, color.ko, *color.also)}
_MOST_WORDS = max(word.count(" ") + 1 for word in _BY_WORD)
_SPLIT = re.compile(r"[^\W_]+")
# Materials and things that are colour words too: in a product's name they say what it is, not how it looks.
_NOT_IN_NAMES = frozenset(
    {"natural", "walnut", "oak", "gold", "silver", "copper", "sand", "mint", "wine", "rose", "와인", "로즈"}
)


def color_called(words: str) -> Color | None:
    """The colour that the words name as a whole: "Light Blue", "검정"."""
    return _BY_WORD.get(" ".join(words.lower().split()))


def color_like(words: str) -> Color | None:
    """The colour that a value's words end with or hold: "Ocean Blue" is like blue, "딥 네이비" like navy."""
    return color_called(words) or next(_found(words), None)


def color_in_name(name: str) -> Color | None:
    """The one colour that a product's name states, or None where it states none or several."""
    found = {color.id: color for color in _found(name) if color.id not in _NOT_IN_NAMES}
    return next(iter(found.values())) if len(found) == 1 else None


def _found(words: str) -> Iterator[Color]:
    """Colours in the words, from the end on, the longest name first at each place."""
    parts = _SPLIT.findall(words.lower())
    end = len(parts)
    while end:
        sizes = range(min(_MOST_WORDS, end), 0, -1)
        size = next((n for n in sizes if " ".join(parts[end - n : end]) in _BY_WORD), 0)
        if size:
            yield _BY_WORD[" ".join(parts[end - size : end])]
        end -= size or 1
