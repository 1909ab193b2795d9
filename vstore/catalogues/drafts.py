"""What a reader of one export format makes of its rows, before prices, stock and options are understood."""

import re
from collections.abc import Iterable

import msgspec

from scenes.products import Text
from vstore.catalogues.plaintext import plain

_HANGUL = re.compile("[가-힣]")


class DraftVariant(msgspec.Struct, frozen=True):
    """One sellable form as written. `values` follow the product's options, with a "#rrggbb" swatch or None each.

    `weight` is in `weight_unit`s: "g", "kg", "lbs" or "oz".
    """

    row: int
    sku: str = ""
    price: str = ""
    compare_at: str = ""
    stock: str = ""
    counted: bool = True
    values: tuple[tuple[Text, str | None], ...] = ()
    image: str = ""
    gtin: str = ""
    weight: str = ""
    weight_unit: str = "g"
    images: tuple[str, ...] = ()
    videos: tuple[str, ...] = ()
    model: str = ""
    withdrawn: bool = False


class Draft(msgspec.Struct, frozen=True):
    """One product as written. `hints` are further words of the brand that may tell what it is, best first.

    With `literal` its columns are ours and say all: no colour and no material is read out of its name.
    """

    row: int
    handle: str
    name: Text
    variants: tuple[DraftVariant, ...]
    options: tuple[Text, ...] = ()
    description: Text = {}
    category: Text = {}
    kind: Text = {}
    brand: str = ""
    material: Text = {}
    tags: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    model: str = ""
    rating: str = ""
    review_count: str = ""
    details: dict[str, Text] = {}
    hints: tuple[str, ...] = ()
    literal: bool = False
    categories: tuple[Text, ...] = ()
    videos: tuple[str, ...] = ()


class Columns(msgspec.Struct, frozen=True):
    """What an export calls the columns, so that a fault names the brand's own word."""

    name: str
    sku: str
    price: str
    compare_at: str
    stock: str
    options: str
    gtin: str = "gtin"
    weight: str = "weight"


def text_of(words: str) -> Text:
    """Words, without their HTML, in a language that only they tell: Korean where there is Hangul, else English."""
    bare = plain(words)
    return {} if not bare else {"ko" if _HANGUL.search(bare) else "en": bare}


def slug(words: str) -> str:
    """An id made of words: "Ocean Blue Shirt" -> "ocean-blue-shirt"; Hangul stays."""
    return "-".join(re.findall(r"[^\W_]+", words.lower()))


def slug_of(text: Text) -> str:
    """An id made of a text, from its English words where there are any."""
    return slug(text.get("en") or next(iter(text.values()), ""))


def listed(cell: str, separators: str = ",|;") -> tuple[str, ...]:
    """The entries of a cell that holds a list, without empty ones and repetitions."""
    parts = (part.strip() for part in re.split(f"[{re.escape(separators)}]", cell))
    return tuple(dict.fromkeys(part for part in parts if part))


def branch(names: Iterable[str]) -> tuple[Text, ...]:
    """A place in a tree of categories, of the names on the way there."""
    return tuple(text for name in names if (text := text_of(name.strip())))


def on_the_web(addresses: Iterable[str]) -> tuple[str, ...]:
    """The addresses that a browser can load; paths inside the old shop's own server are dropped."""
    return tuple(dict.fromkeys(each for each in addresses if each.startswith(("https://", "http://"))))
