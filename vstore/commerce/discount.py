"""What was agreed beside prices: the discounts of an order with their reasons in words, and how it is delivered."""

import msgspec

from scenes.money import Money
from scenes.products import Text


class Discount(msgspec.Struct, frozen=True):
    """So much less because of a promotion, by the coupon `code` where it wants one.

    `on_delivery`: taken off the cost of delivery, which is then told without it, and not off the goods.
    """

    promotion: str
    name: Text
    amount: Money
    code: str = ""
    on_delivery: bool = False


class ChosenDelivery(msgspec.Struct, frozen=True):
    """A delivery method as it was chosen; `days` are the fewest and the most it is estimated to take."""

    method: str
    name: Text
    days: tuple[int, int] | None = None
