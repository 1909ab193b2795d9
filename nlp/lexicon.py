"""Every word of one catalog, in every language, and what it stands for."""

from collections.abc import Iterable, Mapping

import msgspec

Text = Mapping[str, str]


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A product as language knows it. Texts map language -> words; `colors` and `sizes` are (id, names) pairs.

    Prices are whole minor units of the lexicon's currency, over all variants; `rating` is 0 to 5 or None;
    `released` is an ISO date or empty.
    """

    id: str
    names: Text
    kinds: Text = {}
    colors: tuple[tuple[str, Text], ...] = ()
    sizes: tuple[tuple[str, Text], ...] = ()
    materials: Text = {}
    brand: str = ""
    tags: tuple[str, ...] = ()
    category: Text = {}
    description: Text = {}
    price_least: int = 0
    price_most: int = 0
    in_stock: bool = True
    rating: float | None = None
    released: str = ""


class Lexicon:
    """The words of a catalog. Built once per catalog; reading it changes nothing."""

    def __init__(self, entries: Iterable[Entry], currency: str) -> None:
        self.currency = currency
        self.entries = {entry.id: entry for entry in entries}

    def label(self, field: str, value: str, language: str) -> str:
        """The word for a constraint's value ("kind", "jacket") in `language`: the catalog's own where it has one."""
        return value
