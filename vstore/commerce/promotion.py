"""Promotions as a brand defines them: what is taken off, from which goods, when, for whom and how often."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from scenes.money import Money
from scenes.products import Text
from vstore.commerce.catalog import Offer
from vstore.commerce.percent import WHOLE


class PercentOff(msgspec.Struct, frozen=True, tag="percent_off"):
    """So many percent (thousandths of one) off each piece."""

    percent: int


class AmountOff(msgspec.Struct, frozen=True, tag="amount_off"):
    """A fixed amount off the order, once for each visitor."""

    amount: Money


class BuyGet(msgspec.Struct, frozen=True, tag="buy_get"):
    """Of every `buy` + `get` pieces, the `get` cheapest cost so many percent less: 2 + 1 is "three for two"."""

    buy: int
    get: int
    percent: int = WHOLE


class FreeDelivery(msgspec.Struct, frozen=True, tag="free_delivery"):
    """Delivery costs nothing."""


Effect = PercentOff | AmountOff | BuyGet | FreeDelivery


class Scope(msgspec.Struct, frozen=True):
    """The goods a promotion is for: those named in any of the three; all goods where none is named.

    A category is named as the catalog writes it in any language, in capitals or not.
    """

    products: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        return not (self.products or self.categories or self.skus)

    def covers(self, offer: Offer) -> bool:
        product = offer.product
        if self.is_everything or product.id in self.products or offer.variant.sku in self.skus:
            return True
        wanted = {category.casefold() for category in self.categories}
        names = (name for text in (product.category, *product.categories) for name in text.values())
        return any(name.casefold() in wanted for name in names)


class Promotion(msgspec.Struct, frozen=True, kw_only=True):
    """One promotion. `name` is the reason that visitors read; with a `code` only who gives that has it.

    It holds from `starts` until before `ends`, where the goods it is for cost at least `minimum` by their prices;
    `limit` orders may use it, and `per_visitor` of one visitor. An `exclusive` percentage never adds to another.
    """

    id: str
    name: Text
    effect: Effect
    scope: Scope = Scope()
    code: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    minimum: Money | None = None
    limit: int | None = None
    per_visitor: int | None = None
    exclusive: bool = False

    @property
    def visitors_limit(self) -> int | None:
        """How often one visitor may use it. A fixed amount more than once would reward splitting an order."""
        return 1 if isinstance(self.effect, AmountOff) else self.per_visitor

    @property
    def threshold(self) -> int:
        """What the goods it is for must cost at least, in minor units: an amount off never exceeds them."""
        minimum = 0 if self.minimum is None else self.minimum.amount
        return max(minimum, self.effect.amount.amount) if isinstance(self.effect, AmountOff) else minimum

    def has_begun(self, now: datetime) -> bool:
        return self.starts is None or self.starts <= now

    def is_over(self, now: datetime) -> bool:
        return self.ends is not None and self.ends <= now


class PromotionFault(msgspec.Struct, frozen=True):
    """What is wrong with the field `field` of a promotion."""

    field: str
    what: str


MOST_PIECES = 100
LONGEST_CODE = 40


def normal_code(text: str) -> str:
    """A coupon code as it is compared: in capitals, without spaces."""
    return "".join(text.split()).upper()


def promotion_faults(promotion: Promotion, currency: str) -> Iterator[PromotionFault]:
    """Everything that makes a promotion unusable in a store of this currency."""
    if not promotion.id.strip() or not promotion.id.isprintable() or len(promotion.id) > LONGEST_CODE:
        yield PromotionFault("id", f"must be 1 to {LONGEST_CODE} letters on one line.")
    if not any(words.strip() for words in promotion.name.values()):
        yield PromotionFault("name", "holds no text: visitors read it as the reason of their discount.")
    if promotion.code != normal_code(promotion.code) or len(promotion.code) > LONGEST_CODE:
        yield PromotionFault("code", f"must be at most {LONGEST_CODE} capital letters and digits without spaces.")
    yield from _effect_faults(promotion, currency)
    if promotion.minimum is not None and promotion.minimum.currency != currency:
        yield PromotionFault("minimum", f"is in {promotion.minimum.currency}; the store sells in {currency}.")
    for name in ("limit", "per_visitor"):
        most = getattr(promotion, name)
        if most is not None and most < 1:
            yield PromotionFault(name, "must be at least 1.")
    if promotion.exclusive and not isinstance(promotion.effect, PercentOff):
        yield PromotionFault("exclusive", "is for percentages: what else is taken off comes after them.")
    if None not in (promotion.starts, promotion.ends) and promotion.starts >= promotion.ends:  # type: ignore[operator]
        yield PromotionFault("ends", "is not after its start.")


def _effect_faults(promotion: Promotion, currency: str) -> Iterator[PromotionFault]:
    match promotion.effect:
        case PercentOff(percent) if not 0 < percent <= WHOLE:
            yield PromotionFault("percent", "must be above 0 and at most 100.")
        case AmountOff(amount) if amount.currency != currency or amount.amount < 1:
            yield PromotionFault("amount", f"must be an amount above 0 in {currency}.")
        case AmountOff() if promotion.per_visitor not in (None, 1):
            yield PromotionFault("per_visitor", "must be 1: an amount off is used once by each visitor.")
        case BuyGet(buy, get, percent) if not (
            1 <= buy <= MOST_PIECES and 1 <= get <= MOST_PIECES and 0 < percent <= WHOLE
        ):
            yield PromotionFault("buy", f"buy and get must be from 1 to {MOST_PIECES}, the percentage from 0 to 100.")
        case _:
            return
