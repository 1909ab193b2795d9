"""The catalog's words for understanding, made anew only when they have changed. Agents of one store share one."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from avatars.entries import entry_of
from nlp.lexicon import Entry, Lexicon
from nlp.nearness import Embed
from scenes.products import Product


class Vocabulary:
    """Keeps the lexicon of the catalog seen last.

    Building it takes about a millisecond a product, with `embed` (nlp.nearness) a few more: call `lexicon` once before
    the first visitor comes.
    """

    def __init__(self, embed: Embed | None = None) -> None:
        self._embed = embed
        self._seen: dict[str, Product] = {}
        self._lexicon: Lexicon | None = None

    def lexicon(self, products: Mapping[str, Product], currency: str) -> Lexicon:
        """The words of `products`, with their prices and whether there are any left."""
        if self._lexicon is None or self._lexicon.currency != currency:
            return self._built(products, currency)
        if products == self._seen:
            return self._lexicon
        changed = list(self._changed(products))
        known = self._lexicon.entries
        if known.keys() != products.keys() or any(_words(each) != _words(known[each.id]) for each in changed):
            return self._built(products, currency)
        # A sale changes no words: numbers alone are taken over, because all the rest would stop the room for a second.
        known.update({each.id: each for each in changed})
        self._seen = dict(products)
        return self._lexicon

    def prepared(self, products: Mapping[str, Product], currency: str) -> Lexicon | None:
        """The lexicon of these products, to be adopted; None where only numbers are others. May run in a thread."""
        entries = {identity: entry_of(each) for identity, each in products.items()}
        known = self._lexicon.entries if self._lexicon else {}
        if known.keys() == entries.keys() and all(_words(each) == _words(known[each.id]) for each in entries.values()):
            return None
        return Lexicon(entries.values(), currency, self._embed)

    def adopt(self, lexicon: Lexicon) -> None:
        """These are the words from now on; numbers are looked at again."""
        self._lexicon, self._seen = lexicon, {}

    def _built(self, products: Mapping[str, Product], currency: str) -> Lexicon:
        self._seen = dict(products)
        self._lexicon = Lexicon([entry_of(product) for product in products.values()], currency, self._embed)
        return self._lexicon

    def _changed(self, products: Mapping[str, Product]) -> Iterator[Entry]:
        return (entry_of(each) for identity, each in products.items() if self._seen.get(identity) is not each)


def _words(entry: Entry) -> Entry:
    """The entry without what changes while a shop is open."""
    return replace(entry, price_least=0, price_most=0, in_stock=True, rating=None)
