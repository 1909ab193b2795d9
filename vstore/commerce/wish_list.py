"""A visitor's wish list: the variants that they do not want to forget, in the order in which they chose them."""

import msgspec

from vstore.commerce.refusal import Code, Refused

MOST_WISHES = 100


class WishList(msgspec.Struct, frozen=True):
    """Variants by sku. It belongs to the visitor, as their cart does."""

    visitor: str
    skus: tuple[str, ...] = ()

    def with_wish(self, sku: str) -> "WishList":
        """The list with one more, once. Refused: too_many_wishes."""
        if sku in self.skus:
            return self
        if len(self.skus) >= MOST_WISHES:
            raise Refused(Code.TOO_MANY_WISHES, limit=MOST_WISHES)
        return WishList(self.visitor, (*self.skus, sku))

    def without(self, sku: str) -> "WishList":
        """The list without it, whether it has it or not."""
        return WishList(self.visitor, tuple(each for each in self.skus if each != sku))

    def with_all_of(self, other: "WishList") -> "WishList":
        """The list with another's wishes too; nothing is left out where they come to more than one may add."""
        return WishList(self.visitor, tuple(dict.fromkeys((*self.skus, *other.skus))))
