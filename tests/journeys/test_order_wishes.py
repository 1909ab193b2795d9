"""What a visitor may do with an order that was paid, through real bytes: by messages, and by telling the agent."""

import pytest

from tests.support.little_store import Guest, House
from vstore.commerce.order_change import Deliver, Request, Ship
from vstore.protocol.client import CancelOrder, ChangeCart, CheckOut, Contact, Pieces, RequestReturn, Say
from vstore.protocol.server import CartChanged, Done, OrderChanged, Refused
from vstore.protocol.views import OrderView

CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")


async def bought(house: House, guest: Guest, quantity: int) -> OrderView:
    guest.send(ChangeCart(1, "MUG-G", quantity))
    await house.settle()
    guest.send(CheckOut(2, "key-00000001", CONTACT, guest.last(CartChanged).cart.total.amount))
    await house.settle()
    return guest.last(OrderChanged).order


async def mugs(house: House) -> int | None:
    return (await house.shop.available())["MUG-G"]


async def test_order_is_cancelled_by_piece_once_for_a_key_and_its_stock_is_back(house: House) -> None:
    guest = await house.enter("Hana")
    before = await mugs(house)
    order = await bought(house, guest, 3)
    assert [(each.sku, each.quantity) for each in order.cancellable] == [("MUG-G", 3)]
    for ref in (3, 4):
        guest.send(CancelOrder(ref, "cancel-0001", order.number, (Pieces("MUG-G", 1),)))
    await house.settle()
    assert {Done(3), Done(4)} <= set(guest.all(Done))
    now = guest.last(OrderChanged).order
    assert (now.state, now.cancelled, len(now.refunds)) == ("paid", (Pieces("MUG-G", 1),), 1)
    assert await mugs(house) == (before or 0) - 2
    guest.send(CancelOrder(5, "cancel-0002", order.number))
    await house.settle()
    assert guest.last(OrderChanged).order.state == "cancelled"
    assert sum(each.amount.amount for each in guest.last(OrderChanged).order.refunds) == order.total.amount
    assert await mugs(house) == before


async def test_order_of_somebody_else_is_as_unknown_as_none(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    order = await bought(house, hana, 1)
    minsu.send(CancelOrder(3, "cancel-0001", order.number))
    minsu.send(RequestReturn(4, "return-0001", "VS-2222-2222"))
    await house.settle()
    assert {(each.ref, each.code) for each in minsu.all(Refused)} == {(3, "order_unknown"), (4, "order_unknown")}
    assert not minsu.all(OrderChanged)


async def test_visitor_withdraws_from_what_has_arrived(house: House) -> None:
    guest = await house.enter("Hana")
    order = await bought(house, guest, 1)
    for request in (Request("s", "staff:kim", Ship("CJ", "64-1")), Request("d", "staff:kim", Deliver(1))):
        await house.shop.desk.change(order.number, request, by_owner=True)
    guest.send(RequestReturn(3, "return-0001", order.number, reason="too small"))
    await house.settle()
    now = guest.last(OrderChanged).order
    assert (now.state, now.shipments[0].tracking, now.returns[0].withdrawal) == ("delivered", "64-1", True)
    assert now.withdraw_until is not None
    guest.send(CancelOrder(4, "cancel-0001", order.number))
    await house.settle()
    assert (guest.last(Refused).ref, guest.last(Refused).code) == (4, "order_state")


@pytest.mark.parametrize(
    ("locale", "wish", "yes"), [("en", "cancel my order", "yes"), ("ko", "주문 취소해 주세요", "네")]
)
async def test_agent_cancels_only_after_the_visitors_yes(house: House, locale: str, wish: str, yes: str) -> None:
    guest = await house.enter("Hana", locale=locale)
    await house.run(seconds=8)
    order = await bought(house, guest, 1)
    await house.run(seconds=10)
    guest.send(Say(3, wish))
    await house.run(seconds=10)
    assert guest.last(OrderChanged).order.state == "paid"
    assert order.number in guest.heard()[-1]
    guest.send(Say(4, yes))
    await house.run(seconds=10)
    assert guest.last(OrderChanged).order.state == "cancelled"
    assert order.number in guest.heard()[-1]
