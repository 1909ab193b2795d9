"""Payment by bank transfer: too little, too much, too late, given back; and the orders that come of it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.support.joyful_shop import ADA, TERMS, open_shop, won
from tests.support.tills import ACCOUNT, TransferTill
from vstore.commerce.bank_transfer import invoice_of, invoices_of, note_refunded, receive_transfer
from vstore.commerce.order import Order, State
from vstore.commerce.payment import Charge, PaymentState
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.shop import Shop

HOLD = timedelta(days=ACCOUNT.days)
LAMP = 22_000


@pytest.fixture
def till() -> TransferTill:
    return TransferTill()


@pytest.fixture
async def shop(till: TransferTill) -> Shop:
    shop = await open_shop(till.books, till.payments, till.clock, terms=replace(TERMS, hold=HOLD))
    await shop.change_cart("ada", "HUMBLE-LAMP", 1)
    return shop


async def ordered(shop: Shop, key: str = "key-of-ada-1") -> Order:
    return await shop.check_out("ada", key, ADA, LAMP, "transfer")


async def told(till: TransferTill, shop: Shop, order: Order, amount: int, key: str = "bank-1") -> Order:
    await till.receive(order.charge, amount, key)
    await shop.receive_news([order.number])
    return next(each for each in await shop.orders_of("ada") if each.number == order.number)


async def test_order_says_where_to_transfer_what_by_when(shop: Shop, till: TransferTill) -> None:
    order = await ordered(shop)
    assert order.state is State.NEEDS_ACTION
    assert order.action and (transfer := order.action.transfer)
    assert (transfer.bank, transfer.account, transfer.holder) == ("신한은행", "110-123-456789", "노스웨이")
    assert (transfer.reference, transfer.missing) == (order.number, won(LAMP))
    assert transfer.until == order.held_until == till.clock() + HOLD


async def test_visitor_goes_on_shopping_while_the_money_is_on_its_way(shop: Shop, till: TransferTill) -> None:
    first = await ordered(shop)
    cart, _ = await shop.cart_of("ada")
    assert cart.items == ()
    await shop.change_cart("ada", "HUMBLE-LAMP", 2)
    second = await shop.check_out("ada", "key-of-ada-2", ADA, 41_000, "transfer")
    assert (await shop.available())["HUMBLE-LAMP"] == 0
    paid = await told(till, shop, first, LAMP)
    assert paid.state is State.PAID
    await shop.change_cart("ada", "BOTTOMLESS-TEA", 1)
    assert (await told(till, shop, second, 41_000, "bank-2")).state is State.PAID
    assert (await shop.cart_of("ada"))[0].quantity_of("BOTTOMLESS-TEA") == 1, "later wishes stay in the cart"


async def test_too_little_keeps_the_order_waiting_and_says_what_is_missing(shop: Shop, till: TransferTill) -> None:
    order = await ordered(shop)
    short = await told(till, shop, order, 20_000)
    assert short.state is State.NEEDS_ACTION
    assert short.action and short.action.transfer and short.action.transfer.missing == won(2_000)
    assert (await told(till, shop, order, 2_000, "bank-2")).state is State.PAID


async def test_too_much_pays_and_is_stated(shop: Shop, till: TransferTill) -> None:
    order = await ordered(shop)
    assert (await told(till, shop, order, LAMP + 500)).received == won(LAMP)
    assert (await invoice_of(order.number, books=till.books)).excess == 500


async def test_same_bank_reference_counts_once_and_never_with_another_amount(shop: Shop, till: TransferTill) -> None:
    order = await ordered(shop)
    for _ in range(2):
        await till.receive(order.charge, 1_000)
    assert (await invoice_of(order.number, books=till.books)).received == 1_000
    with pytest.raises(Refused) as refused:
        await till.receive(order.charge, 2_000)
    assert refused.value.code is Code.KEY_REUSED


async def test_goods_are_kept_for_days_and_then_freed(shop: Shop, till: TransferTill) -> None:
    await ordered(shop)
    till.clock.turn(days=6)
    assert await shop.reconcile() == ()
    assert (await shop.available())["HUMBLE-LAMP"] == 2
    till.clock.turn(days=1)
    (lapsed,) = await shop.reconcile()
    assert (lapsed.state, lapsed.reason) == (State.DECLINED, Code.PAYMENT_EXPIRED)
    assert (await shop.available())["HUMBLE-LAMP"] == 3
    assert await invoices_of(books=till.books) == ()


async def test_part_of_the_money_is_given_back_where_the_rest_never_came(shop: Shop, till: TransferTill) -> None:
    order = await ordered(shop)
    await told(till, shop, order, 5_000)
    till.clock.turn(days=7)
    (due,) = await shop.reconcile()
    assert (due.state, due.received) == (State.REFUND_DUE, won(5_000))
    (waiting,) = await invoices_of(books=till.books)
    (entry,) = waiting.due_refunds
    assert entry.amount == 5_000
    await note_refunded(order.number, entry.key, "Mina", books=till.books, clock=till.clock)
    assert [each.state for each in await shop.receive_news([order.number])] == [State.REFUNDED]


async def test_money_that_comes_too_late_goes_back(shop: Shop, till: TransferTill) -> None:
    order = await ordered(shop)
    off = await shop.confirm_payment("ada", order.number, approve=False)
    assert (off.state, off.reason) == (State.DECLINED, Code.PAYMENT_CALLED_OFF)
    assert (await told(till, shop, order, LAMP)).state is State.REFUND_DUE


async def test_what_is_not_there_is_refused(till: TransferTill) -> None:
    for asked in (
        receive_transfer("VS-NONE", 1, "bank-1", "Mina", books=till.books, clock=till.clock),
        note_refunded("VS-NONE", "refund-1", "Mina", books=till.books, clock=till.clock),
    ):
        with pytest.raises(Refused) as refused:
            await asked
        assert refused.value.code is Code.ORDER_UNKNOWN
    charge = Charge("VS-7K4M-2QPX", won(1_000))
    assert (await till.payments.create(charge, "")).state is PaymentState.NEEDS_ACTION
    with pytest.raises(Refused) as refused:
        await note_refunded(charge.key, "refund-1", "Mina", books=till.books, clock=till.clock)
    assert refused.value.code is Code.REFUND_UNKNOWN
