"""A visitor's cart: how many of which variant, in the order they were added, and the coupon codes they gave."""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from scenes.money import Money
from vstore.commerce.refusal import Code, Refused


class CartItem(msgspec.Struct, frozen=True):
    """So many (at least 1) of one variant."""

    sku: str
    quantity: int


class CartLimits(msgspec.Struct, frozen=True):
    """How many different variants a cart holds, how many of each, and how many coupon codes."""

    lines: int = 50
    each: int = 99
    codes: int = 10


class Cart(msgspec.Struct, frozen=True):
    """What a visitor has chosen. It belongs to the visitor, not to a connection.

    `seen` are the unit prices by sku at which they chose it: where one is another by now, they are told.
    """

    visitor: str
    items: tuple[CartItem, ...] = ()
    codes: tuple[str, ...] = ()
    seen: Mapping[str, Money] = {}

    def quantity_of(self, sku: str) -> int:
        return next((item.quantity for item in self.items if item.sku == sku), 0)

    def with_quantity(self, sku: str, quantity: int, limits: CartLimits, price: Money | None = None) -> "Cart":
        """The cart holding exactly `quantity` of `sku`, chosen at its `price`; 0 removes it.

        Refused: too_many, too_many_lines.
        """
        if quantity < 0:
            raise ValueError(f"a cart cannot hold {quantity} of {sku}")
        if quantity > limits.each:
            raise Refused(Code.TOO_MANY, limit=limits.each)
        if quantity and not self.quantity_of(sku) and len(self.items) >= limits.lines:
            raise Refused(Code.TOO_MANY_LINES, limit=limits.lines)
        return self._having({sku: quantity}, {} if price is None else {sku: price})

    def with_code(self, code: str, limits: CartLimits) -> "Cart":
        """The cart with one more coupon code, once. Refused: too_many_coupons."""
        if code in self.codes:
            return self
        if len(self.codes) >= limits.codes:
            raise Refused(Code.TOO_MANY_COUPONS, limit=limits.codes)
        return Cart(self.visitor, self.items, (*self.codes, code), self.seen)

    def without_codes(self, codes: Collection[str]) -> "Cart":
        """The cart without these coupon codes, whether it has them or not."""
        return Cart(self.visitor, self.items, tuple(code for code in self.codes if code not in codes), self.seen)

    def with_all_of(self, other: "Cart", limits: CartLimits) -> "Cart":
        """The cart with the items and coupon codes of another too, as many of each item as it may hold.

        Nothing is left out where they come to more lines or codes than one may add.
        """
        both = self._having(
            {item.sku: min(self.quantity_of(item.sku) + item.quantity, limits.each) for item in other.items},
            {**other.seen, **self.seen},
        )
        return Cart(self.visitor, both.items, tuple(dict.fromkeys((*self.codes, *other.codes))), both.seen)

    def without(self, items: Iterable[CartItem]) -> "Cart":
        """The cart after these were taken out of it; what was added since stays."""
        return self._having({item.sku: max(0, self.quantity_of(item.sku) - item.quantity) for item in items})

    def _having(self, quantities: Mapping[str, int], seen: Mapping[str, Money] = {}) -> "Cart":
        wanted = {item.sku: item.quantity for item in self.items} | dict(quantities)
        items = tuple(CartItem(sku, quantity) for sku, quantity in wanted.items() if quantity)
        kept = {sku: price for sku, price in {**self.seen, **seen}.items() if wanted[sku]}
        return Cart(self.visitor, items, self.codes, kept)
