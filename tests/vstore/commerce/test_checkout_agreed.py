"""What is agreed at the checkout: promotions with their uses, tax, delivery and a usable address."""

import asyncio
from collections.abc import Callable

import msgspec
import pytest

from scenes.money import Money
from tests.support.joyful_shop import ADA, TERMS, TurnedClock, open_shop, won
from tests.support.memory_books import MemoryBooks
from vstore.commerce.address import AddressForm, Field, Region
from vstore.commerce.checkout import Wish
from vstore.commerce.contact import Contact
from vstore.commerce.delivery import DeliveryMethod, DeliveryRate
from vstore.commerce.discount import ChosenDelivery, Discount
from vstore.commerce.order import Order, State
from vstore.commerce.order_change import Cancel, Request
from vstore.commerce.promotion import FreeDelivery, PercentOff, Promotion
from vstore.commerce.refusal import Code, Refused, Slot
from vstore.commerce.shop import Shop
from vstore.commerce.tax import TaxRate, TaxTerms
from vstore.payments.rehearsal import Rehearsal

KOREA = AddressForm(
    "KR",
    (Field.POSTAL_CODE, Field.ADDRESS, Field.ADDRESS_DETAIL),
    (Field.POSTAL_CODE, Field.ADDRESS),
    r"\d{5}",
    "03051",
)
AMERICA = AddressForm(
    "US",
    (Field.ADDRESS, Field.CITY, Field.REGION, Field.POSTAL_CODE),
    (Field.ADDRESS, Field.CITY, Field.REGION, Field.POSTAL_CODE),
    r"(\d{5})(?:[ \-](\d{4}))?",
    "95014",
    (Region("CA", {"en": "California"}), Region("NY", {"en": "New York"})),
)
PARCEL = DeliveryMethod(
    "parcel",
    {"en": "Parcel"},
    (DeliveryRate(won(3_000), frozenset({"KR"}), days=(1, 3)), DeliveryRate(won(30_000), frozenset({"US"}))),
)
TEN = Promotion(id="ten", name={"en": "Ten"}, effect=PercentOff(10_000), code="TEN", limit=1)
FREE = Promotion(id="free", name={"en": "Free"}, effect=FreeDelivery(), code="FREE", per_visitor=1)
AGREED = msgspec.structs.replace(
    TERMS,
    delivery=(PARCEL,),
    tax=TaxTerms(rates=(TaxRate(10_000, frozenset({"KR"})),)),
    promotions=(TEN, FREE),
    address_form={"KR": KOREA, "US": AMERICA}.get,
)
EVE = Contact("Eve", "eve@example.com", "1 Main St", "95014", "Cupertino", "US", region="CA")


@pytest.fixture
async def shop(books: MemoryBooks, payments: Rehearsal, clock: TurnedClock) -> Shop:
    shop = await open_shop(books, payments, clock, terms=AGREED)
    for visitor in ("ada", "bob"):
        await shop.change_cart(visitor, "HUMBLE-LAMP", 1)
    return shop


async def pay(
    shop: Shop, visitor: str, total: int, token: str = "approve", contact: Contact = ADA, delivery: str = "parcel"
) -> Order:
    return await shop.check_out(visitor, f"key-of-{visitor}", contact, total, token, "en", delivery)


async def refusal(paying: Callable[[], object]) -> tuple[Code, dict[str, Slot]]:
    with pytest.raises(Refused) as refused:
        await paying()  # type: ignore[misc]
    return refused.value.code, refused.value.slots


async def test_order_records_discounts_tax_and_delivery_as_agreed(shop: Shop) -> None:
    await shop.apply_coupon("ada", " ten ")
    _, bill = await shop.apply_coupon("ada", "FREE")
    order = await pay(shop, "ada", bill.total.amount)
    assert (order.state, order.total, order.delivery) == (State.PAID, won(17_100), won(0))
    assert order.discounts == (
        Discount("ten", {"en": "Ten"}, won(1_900), "TEN"),
        Discount("free", {"en": "Free"}, won(3_000), "FREE", on_delivery=True),
    )
    assert [(line.discount, line.tax) for line in order.lines] == [(1_900, 1_555)]
    assert (order.tax, order.delivery_tax, order.tax_included) == (won(1_555), 0, True)
    assert order.delivery_method == ChosenDelivery("parcel", {"en": "Parcel"}, (1, 3))
    assert (await shop.cart_of("ada"))[0].codes == ()


async def test_last_use_of_a_coupon_is_one_orders_and_comes_back_when_that_fails(
    shop: Shop, clock: TurnedClock
) -> None:
    for visitor in ("ada", "bob"):
        await shop.apply_coupon(visitor, "TEN")
    held = await pay(shop, "ada", 20_100, "confirm")
    assert await refusal(lambda: pay(shop, "bob", 20_100)) == (Code.PRICE_CHANGED, {"total": won(22_000)})
    assert (await shop.cart_of("ada"))[1].total == won(20_100)
    await shop.confirm_payment("ada", held.number, approve=False)
    assert (await pay(shop, "bob", 20_100)).state is State.PAID


async def test_coupon_of_an_order_that_ran_out_of_time_comes_back(shop: Shop, clock: TurnedClock) -> None:
    await shop.apply_coupon("ada", "TEN")
    await pay(shop, "ada", 20_100, "confirm")
    clock.turn(minutes=16)
    await shop.reconcile()
    assert (await shop.apply_coupon("bob", "TEN"))[1].total == won(20_100)


async def test_coupon_of_a_paid_order_that_is_cancelled_whole_comes_back(shop: Shop) -> None:
    await shop.apply_coupon("ada", "TEN")
    order = await pay(shop, "ada", 20_100)
    assert await refusal(lambda: shop.apply_coupon("bob", "TEN")) == (Code.COUPON_USED_UP, {"coupon": "TEN"})
    await shop.desk.change(order.number, Request("key-1", "staff:mina", Cancel(order.items)), by_owner=True)
    assert (await shop.apply_coupon("bob", "TEN"))[1].total == won(20_100)


async def test_two_who_race_for_the_last_use_are_told_apart(shop: Shop) -> None:
    for visitor in ("ada", "bob"):
        await shop.apply_coupon(visitor, "TEN")
    answers = await asyncio.gather(pay(shop, "ada", 20_100), pay(shop, "bob", 20_100), return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["Order", "Refused"]


async def test_coupon_that_cannot_be_had_is_refused_in_time(shop: Shop) -> None:
    assert await refusal(lambda: shop.apply_coupon("ada", "never")) == (Code.COUPON_UNKNOWN, {"coupon": "NEVER"})
    assert await refusal(lambda: shop.apply_coupon("ada", " ")) == (Code.COUPON_UNKNOWN, {"coupon": ""})
    await shop.apply_coupon("ada", "TEN")
    await pay(shop, "ada", 20_100)
    assert await refusal(lambda: shop.apply_coupon("bob", "TEN")) == (Code.COUPON_USED_UP, {"coupon": "TEN"})
    await shop.apply_coupon("bob", "FREE")
    assert (await shop.remove_coupon("bob", "free"))[0].codes == ()


async def test_codes_that_a_visitor_saw_applied_are_those_that_count(shop: Shop) -> None:
    await shop.apply_coupon("ada", "TEN")
    without = await shop.check_out("ada", "key-1", ADA, 22_000, "approve", "en", "parcel", ())
    assert (without.discounts, without.total) == ((), won(22_000))


@pytest.mark.parametrize(
    ("changes", "code", "slots"),
    [
        ({"postal_code": ""}, Code.FIELD_MISSING, {"field": "postal_code"}),
        ({"postal_code": "0452"}, Code.FIELD_WRONG, {"field": "postal_code", "example": "03051"}),
        ({"country": "US", "postal_code": "95014"}, Code.FIELD_MISSING, {"field": "region"}),
        ({"country": "US", "region": "XX"}, Code.FIELD_WRONG, {"field": "region", "example": "CA"}),
        ({"country": "JP"}, Code.NOT_DELIVERED_THERE, {}),
    ],
)
async def test_address_that_will_not_do_is_refused_by_its_field(
    shop: Shop, changes: dict[str, str], code: Code, slots: dict[str, Slot]
) -> None:
    contact = msgspec.structs.replace(ADA, **changes)
    assert await refusal(lambda: pay(shop, "ada", 22_000, contact=contact)) == (code, slots)


async def test_way_of_delivery_that_is_not_there_is_refused(shop: Shop) -> None:
    assert await refusal(lambda: pay(shop, "ada", 22_000, delivery="drone")) == (Code.DELIVERY_NOT_OFFERED, {})


async def test_older_client_needs_no_choice_and_only_what_it_gives_of_its_address_is_checked(shop: Shop) -> None:
    bare = msgspec.structs.replace(ADA, postal_code="", city="")
    assert (await pay(shop, "ada", 22_000, contact=bare, delivery="")).state is State.PAID
    wrong = msgspec.structs.replace(ADA, postal_code="x")
    assert (await refusal(lambda: pay(shop, "bob", 22_000, contact=wrong, delivery="")))[0] is Code.FIELD_WRONG


async def test_abroad_costs_what_it_costs_there_and_bears_no_tax_of_here(shop: Shop) -> None:
    order = await pay(shop, "ada", 49_000, contact=EVE)
    assert (order.delivery, order.tax, order.contact) == (won(30_000), won(0), EVE)


async def test_quote_says_everything_before_paying(shop: Shop) -> None:
    quote = await shop.quote("ada", msgspec.structs.replace(EVE, region="", postal_code="1"), "")
    assert [(fault.field, fault.code) for fault in quote.faults] == [
        (Field.REGION, Code.FIELD_MISSING),
        (Field.POSTAL_CODE, Code.FIELD_WRONG),
    ]
    assert (quote.form, quote.bill.total, quote.bill.obstacle) == (AMERICA, won(49_000), None)
    nowhere = await shop.quote("ada", msgspec.structs.replace(EVE, country="JP"), "")
    assert (nowhere.form, nowhere.bill.obstacle) == (None, Code.NOT_DELIVERED_THERE)


async def test_order_that_costs_nothing_is_paid_without_a_provider(
    books: MemoryBooks, payments: Rehearsal, clock: TurnedClock
) -> None:
    gift = Promotion(id="gift", name={"en": "Gift"}, effect=PercentOff(100_000))
    pickup = DeliveryMethod("pickup", {"en": "Pick-up"}, (DeliveryRate(won(0)),))
    terms = msgspec.structs.replace(TERMS, delivery=(pickup,), promotions=(gift,))
    shop = await open_shop(books, payments, clock, terms=terms)
    await shop.change_cart("ada", "HUMBLE-LAMP", 1)
    order = await pay(shop, "ada", 0, "decline", delivery="pickup")
    assert (order.state, order.received) == (State.PAID, won(0))


def test_requests_of_older_clients_keep_the_fingerprints_they_had() -> None:
    old = Wish("ada", "key", ADA, Money(41_000, "KRW"), "approve")
    assert old.fingerprint == "2b9df80fd78b06582efb512b5f3b88a2574f5df244b6b06c6987eb1878f378db"
    news = [
        msgspec.structs.replace(old, delivery="parcel"),
        msgspec.structs.replace(old, codes=()),
        msgspec.structs.replace(old, codes=("TEN",)),
        msgspec.structs.replace(old, contact=msgspec.structs.replace(ADA, region="11")),
        msgspec.structs.replace(old, contact=msgspec.structs.replace(ADA, address_detail="11")),
    ]
    assert len({old.fingerprint, *(new.fingerprint for new in news)}) == 6
