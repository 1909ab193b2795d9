"""Options of a product: colour and size recognised in both languages, values with ids that stay the same."""

import re

from scenes.products import Option, OptionValue, Text
from vstore.catalogues.colors import color_like
from vstore.catalogues.drafts import slug_of

_COLOR_WORDS = frozenset({"color", "colour", "colors", "색상", "컬러", "칼라", "색", "色"})
_SIZE_WORDS = frozenset({"size", "sizes", "사이즈", "치수", "크기", "싸이즈"})
_NAMES: dict[str, Text] = {"color": {"en": "Color", "ko": "색상"}, "size": {"en": "Size", "ko": "사이즈"}}

# Size id -> the words for it, and how each language writes it out.
_SIZES: dict[str, tuple[frozenset[str], Text]] = {
    "xs": (frozenset({"xs", "extra small", "x-small"}), {"en": "XS", "ko": "XS"}),
    "s": (frozenset({"s", "small", "스몰", "소"}), {"en": "Small", "ko": "스몰"}),
    "m": (frozenset({"m", "medium", "미디엄", "미디움", "중"}), {"en": "Medium", "ko": "미디엄"}),
    "l": (frozenset({"l", "large", "라지", "대"}), {"en": "Large", "ko": "라지"}),
    "xl": (frozenset({"xl", "extra large", "x-large", "엑스라지", "특대"}), {"en": "XL", "ko": "XL"}),
    "xxl": (frozenset({"xxl", "2xl", "xx-large"}), {"en": "XXL", "ko": "XXL"}),
    "regular": (frozenset({"regular", "레귤러", "보통"}), {"en": "Regular", "ko": "레귤러"}),
    "one-size": (
        frozenset({"one size", "onesize", "free", "f", "프리", "free size", "프리사이즈", "원사이즈"}),
        {"en": "One size", "ko": "프리사이즈"},
    ),
}
_SHORT = re.compile(r"[a-z0-9]{1,3}", re.IGNORECASE)


def option_id(name: Text) -> str:
    """`color` or `size` where any language says so, else a slug of the name."""
    words = {word.strip().lower() for word in name.values()}
    if words & _COLOR_WORDS:
        return "color"
    if words & _SIZE_WORDS:
        return "size"
    return slug_of(name) or "option"


def option_name(name: Text) -> Text:
    """The name in the languages it has, and in both where it is a colour or a size."""
    return {**_NAMES.get(option_id(name), {}), **name} or {"en": "Option", "ko": "옵션"}


def option_value(option: str, name: Text, swatch: str | None) -> OptionValue:
    """A value of the option: its id, its name in the languages known for it, and its colour."""
    match option:
        case "color":
            return _color_value(name, swatch)
        case "size":
            return _size_value(name)
        case _:
            return OptionValue(slug_of(name), name, swatch)


def _color_value(name: Text, swatch: str | None) -> OptionValue:
    written = slug_of(name)
    color = next((color for words in name.values() if (color := color_like(words))), None)
    if color is None:
        return OptionValue(written, name, swatch)
    known = {"en": color.en, "ko": color.ko}
    exact = any(word.lower() in (color.en.lower(), color.ko, *color.also) for word in name.values())
    missing = {language: word for language, word in known.items() if language not in name} if exact else {}
    return OptionValue(color.id if exact else written, {**name, **missing}, swatch or color.swatch)


def _size_value(name: Text) -> OptionValue:
    for words in name.values():
        for size, (known, full) in _SIZES.items():
            if words.strip().lower() in known:
                other = dict.fromkeys(full, words) if _SHORT.fullmatch(words) else full
                return OptionValue(size, {**other, **name})
    return OptionValue(slug_of(name), name)


def options_of(names: tuple[Text, ...], used: list[list[OptionValue]]) -> tuple[Option, ...]:
    """The options with their values in the order in which the variants use them."""
    options = []
    for name, values in zip(names, used, strict=True):
        unique = {value.id: value for value in reversed(values)}
        ordered = tuple(unique[value_id] for value_id in dict.fromkeys(value.id for value in values))
        options.append(Option(option_id(name), option_name(name), ordered))
    return tuple(options)
