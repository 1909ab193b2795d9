"""What a visitor is quoted, by real bytes: coupons, delivery, an address that will do, and the order that agrees."""

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from scenes.money import Money
from tests.support.little_store import Guest, House, open_house
from vstore.protocol.client import Address, ApplyCoupon, ChangeCart, CheckOut, Contact, GetQuote
from vstore.protocol.delivery import DeliveryView
from vstore.protocol.server import CartChanged, Done, OrderChanged, Quoted, Refused
from vstore.protocol.views import CouponView, DiscountView, FieldFault

SEOUL = Address("KR", postal_code="04524", address="서울특별시 중구 세종대로 110")
HANA = Contact("Hana Kim", "hana@example.com", SEOUL.address, "04524", address_detail="3층")
WELCOME = DiscountView({"en": "Welcome", "ko": "첫 구매 할인"}, Money(1_800, "KRW"), "WELCOME")
STANDARD = DeliveryView("standard", {"en": "Delivery", "ko": "배송"}, Money(3_000, "KRW"))


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    house = await open_house(tmp_path)
    yield house
    house.close()


@pytest.fixture
async def hana(house: House) -> Guest:
    guest = await house.enter("Hana", locale="ko-KR")
    guest.send(ChangeCart(1, "MUG-G", 1))
    await house.settle()
    return guest


async def test_coupon_shows_in_the_cart_and_can_be_taken_back(house: House, hana: Guest) -> None:
    hana.send(ApplyCoupon(2, "welcome"))
    await house.settle()
    cart = hana.last(CartChanged).cart
    assert (cart.discounts, cart.total) == ((WELCOME,), Money(19_200, "KRW"))
    assert cart.coupons == (CouponView("WELCOME", WELCOME.name),)
    assert (cart.lines[0].discount, hana.all(Done)[-1]) == (1_800, Done(2))
    hana.send(ApplyCoupon(3, "WELCOME", remove=True))
    await house.settle()
    assert (hana.last(CartChanged).cart.discounts, hana.last(CartChanged).cart.coupons) == ((), ())


async def test_unknown_coupon_is_refused_in_the_visitors_language(house: House, hana: Guest) -> None:
    hana.send(ApplyCoupon(2, "free money"))
    await house.settle()
    assert hana.last(Refused) == Refused("coupon_unknown", "“FREEMONEY” 쿠폰은 없습니다.", 2)


async def test_quote_names_ways_of_delivery_and_what_an_address_lacks(house: House, hana: Guest) -> None:
    hana.send(GetQuote(2, msgspec.structs.replace(SEOUL, postal_code="123")))
    await house.settle()
    quote = hana.last(Quoted).quote
    assert (quote.options, quote.delivery, quote.obstacle) == ((STANDARD,), "standard", None)
    assert quote.faults == (FieldFault("postal_code", "field_wrong", "04524"),)
    assert quote.form is not None
    assert (quote.form.fields, quote.form.required) == (
        ("postal_code", "address", "address_detail"),
        ("postal_code", "address"),
    )


async def test_order_agrees_with_its_quote_for_good(house: House, hana: Guest) -> None:
    hana.send(ApplyCoupon(2, "WELCOME"))
    await house.settle()
    hana.send(GetQuote(3, SEOUL))
    await house.settle()
    quote = hana.last(Quoted).quote
    hana.send(CheckOut(4, "key-00000001", HANA, quote.cart.total.amount, delivery=quote.delivery, codes=("WELCOME",)))
    await house.settle()
    order = hana.last(OrderChanged).order
    assert (order.state, order.total, order.contact) == ("paid", quote.cart.total, HANA)
    assert (order.discounts, order.delivery_method) == (quote.cart.discounts, STANDARD)


async def test_field_at_fault_is_named_to_programs_and_to_people(house: House, hana: Guest) -> None:
    bad = msgspec.structs.replace(HANA, postal_code="")
    hana.send(CheckOut(2, "key-00000001", bad, 21_000, delivery="standard"))
    await house.settle()
    assert hana.last(Refused) == Refused("field_missing", "우편번호를 입력해 주세요.", 2, "postal_code")
