"""The catalog's words for understanding, made anew only when a record has changed."""

from collections.abc import Mapping

from avatars.entries import entry_of
from nlp.lexicon import Entry, Lexicon
from scenes.products import Product


class Vocabulary:
    """Keeps the lexicon of the catalog seen last."""

    def __init__(self) -> None:
        self._seen: dict[str, Product] = {}
        self._entries: dict[str, Entry] = {}
        self._lexicon: Lexicon | None = None

    def lexicon(self, products: Mapping[str, Product], currency: str) -> Lexicon:
        """The words of `products`. A sale that leaves some in stock does not change them."""
        if self._renewed(products) or self._lexicon is None:
            self._lexicon = Lexicon(self._entries.values(), currency)
        return self._lexicon

    def _renewed(self, products: Mapping[str, Product]) -> bool:
        """Takes over changed records; True where words changed by it."""
        if products == self._seen:
            return False
        entries = {
            identity: self._entries[identity] if self._seen.get(identity) is product else entry_of(product)
            for identity, product in products.items()
        }
        changed = entries != self._entries
        self._seen, self._entries = dict(products), entries
        return changed
