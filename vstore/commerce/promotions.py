"""Applying promotions: which of them a cart has, and what they take off each of its lines.

**The rules**, in the order of their application:

1. A promotion is *granted* where it runs, its code (if it has one) was given, its uses are not used up, and the goods
   it is for cost at least its threshold by their prices, before any discount.
2. Percentages, from each piece: all those that combine, in the order of their ids, each from what the one before it
   left; or one exclusive percentage alone, whichever leaves the lowest price. Rounded down to whole minor units.
3. Buy x get y, from the pieces it is for at the prices then left, dearest first: of every x + y the last y are
   discounted. A piece counts for one such promotion only, the first by id (`overlaps` says who would share pieces).
4. Amounts off, from what is then left of the order: of the goods they are for first, then of the others.
5. Free delivery.

**The laws** that follow, and that tests hold:

- No line, and so no order, ever costs less than nothing.
- The order in which things lie in the cart, and that in which promotions are listed, does not matter.
- Among the same granted promotions, one thing more never lowers the price of the goods; it can only where it reaches a
  threshold.
- Goods never cost less when an order is split in two, where no piece is covered by two buy-x-get-ys. Thresholds are
  compared with sums of prices, so that the whole order is granted what any part is. A percentage depends on its piece
  alone. Of all ways to form groups of x + y with y discounted pieces no dearer than the others, dearest first gives
  most: the k-th discounted piece has at least ceil(k / y) * x others as dear. Amounts off are used once by a visitor.
  This is about the goods: a flat delivery fee is paid twice for two orders, tax is rounded for each.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations

import msgspec

from scenes.money import Money
from vstore.commerce.catalog import Offer
from vstore.commerce.discount import Discount
from vstore.commerce.percent import part
from vstore.commerce.promotion import AmountOff, BuyGet, FreeDelivery, PercentOff, Promotion
from vstore.commerce.refusal import Code
from vstore.commerce.shares import shared


class Standing(msgspec.Struct, frozen=True):
    """A promotion and how often it was used: by orders in all, and by those of the visitor it is looked up for."""

    promotion: Promotion
    used: int = 0
    used_by_visitor: int = 0

    @property
    def obstacle(self) -> Code | None:
        """Why its uses do not allow another one, or None where they do."""
        if self.promotion.limit is not None and self.used >= self.promotion.limit:
            return Code.COUPON_USED_UP
        most = self.promotion.visitors_limit
        return Code.COUPON_USED_BEFORE if most is not None and self.used_by_visitor >= most else None

    def less(self, uses: int) -> "Standing":
        """The same with so many of the visitor's uses not counted."""
        return Standing(self.promotion, self.used - uses, self.used_by_visitor - uses)

    def refusal(self, now: datetime) -> Code | None:
        """Why nobody, or not this visitor, can have it now, or None where they can."""
        if not self.promotion.has_begun(now):
            return Code.COUPON_TOO_EARLY
        return Code.COUPON_OVER if self.promotion.is_over(now) else self.obstacle


class Goods(msgspec.Struct, frozen=True):
    """So many pieces of one offer, at the price of its variant."""

    offer: Offer
    quantity: int

    @property
    def sku(self) -> str:
        return self.offer.variant.sku

    @property
    def price(self) -> int:
        return self.offer.variant.price.amount


class Grant(msgspec.Struct, frozen=True):
    """What is taken off: `off` of each sku's line in minor units, `discounts` with reasons, and who pays delivery."""

    off: Mapping[str, int]
    discounts: tuple[Discount, ...]
    free_delivery: Promotion | None = None


def open_to(standings: Iterable[Standing], codes: Iterable[str], now: datetime) -> tuple[Promotion, ...]:
    """The promotions that a visitor who gave these codes may have now, whatever is in the cart."""
    given = {"", *codes}
    return tuple(each.promotion for each in standings if each.promotion.code in given and each.refusal(now) is None)


def grant(goods: Sequence[Goods], promotions: Iterable[Promotion], currency: str) -> Grant:
    """What promotions take off these goods, each sku of which is listed once. The module's docstring has the rules."""
    granted = sorted((each for each in promotions if short_by(each, goods) == 0), key=lambda each: each.id)
    till = _Till(goods)
    till.cut_percentages([each for each in granted if isinstance(each.effect, PercentOff)])
    for promotion in granted:
        if isinstance(promotion.effect, BuyGet):
            till.buy_get(promotion, promotion.effect)
    for promotion in granted:
        if isinstance(promotion.effect, AmountOff):
            till.take_off(promotion, promotion.effect.amount.amount)
    free = next((each for each in granted if isinstance(each.effect, FreeDelivery)), None)
    return Grant(till.off(), tuple(till.discounts(granted, currency)), free)


def short_by(promotion: Promotion, goods: Iterable[Goods]) -> int:
    """How much more the goods it is for must cost for it to be granted: 0 where they do, at least 1 where none are."""
    covered = [each for each in goods if promotion.scope.covers(each.offer)]
    missing = max(0, promotion.threshold - sum(each.price * each.quantity for each in covered))
    return missing if covered else max(1, missing)


def overlaps(promotions: Iterable[Promotion], offers: Sequence[Offer]) -> Iterator[tuple[Promotion, Promotion, str]]:
    """Pairs of buy-x-get-y promotions that may run at one time, with a sku that both are for."""
    rivals = sorted((each for each in promotions if isinstance(each.effect, BuyGet)), key=lambda each: each.id)
    for one, other in combinations(rivals, 2):
        apart = any(a.ends and b.starts and a.ends <= b.starts for a, b in ((one, other), (other, one)))
        both = (each.variant.sku for each in offers if one.scope.covers(each) and other.scope.covers(each))
        if not apart and (sku := next(both, None)) is not None:
            yield one, other, sku


class _Till:
    """What each piece and each line still costs, and who took how much off which line."""

    def __init__(self, goods: Sequence[Goods]) -> None:
        self._goods = {each.sku: each for each in goods}
        self._price = {each.sku: each.price for each in goods}
        self._left = {each.sku: each.price * each.quantity for each in goods}
        self._in_a_group: set[str] = set()
        self._taken: dict[str, int] = {}

    def cut_percentages(self, promotions: Sequence[Promotion]) -> None:
        for sku, goods in self._goods.items():
            covering = [each for each in promotions if each.scope.covers(goods.offer)]
            combined = [each for each in covering if not each.exclusive]
            ways = [combined, *([each] for each in covering if each.exclusive)]
            cuts = min((_cuts(goods.price, way) for way in ways), key=lambda cuts: -sum(cuts.values()))
            for promotion, cut in cuts.items():
                self._take(promotion, sku, cut * goods.quantity)
                self._price[sku] -= cut

    def buy_get(self, promotion: Promotion, effect: BuyGet) -> None:
        skus = {sku for sku, goods in self._goods.items() if promotion.scope.covers(goods.offer)} - self._in_a_group
        self._in_a_group |= skus
        passed = 0
        for sku in sorted(skus, key=lambda sku: (-self._price[sku], sku)):
            before, passed = passed, passed + self._goods[sku].quantity
            pieces = _discounted(effect, passed) - _discounted(effect, before)
            self._take(promotion.id, sku, pieces * part(self._price[sku], effect.percent))

    def take_off(self, promotion: Promotion, amount: int) -> None:
        inside = {sku: self._left[sku] for sku, each in self._goods.items() if promotion.scope.covers(each.offer)}
        outside = {sku: left for sku, left in self._left.items() if sku not in inside}
        first = min(amount, sum(inside.values()))
        then = min(amount - first, sum(outside.values()))
        for sku, share in (*shared(first, inside).items(), *shared(then, outside).items()):
            self._take(promotion.id, sku, share)

    def off(self) -> dict[str, int]:
        return {sku: goods.price * goods.quantity - self._left[sku] for sku, goods in self._goods.items()}

    def discounts(self, promotions: Iterable[Promotion], currency: str) -> Iterator[Discount]:
        for each in promotions:
            if taken := self._taken.get(each.id):
                yield Discount(each.id, each.name, Money(taken, currency), each.code)

    def _take(self, promotion: str, sku: str, amount: int) -> None:
        self._left[sku] -= amount
        self._taken[promotion] = self._taken.get(promotion, 0) + amount


def _cuts(price: int, promotions: Iterable[Promotion]) -> dict[str, int]:
    """What each percentage takes off one piece, one after the other."""
    cuts = {}
    for promotion in promotions:
        if isinstance(promotion.effect, PercentOff):
            cuts[promotion.id] = part(price, promotion.effect.percent)
            price -= cuts[promotion.id]
    return cuts


def _discounted(effect: BuyGet, pieces: int) -> int:
    """How many of so many pieces, dearest first, are discounted."""
    groups, rest = divmod(pieces, effect.buy + effect.get)
    return groups * effect.get + max(0, rest - effect.buy)
