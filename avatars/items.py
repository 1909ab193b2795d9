"""The things a talk can be about: products, with where they are on show."""

from collections.abc import Iterable

import msgspec

from avatars.view import Shown, View
from scenes.products import Product, Variant


class Item(msgspec.Struct, frozen=True):
    """A product, and the display that it is spoken of at. `here` says whether that stands in this room."""

    product: Product
    shown: Shown | None = None
    here: bool = False

    @property
    def id(self) -> str:
        """The display's id, or the product's where it is nowhere on show."""
        return self.shown.display.id if self.shown else self.product.id

    @property
    def variant(self) -> Variant:
        """The variant on show, else the product's first."""
        shown = self.product.variant(self.shown.sku) if self.shown else None
        return shown or self.product.variants[0]


class Assortment:
    """Everything that the store sells as one agent sees it now, by display id and by product id."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._by_display = {each.display.id: Item(self._live(each), each, True) for each in view.shown}
        for each in view.elsewhere:
            self._by_display.setdefault(each.display.id, Item(self._live(each), each, False))
        self._by_product: dict[str, Item] = {}
        for item in self._by_display.values():
            self._by_product.setdefault(item.product.id, item)

    def _live(self, shown: Shown) -> Product:
        return self._view.products.get(shown.product.id, shown.product)

    def item(self, identity: str) -> Item | None:
        """The item with this display or product id; one on show in this room before any other."""
        found = self._by_display.get(identity) or self._by_product.get(identity)
        if found is None and identity in self._view.products:
            return Item(self._view.products[identity])
        return found

    def items(self, identities: Iterable[str]) -> tuple[Item, ...]:
        """Those that exist, in order, each product once."""
        found = (self.item(identity) for identity in identities)
        unique: dict[str, Item] = {}
        for item in found:
            if item is not None:
                unique.setdefault(item.product.id, item)
        return tuple(unique.values())

    def away(self) -> tuple[Product, ...]:
        """The products that are not on show in this room."""
        here = {each.product.id for each in self._view.shown}
        return tuple(product for product in self._view.products.values() if product.id not in here)

    def with_sku(self, sku: str) -> Item | None:
        """The item one of whose variants has this sku."""
        owner = next((each for each in self._view.products.values() if each.variant(sku)), None)
        return self.item(owner.id) if owner else None
