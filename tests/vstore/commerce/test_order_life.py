import msgspec
import pytest

from tests.support.joyful_shop import ADA, NOON, won
from vstore.commerce.cart import CartItem
from vstore.commerce.fulfilment import fulfilment
from vstore.commerce.order import Order, OrderLine, State
from vstore.commerce.order_change import (
    Cancel,
    Change,
    DeclineReturn,
    Deliver,
    GiveBack,
    Items,
    Prepare,
    ReceiveReturn,
    Request,
    RequestReturn,
    Ship,
)
from vstore.commerce.order_life import LEGAL, changed
from vstore.commerce.refusal import Code, Refused

# Three lamps of 19,000 less 1,000 in all, one tea; delivery 3,000.
PAID = Order(
    number="VS-1",
    visitor="ada",
    key="key-0001",
    fingerprint="f",
    lines=(
        OrderLine("LAMP", "lamp", {"en": "Lamp"}, {}, 3, won(19_000), discount=1_000),
        OrderLine("TEA", "tea", {"en": "Tea"}, {}, 1, won(4_500)),
    ),
    contact=ADA,
    subtotal=won(61_500),
    delivery=won(3_000),
    total=won(63_500),
    placed_at=NOON,
    changed_at=NOON,
    held_until=NOON,
    state=State.PAID,
    received=won(63_500),
)
SENT: tuple[Change, ...] = (Ship("CJ"), Deliver(1))


def items(**wanted: int) -> Items:
    return tuple(CartItem(sku, quantity) for sku, quantity in wanted.items())


def after(*changes: Change, order: Order = PAID) -> Order:
    for number, change in enumerate(changes, start=len(order.events)):
        order = changed(order, Request(f"key-{number}", "staff:kim", change), NOON)
    return order


def refusal(order: Order, change: Change) -> Refused:
    with pytest.raises(Refused) as refused:
        after(change, order=order)
    return refused.value


def refunds(order: Order) -> list[int]:
    return [refund.amount.amount for refund in order.refunds]


def test_order_goes_from_paid_to_delivered_in_parts() -> None:
    states = []
    order = PAID
    for change in (Prepare(), Ship("CJ", "64-1", items(LAMP=2)), Deliver(1), Ship("CJ", "64-2"), Deliver(2)):
        order = after(change, order=order)
        states.append(order.state)
    assert states == [State.PREPARING, State.PARTLY_SHIPPED, State.PARTLY_SHIPPED, State.SHIPPED, State.DELIVERED]
    first, second = fulfilment(order).shipments
    assert (first.items, first.tracking) == (items(LAMP=2), "64-1")
    assert (second.items, second.delivered_at) == (items(LAMP=1, TEA=1), NOON)


def test_cancelled_pieces_are_given_back_with_their_share_of_the_discount_and_delivery_with_the_last() -> None:
    order = after(Cancel(items(LAMP=1)), Cancel(items(LAMP=1)), Cancel())
    assert refunds(order) == [18_667, 18_667, 18_666 + 4_500 + 3_000]
    assert (order.state, order.refundable) == (State.CANCELLED, 0)


def test_what_is_left_after_a_partial_cancellation_is_still_sent() -> None:
    order = after(Cancel(items(LAMP=3)), *SENT)
    assert order.state is State.DELIVERED
    assert fulfilment(order).shipments[0].items == items(TEA=1)
    assert refunds(order) == [56_000]


@pytest.mark.parametrize(("withdrawal", "back"), [(True, [56_000, 7_500]), (False, [56_000, 4_500])])
def test_delivery_is_given_back_when_all_was_withdrawn_by_right_and_not_by_grace(
    withdrawal: bool, back: list[int]
) -> None:
    order = after(*SENT, RequestReturn(withdrawal=withdrawal), ReceiveReturn(1, items(LAMP=3)), ReceiveReturn(1))
    assert (order.state, refunds(order)) == (State.RETURNED, back)


def test_money_goes_back_when_things_do_and_not_before() -> None:
    order = after(*SENT, RequestReturn(items(TEA=1), "too strong"))
    assert (order.state, refunds(order)) == (State.DELIVERED, [])
    assert refusal(order, RequestReturn(items(TEA=1))).code is Code.NOT_SO_MANY


def test_return_by_grace_can_be_declined_and_one_by_right_cannot() -> None:
    asked = after(*SENT, RequestReturn(items(TEA=1)), RequestReturn(items(LAMP=1), withdrawal=True))
    declined = after(DeclineReturn(1, "opened"), order=asked)
    assert fulfilment(declined).returns[0].declined
    assert refusal(declined, ReceiveReturn(1)).code is Code.RETURN_UNKNOWN
    assert refusal(asked, DeclineReturn(2)).code is Code.RETURN_OF_RIGHT
    assert after(RequestReturn(items(TEA=1)), order=declined).events[-1].change == RequestReturn(items(TEA=1))


def test_what_has_not_arrived_cannot_have_come_back() -> None:
    order = after(Ship("CJ"), RequestReturn(withdrawal=True))
    assert refusal(order, ReceiveReturn(1)).code is Code.ORDER_STATE
    assert after(Deliver(1), ReceiveReturn(1), order=order).state is State.RETURNED


def test_money_given_by_grace_never_makes_more_than_was_received() -> None:
    order = after(GiveBack(won(60_000), "late"), Cancel())
    assert refunds(order) == [60_000, 3_500]
    too_much = refusal(after(GiveBack(won(60_000))), GiveBack(won(3_501)))
    assert (too_much.code, too_much.slots) == (Code.REFUND_TOO_MUCH, {"total": won(3_500)})
    assert refusal(PAID, GiveBack(msgspec.structs.replace(won(1), currency="USD"))).code is Code.REFUND_TOO_MUCH


@pytest.mark.parametrize("kind", LEGAL)
@pytest.mark.parametrize("state", State)
def test_change_in_a_state_that_the_table_does_not_have_is_refused(kind: type[Change], state: State) -> None:
    order = msgspec.structs.replace(PAID, state=state)
    if state not in LEGAL[kind]:
        assert refusal(order, EXAMPLES[kind]).code is Code.ORDER_STATE


EXAMPLES: dict[type[Change], Change] = {
    type(each): each
    for each in (
        Prepare(),
        Ship("CJ"),
        Deliver(1),
        Cancel(),
        RequestReturn(),
        DeclineReturn(1),
        ReceiveReturn(1),
        GiveBack(won(1)),
    )
}


@pytest.mark.parametrize("wrong", [items(LAMP=4), items(LAMP=0), items(SOFA=1), items(LAMP=2) + items(LAMP=2)])
def test_no_more_pieces_are_sent_or_cancelled_than_there_are(wrong: Items) -> None:
    for change in (Ship("CJ", items=wrong), Cancel(wrong)):
        assert refusal(PAID, change).code is Code.NOT_SO_MANY


def test_same_key_again_changes_nothing_and_another_request_under_it_is_refused() -> None:
    request = Request("key-of-kim", "staff:kim", Ship("CJ", "64-1", items(LAMP=1)))
    order = changed(PAID, request, NOON)
    assert changed(order, request, NOON) is order
    with pytest.raises(Refused) as refused:
        changed(order, msgspec.structs.replace(request, change=Cancel()), NOON)
    assert refused.value.code is Code.KEY_REUSED
