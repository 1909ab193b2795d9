from datetime import timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.money import Money
from scenes.products import Product, Variant
from tests.support.any_promotions import promotions
from tests.support.joyful_shop import ARMCHAIR, CATALOG, DELIVERY, LAMP, NOON, TEA, TERMS, won
from vstore.commerce.cart import Cart, CartItem
from vstore.commerce.catalog import Catalog, choice_text
from vstore.commerce.delivery import DeliveryMethod, DeliveryRate, Destination, flat
from vstore.commerce.pricing import Bill, Idle, bill
from vstore.commerce.promotion import AmountOff, FreeDelivery, PercentOff, Promotion, Scope
from vstore.commerce.promotions import Standing
from vstore.commerce.refusal import Code
from vstore.commerce.tax import Rounding, TaxRate, TaxTerms
from vstore.commerce.terms import Terms


def cart(**quantities: int) -> Cart:
    return Cart("ada", tuple(CartItem(sku.replace("_", "-"), quantity) for sku, quantity in quantities.items()))


def test_bill_adds_lines_and_delivery_to_the_last_won() -> None:
    cost = bill(cart(HUMBLE_LAMP=2, BOTTOMLESS_TEA=1), CATALOG, TERMS)
    assert [(line.sku, line.quantity, line.unit_price, line.total) for line in cost.lines] == [
        ("HUMBLE-LAMP", 2, won(19_000), won(38_000)),
        ("BOTTOMLESS-TEA", 1, won(4_500), won(4_500)),
    ]
    assert (cost.subtotal, cost.delivery, cost.total) == (won(42_500), won(3_000), won(45_500))


def test_delivery_is_free_from_its_threshold_on_and_for_nothing() -> None:
    assert DELIVERY.rates[0].cost(won(49_999)) == won(3_000)
    assert DELIVERY.rates[0].cost(won(50_000)) == won(0)
    assert DELIVERY.rates[0].cost(won(0)) == won(0)
    assert flat(won(3_000)).rates[0].cost(won(10**9)) == won(3_000)


def test_lines_that_cannot_be_ordered_say_why_and_cost_nothing() -> None:
    cost = bill(cart(CRUNCHY_ARMCHAIR_SEA=1, HUMBLE_LAMP=4, FORGOTTEN_SOFA=1, BOTTOMLESS_TEA=99), CATALOG, TERMS)
    assert [line.problem for line in cost.lines] == [Code.SOLD_OUT, Code.NOT_ENOUGH_STOCK, Code.NOT_SOLD, None]
    assert cost.lines[2].offer is None
    assert (cost.subtotal, cost.delivery, cost.total) == (won(445_500), won(0), won(445_500))


def test_what_is_withdrawn_keeps_its_name_in_the_cart_and_cannot_be_ordered() -> None:
    (tea,) = TEA.variants
    withdrawn = msgspec.structs.replace(TEA, variants=(msgspec.structs.replace(tea, withdrawn=True),))
    cost = bill(cart(BOTTOMLESS_TEA=1), Catalog([withdrawn], "KRW"), TERMS)
    (line,) = cost.lines
    assert (line.problem, line.offer and line.offer.product.name, cost.total) == (Code.NOT_SOLD, TEA.name, won(0))


def test_catalog_shows_live_stock_without_forgetting_the_rest() -> None:
    live = CATALOG.with_stock({"HUMBLE-LAMP": 0}).with_stock({"CRUNCHY-ARMCHAIR-RED": 1})
    assert [(v.sku, v.stock) for product in live for v in product.variants] == [
        ("CRUNCHY-ARMCHAIR-RED", 1),
        ("CRUNCHY-ARMCHAIR-SEA", 0),
        ("HUMBLE-LAMP", 0),
        ("BOTTOMLESS-TEA", None),
    ]
    offer = live.offer("HUMBLE-LAMP")
    assert offer is not None
    assert (offer.variant.stock, offer.product.variants[0].stock) == (0, 0)
    assert CATALOG.product("lamp") == LAMP
    assert CATALOG.product("sofa") is None
    assert CATALOG.initial_stock == {
        "CRUNCHY-ARMCHAIR-RED": 5,
        "CRUNCHY-ARMCHAIR-SEA": 0,
        "HUMBLE-LAMP": 3,
        "BOTTOMLESS-TEA": None,
    }


def test_catalog_names_every_fault_at_once() -> None:
    twin = Product("twin", {"en": "Twin"}, (Variant("HUMBLE-LAMP", won(1)), Variant("US", Money(100, "USD"))))
    with pytest.raises(ValueError, match=r"sku HUMBLE-LAMP is used by more than one variant.*sku US is priced in USD"):
        Catalog([LAMP, TEA, twin], "KRW")


def test_two_products_with_one_id_are_a_fault_of_the_catalog() -> None:
    twin = msgspec.structs.replace(TEA, id="lamp")
    with pytest.raises(ValueError, match="product id lamp is used by more than one product"):
        Catalog([LAMP, twin], "KRW")


def test_choices_are_read_in_the_order_of_the_options_in_every_language_there_is() -> None:
    red, sea, lamp = (CATALOG.offer(sku) for sku in ("CRUNCHY-ARMCHAIR-RED", "CRUNCHY-ARMCHAIR-SEA", "HUMBLE-LAMP"))
    assert red is not None
    assert sea is not None
    assert lamp is not None
    assert choice_text(red) == {"en": "Red", "ko": "빨강"}
    assert choice_text(sea) == {"en": "Sea"}
    assert choice_text(lamp) == {}


SEOUL, BERLIN, TOKYO = Destination("KR"), Destination("DE"), Destination("JP")
PARCEL = DeliveryMethod(
    "parcel",
    {"en": "Parcel"},
    (
        DeliveryRate(won(3_000), frozenset({"KR"}), up_to_grams=2_000, days=(1, 2)),
        DeliveryRate(won(6_000), frozenset({"KR"}), free_from=won(100_000)),
        DeliveryRate(won(30_000), frozenset({"DE", "FR"}), days=(5, 9)),
    ),
)
EXPRESS = DeliveryMethod("express", {"en": "Express"}, (DeliveryRate(won(9_000), frozenset({"KR"})),))
HEAVY_LAMP = msgspec.structs.replace(LAMP, variants=(Variant("HUMBLE-LAMP", won(19_000), stock=9, weight=900),))
WAYS = msgspec.structs.replace(TERMS, delivery=(PARCEL, EXPRESS))


def parcel_of(lamps: int, to: Destination, method: str = "") -> Bill:
    return bill(cart(HUMBLE_LAMP=lamps), Catalog([HEAVY_LAMP], "KRW"), WAYS, to=to, method=method)


def test_delivery_costs_by_destination_weight_and_subtotal() -> None:
    costs = [(lamps, parcel_of(lamps, SEOUL).delivery) for lamps in (1, 2, 3, 5, 6)]
    assert costs == [(1, won(3_000)), (2, won(3_000)), (3, won(6_000)), (5, won(6_000)), (6, won(0))]
    assert parcel_of(1, BERLIN).delivery == won(30_000)


def test_ways_of_delivery_are_offered_where_they_go_and_one_is_chosen() -> None:
    here = parcel_of(1, SEOUL, "express")
    assert [(each.method, each.cost, each.days) for each in here.options] == [
        ("parcel", won(3_000), (1, 2)),
        ("express", won(9_000), None),
    ]
    assert (here.delivery, here.obstacle) == (won(9_000), None)
    assert [each.method for each in parcel_of(1, BERLIN).options] == ["parcel"]


def test_what_cannot_be_delivered_says_so() -> None:
    assert parcel_of(1, TOKYO).obstacle is Code.NOT_DELIVERED_THERE
    assert parcel_of(1, BERLIN, "express").obstacle is Code.DELIVERY_NOT_OFFERED
    assert parcel_of(1, BERLIN, "express").delivery == won(0)


SPRING = Promotion(id="spring", name={"en": "Spring"}, effect=PercentOff(10_000), code="SPRING")
SOON = Promotion(
    id="soon", name={"en": "Soon"}, effect=PercentOff(10_000), code="SOON", starts=NOON + timedelta(days=1)
)
TEA_TIME = Promotion(
    id="tea", name={"en": "Tea time"}, effect=PercentOff(1), code="TEATIME", scope=Scope(products=("tea",))
)
BIG = Promotion(id="big", name={"en": "Big"}, effect=AmountOff(won(5_000)), code="BIG", minimum=won(50_000))
BETTER = Promotion(id="better", name={"en": "Better"}, effect=PercentOff(20_000), exclusive=True)
FREE = Promotion(id="free", name={"en": "Free delivery"}, effect=FreeDelivery(), code="FREE")


def with_codes(
    *codes: str, lamps: int = 2, promotions: tuple[Promotion, ...] = (SPRING, SOON, TEA_TIME, BIG, FREE)
) -> Bill:
    wanted = msgspec.structs.replace(cart(HUMBLE_LAMP=lamps), codes=codes)
    return bill(wanted, CATALOG, TERMS, standings=map(Standing, promotions), now=NOON)


def test_coupon_takes_off_and_says_why() -> None:
    cost = with_codes("SPRING", "FREE")
    assert [(each.name["en"], each.amount, each.on_delivery) for each in cost.discounts] == [
        ("Spring", won(3_800), False),
        ("Free delivery", won(3_000), True),
    ]
    assert (cost.subtotal, cost.discount, cost.delivery, cost.total) == (won(38_000), won(3_800), won(0), won(34_200))
    assert [(each.code, each.obstacle) for each in cost.coupons] == [("SPRING", None), ("FREE", None)]


@pytest.mark.parametrize(
    ("code", "obstacle", "short_by"),
    [
        ("NEVER", Code.COUPON_UNKNOWN, None),
        ("SOON", Code.COUPON_TOO_EARLY, None),
        ("TEATIME", Idle.NOTHING_FITS, None),
        ("BIG", Idle.SHORT, won(12_000)),
    ],
)
def test_coupon_that_does_nothing_says_why(code: str, obstacle: Code | Idle, short_by: Money | None) -> None:
    cost = with_codes(code)
    assert [(each.obstacle, each.short_by) for each in cost.coupons] == [(obstacle, short_by)]
    assert cost.total == won(41_000)


def test_coupon_beside_a_better_exclusive_promotion_is_told_that_it_is_outdone() -> None:
    cost = with_codes("SPRING", promotions=(SPRING, BETTER))
    assert [each.promotion for each in cost.discounts] == ["better"]
    assert cost.coupons[0].obstacle is Idle.OUTDONE


def test_promotion_with_a_code_does_nothing_for_those_who_do_not_give_it() -> None:
    assert with_codes().discounts == ()


skus = st.sampled_from(["CRUNCHY-ARMCHAIR-RED", "CRUNCHY-ARMCHAIR-SEA", "HUMBLE-LAMP", "BOTTOMLESS-TEA", "GONE"])
currencies = st.sampled_from(["KRW", "USD", "JPY", "EUR"])


@st.composite
def tax_terms(draw: st.DrawFn) -> TaxTerms:
    percents = st.sampled_from([0, 5_500, 7_000, 8_875, 10_000, 19_000])
    rates = (
        TaxRate(draw(percents), frozenset({"KR"})),
        TaxRate(draw(percents), frozenset({"KR"}), "reduced"),
    )
    return TaxTerms(
        included=draw(st.booleans()),
        rounding=draw(st.sampled_from(Rounding)),
        rates=rates,
        classes={"lamp": "reduced"},
        delivery=draw(st.sampled_from(["", "standard", "reduced"])),
    )


@settings(max_examples=200)
@given(
    st.dictionaries(skus, st.integers(1, 99)),
    st.dictionaries(skus, st.none() | st.integers(0, 99)),
    currencies,
    st.integers(0, 10**6),
    st.none() | st.integers(0, 10**7),
    tax_terms(),
    st.data(),
)
def test_lines_less_discounts_with_delivery_and_tax_are_the_total_in_every_currency(
    quantities: dict[str, int],
    stock: dict[str, int | None],
    currency: str,
    fee: int,
    free_from: int | None,
    tax: TaxTerms,
    data: st.DataObject,
) -> None:
    delivery = flat(Money(fee, currency), None if free_from is None else Money(free_from, currency))
    wanted = tuple(CartItem(sku, quantity) for sku, quantity in quantities.items())
    cost = bill(
        Cart("ada", wanted),
        in_currency(currency).with_stock(stock),
        Terms((delivery,), tax=tax),
        standings=map(Standing, data.draw(promotions(currency))),
        now=NOON,
    )
    sold = [line for line in cost.lines if line.problem is None]
    assert cost.subtotal.amount == sum(line.unit_price.amount * line.quantity for line in sold)
    assert cost.discount.amount == sum(line.discount for line in sold)
    assert cost.discount.amount == sum(each.amount.amount for each in cost.discounts if not each.on_delivery)
    assert cost.tax.amount == sum(line.tax for line in sold) + cost.delivery_tax
    added = 0 if cost.tax_included else cost.tax.amount
    assert cost.total.amount == cost.subtotal.amount - cost.discount.amount + cost.delivery.amount + added
    assert all(0 <= line.discount <= line.total.amount and line.tax >= 0 for line in sold)
    assert all((line.discount, line.tax) == (0, 0) for line in cost.lines if line.problem)
    assert {amount.currency for amount in (cost.subtotal, cost.discount, cost.tax, cost.total)} == {currency}
    assert [CartItem(line.sku, line.quantity) for line in cost.lines] == list(wanted)
    assert cost.delivery.amount in (0, fee)
    assert cost.total.amount >= 0


def in_currency(currency: str) -> Catalog:
    def priced(variant: Variant) -> Variant:
        return msgspec.structs.replace(variant, price=Money(variant.price.amount, currency))

    products = (ARMCHAIR, LAMP, TEA)
    return Catalog(
        [msgspec.structs.replace(each, variants=tuple(map(priced, each.variants))) for each in products], currency
    )
