"""A promotion as people write it, in store.toml and to the HTTP API, read into what is applied."""

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from scenes.money import Money
from scenes.products import Text
from vstore.commerce.percent import WHOLE, read_percent
from vstore.commerce.promotion import (
    AmountOff,
    BuyGet,
    Effect,
    FreeDelivery,
    PercentOff,
    Promotion,
    PromotionFault,
    Scope,
    normal_code,
    promotion_faults,
)


class UnusablePromotion(Exception):
    """A promotion that cannot be; nothing has changed."""

    def __init__(self, faults: tuple[PromotionFault, ...]) -> None:
        super().__init__(" ".join(f"{fault.field} {fault.what}" for fault in faults))
        self.faults = faults


class PromotionForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One of `percent` ("10"), `amount` ("5000"), `buy` (with `get`, and `percent` off those) and `free_delivery`.

    Amounts are written in the store's currency. A time without a zone is in UTC. For the rest see Promotion.
    """

    id: str
    name: Text
    percent: str | None = None
    amount: str | None = None
    buy: int | None = None
    get: int = 1
    free_delivery: bool = False
    products: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    code: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    minimum: str | None = None
    limit: int | None = None
    per_visitor: int | None = None
    exclusive: bool = False


def read_promotion(form: PromotionForm, currency: str) -> Promotion:
    """The promotion that a form describes. Raises UnusablePromotion with every fault of it."""
    reader = _Reader(currency)
    promotion = Promotion(
        id=form.id,
        name=form.name,
        effect=reader.effect(form),
        scope=Scope(form.products, form.categories, form.skus),
        code=normal_code(form.code),
        starts=_aware(form.starts),
        ends=_aware(form.ends),
        minimum=None if form.minimum is None else reader.money("minimum", form.minimum),
        limit=form.limit,
        per_visitor=form.per_visitor,
        exclusive=form.exclusive,
    )
    faults = tuple(reader.faults or promotion_faults(promotion, currency))
    if faults:
        raise UnusablePromotion(faults)
    return promotion


class _Reader:
    """Reads amounts and percentages, and keeps what is wrong with them."""

    def __init__(self, currency: str) -> None:
        self._currency = currency
        self.faults: list[PromotionFault] = []

    def effect(self, form: PromotionForm) -> Effect:
        match list(_kinds(form)):
            case ["percent"]:
                return PercentOff(self._percent(form.percent))
            case ["amount"]:
                return AmountOff(self.money("amount", form.amount or ""))
            case ["buy"]:
                return BuyGet(form.buy or 0, form.get, WHOLE if form.percent is None else self._percent(form.percent))
            case ["free_delivery"]:
                return FreeDelivery()
            case kinds:
                what = f"says {' and '.join(kinds) or 'nothing'} of percent, amount, buy and free_delivery: write one."
                self.faults.append(PromotionFault("", what))
                return FreeDelivery()

    def money(self, field: str, text: str) -> Money:
        try:
            return Money.parse(text, self._currency)
        except ValueError:
            self.faults.append(PromotionFault(field, f"“{text}” is not an amount of {self._currency}."))
            return Money(0, self._currency)

    def _percent(self, text: str | None) -> int:
        try:
            return read_percent(text or "")
        except ValueError as reason:
            self.faults.append(PromotionFault("percent", str(reason)))
            return WHOLE


def _kinds(form: PromotionForm) -> Iterator[str]:
    """What a form takes off; the percentage beside `buy` is that of the pieces one gets."""
    if form.percent is not None and form.buy is None:
        yield "percent"
    if form.amount is not None:
        yield "amount"
    if form.buy is not None:
        yield "buy"
    if form.free_delivery:
        yield "free_delivery"


def _aware(time: datetime | None) -> datetime | None:
    return time.replace(tzinfo=UTC) if time is not None and time.tzinfo is None else time
