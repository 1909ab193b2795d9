"""What every keeper of the books promises: the one in memory and the one in a database alike."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec
import pytest

from tests.support.joyful_shop import ADA, NOON, won
from vstore.commerce.cart import Cart, CartItem
from vstore.commerce.discount import ChosenDelivery, Discount
from vstore.commerce.invoice import EntryKind, Invoice, InvoiceEntry
from vstore.commerce.order import Order, OrderLine, State
from vstore.commerce.order_change import (
    Cancel,
    Change,
    DeclineReturn,
    Deliver,
    GiveBack,
    OrderEvent,
    Prepare,
    ReceiveReturn,
    RequestReturn,
    Ship,
)
from vstore.commerce.order_search import OrderSearch
from vstore.commerce.payment import PaymentAction
from vstore.commerce.ports import Books, Page
from vstore.commerce.refund import Refund, RefundReason, RefundStatus
from vstore.commerce.refusal import Code, Refused

SOON = NOON + timedelta(minutes=15)
LEVELS = {"LAMP": 3, "CHAIR": 1, "TEA": None}


def wanting(**quantities: int) -> tuple[CartItem, ...]:
    return tuple(CartItem(sku, quantity) for sku, quantity in quantities.items())


def order(number: str, visitor: str = "ada", *, state: State = State.PLACED, minutes: float = 0) -> Order:
    placed = NOON + timedelta(minutes=minutes)
    lines = (
        OrderLine("LAMP", "lamp", {"en": "Lamp", "ko": "램프"}, {"en": "Red"}, 2, won(19_000), "lamp.png"),
        OrderLine("TEA", "tea", {"en": "Tea"}, {}, 1, won(4_500)),
    )
    return Order(
        number=number,
        visitor=visitor,
        key=f"key-{number}",
        fingerprint="f",
        lines=lines,
        contact=ADA,
        subtotal=won(42_500),
        delivery=won(3_000),
        total=won(45_500),
        placed_at=placed,
        changed_at=placed,
        held_until=SOON,
        state=state,
    )


async def available(books: Books) -> dict[str, int | None]:
    return await books.read(lambda page: page.stock.available())


async def refused(books: Books, number: str, items: Sequence[CartItem]) -> Refused:
    with pytest.raises(Refused) as caught:
        await books.write(lambda page: page.stock.reserve(number, items, SOON))
    return caught.value


@pytest.fixture
async def stocked(books: Books) -> Books:
    await books.write(lambda page: page.stock.load(LEVELS))
    return books


async def test_cart_is_kept_in_its_order_and_a_visitor_without_one_has_an_empty_one(books: Books) -> None:
    cart = Cart("ada", wanting(TEA=2, LAMP=1, CHAIR=9))
    await books.write(lambda page: page.carts.save(cart))
    assert await books.read(lambda page: page.carts.of("ada")) == cart
    assert await books.read(lambda page: page.carts.of("bob")) == Cart("bob")
    shorter = Cart("ada", wanting(CHAIR=1, TEA=2))
    await books.write(lambda page: page.carts.save(shorter))
    assert await books.read(lambda page: page.carts.of("ada")) == shorter


async def test_entry_that_raises_leaves_nothing_behind(stocked: Books) -> None:
    def half_done(page: Page) -> None:
        page.carts.save(Cart("ada", wanting(LAMP=1)))
        page.orders.add(order("VS-1"))
        page.stock.reserve("VS-1", wanting(LAMP=1, CHAIR=2), SOON)

    with pytest.raises(Refused):
        await stocked.write(half_done)
    assert await available(stocked) == LEVELS
    assert await stocked.read(lambda page: page.carts.of("ada")) == Cart("ada")
    assert await stocked.read(lambda page: page.orders.find("VS-1")) is None


async def test_entry_sees_what_it_has_written_itself(stocked: Books) -> None:
    def entry(page: Page) -> tuple[Cart, dict[str, int | None], Order | None]:
        page.carts.save(Cart("ada", wanting(LAMP=1)))
        page.stock.reserve("VS-1", wanting(LAMP=1), SOON)
        page.orders.add(order("VS-1"))
        return page.carts.of("ada"), page.stock.available(["LAMP"]), page.orders.find("VS-1")

    assert await stocked.write(entry) == (Cart("ada", wanting(LAMP=1)), {"LAMP": 2}, order("VS-1"))


async def test_known_skus_keep_their_live_count_when_a_catalog_is_loaded_again(stocked: Books) -> None:
    await stocked.write(lambda page: page.stock.reserve("VS-1", wanting(LAMP=2), SOON))
    await stocked.write(lambda page: page.stock.load({"LAMP": 50, "CHAIR": None, "TEA": 7, "SOFA": 2}))
    assert await available(stocked) == {"LAMP": 1, "CHAIR": None, "TEA": 7, "SOFA": 2}


async def test_available_names_only_the_skus_asked_for_that_are_known(stocked: Books) -> None:
    assert await stocked.read(lambda page: page.stock.available(["TEA", "LAMP", "SOFA"])) == {"TEA": None, "LAMP": 3}
    assert await stocked.read(lambda page: page.stock.available([])) == {}


async def test_reservation_is_all_or_nothing_and_says_what_is_short(stocked: Books) -> None:
    short = await refused(stocked, "VS-1", wanting(LAMP=4, TEA=1))
    assert (short.code, short.slots) == (Code.NOT_ENOUGH_STOCK, {"sku": "LAMP", "available": 3})
    await stocked.write(lambda page: page.stock.reserve("VS-1", wanting(CHAIR=1), SOON))
    gone = await refused(stocked, "VS-2", wanting(CHAIR=1, LAMP=1))
    assert (gone.code, gone.slots) == (Code.SOLD_OUT, {"sku": "CHAIR"})
    unknown = await refused(stocked, "VS-2", wanting(SOFA=1))
    assert (unknown.code, unknown.slots) == (Code.NOT_SOLD, {"sku": "SOFA"})
    assert await available(stocked) == {"LAMP": 3, "CHAIR": 0, "TEA": None}


async def test_what_is_not_counted_never_runs_out(stocked: Books) -> None:
    await stocked.write(lambda page: page.stock.reserve("VS-1", wanting(TEA=999), SOON))
    assert await stocked.write(lambda page: page.stock.settle("VS-1", wanting(TEA=999))) is True
    assert (await available(stocked))["TEA"] is None


async def test_released_stock_is_there_again_once(stocked: Books) -> None:
    await stocked.write(lambda page: page.stock.reserve("VS-1", wanting(LAMP=2, CHAIR=1), SOON))
    await stocked.write(lambda page: page.stock.release("VS-1"))
    await stocked.write(lambda page: page.stock.release("VS-1"))
    assert await available(stocked) == LEVELS


async def test_settled_stock_is_gone_for_good(stocked: Books) -> None:
    await stocked.write(lambda page: page.stock.reserve("VS-1", wanting(LAMP=2), SOON))
    assert await stocked.write(lambda page: page.stock.settle("VS-1", wanting(LAMP=2))) is True
    await stocked.write(lambda page: page.stock.release("VS-1"))
    assert (await available(stocked))["LAMP"] == 1


async def test_lapsed_reservation_settles_only_while_there_is_enough(stocked: Books) -> None:
    await stocked.write(lambda page: page.stock.reserve("VS-1", wanting(LAMP=2), SOON))
    assert await stocked.write(lambda page: page.stock.expire(SOON)) == ("VS-1",)
    assert await stocked.write(lambda page: page.stock.settle("VS-1", wanting(LAMP=2))) is True
    assert await stocked.write(lambda page: page.stock.settle("VS-2", wanting(CHAIR=1, LAMP=2))) is False
    assert await available(stocked) == {"LAMP": 1, "CHAIR": 1, "TEA": None}


async def test_only_reservations_whose_time_is_over_expire(stocked: Books) -> None:
    await stocked.write(lambda page: page.stock.reserve("VS-1", wanting(LAMP=1, CHAIR=1), SOON))
    await stocked.write(lambda page: page.stock.reserve("VS-2", wanting(LAMP=1), SOON + timedelta(seconds=1)))
    assert await stocked.write(lambda page: page.stock.expire(SOON - timedelta(seconds=1))) == ()
    assert await stocked.write(lambda page: page.stock.expire(SOON)) == ("VS-1",)
    assert await available(stocked) == {"LAMP": 2, "CHAIR": 1, "TEA": None}


async def test_put_stock_is_what_is_available_beside_every_promise(stocked: Books) -> None:
    await stocked.write(lambda page: page.stock.reserve("VS-1", wanting(LAMP=2, TEA=4), SOON))
    await stocked.write(lambda page: page.stock.put({"LAMP": 0, "CHAIR": None, "TEA": 9}))
    assert await available(stocked) == {"LAMP": 0, "CHAIR": None, "TEA": 9}
    assert await stocked.write(lambda page: page.stock.settle("VS-1", wanting(LAMP=2, TEA=4))) is True
    assert await available(stocked) == {"LAMP": 0, "CHAIR": None, "TEA": 9}


async def test_promise_to_what_is_not_counted_any_more_comes_back_when_it_is_counted_again(stocked: Books) -> None:
    await stocked.write(lambda page: page.stock.reserve("VS-1", wanting(LAMP=2), SOON))
    await stocked.write(lambda page: page.stock.put({"LAMP": None}))
    await stocked.write(lambda page: page.stock.put({"LAMP": 5}))
    await stocked.write(lambda page: page.stock.release("VS-1"))
    assert (await available(stocked))["LAMP"] == 7


async def test_stock_is_put_all_or_none(stocked: Books) -> None:
    with pytest.raises(Refused) as refused:
        await stocked.write(lambda page: page.stock.put({"CHAIR": 7, "SOFA": 1, "TEA": 2}))
    assert (refused.value.code, refused.value.slots) == (Code.NOT_SOLD, {"sku": "SOFA"})
    assert await available(stocked) == LEVELS


async def test_catalog_loaded_again_does_not_overrule_what_was_put(stocked: Books) -> None:
    await stocked.write(lambda page: page.stock.put({"LAMP": None, "TEA": 4}))
    await stocked.write(lambda page: page.stock.load(LEVELS))
    assert await available(stocked) == {"LAMP": None, "CHAIR": 1, "TEA": 4}


async def test_order_comes_back_exactly_as_it_was_written(books: Books) -> None:
    full = msgspec.structs.replace(
        order("VS-1", state=State.NEEDS_ACTION),
        reason=Code.SOLD_OUT,
        reference="pi_1",
        action=PaymentAction("redirect", "https://pay.example/1"),
        received=won(45_500),
        attempts=3,
        language="ko",
        changed_at=NOON + timedelta(microseconds=1),
    )
    await books.write(lambda page: page.orders.add(full))
    assert await books.read(lambda page: page.orders.find("VS-1")) == full
    assert await books.read(lambda page: page.orders.by_key("ada", "key-VS-1")) == full
    assert await books.read(lambda page: page.orders.by_key("bob", "key-VS-1")) is None
    assert await books.read(lambda page: page.orders.find("VS-2")) is None


async def test_order_keeps_what_was_agreed_of_discounts_tax_and_delivery(books: Books) -> None:
    plain = order("VS-1")
    lamp, tea = plain.lines
    agreed = msgspec.structs.replace(
        plain,
        lines=(msgspec.structs.replace(lamp, discount=3_801, tax=3_420), msgspec.structs.replace(tea, tax=450)),
        contact=msgspec.structs.replace(ADA, region="CA", address_detail="Flat 2"),
        discounts=(
            Discount("spring", {"en": "Spring", "ko": "봄맞이"}, won(3_801), "SPRING"),
            Discount("free", {"en": "Free delivery"}, won(2_000), on_delivery=True),
        ),
        delivery=won(1_000),
        delivery_method=ChosenDelivery("express", {"en": "Express"}, (1, 2)),
        delivery_tax=100,
        tax_included=False,
        total=won(43_669),
    )
    await books.write(lambda page: page.orders.add(agreed))
    assert await books.read(lambda page: page.orders.find("VS-1")) == agreed


@pytest.mark.parametrize("name", ["'; DROP TABLE orders; --", '😀 %s :name {0} \\ "', "A\0da"])
async def test_whatever_somebody_is_called_their_order_is_kept(books: Books, name: str) -> None:
    called = msgspec.structs.replace(order("VS-1"), contact=msgspec.structs.replace(ADA, name=name))
    await books.write(lambda page: page.orders.add(called))
    kept = await books.read(lambda page: page.orders.find("VS-1"))
    assert kept and kept.contact.name in {name, name.replace("\0", "\ufffd")}


async def test_saved_order_replaces_its_former_state(books: Books) -> None:
    placed = order("VS-1")
    paid = msgspec.structs.replace(placed.moved(State.PAID, SOON), received=won(45_500))
    await books.write(lambda page: page.orders.add(placed))
    await books.write(lambda page: page.orders.save(paid))
    assert await books.read(lambda page: page.orders.of("ada")) == (paid,)


async def test_orders_are_listed_oldest_first_and_only_unsettled_ones_to_be_settled(books: Books) -> None:
    states = dict(enumerate(State))
    written = [order(f"VS-{n}", state=state, minutes=-n) for n, state in states.items()]
    due = Refund("VS-9-refund-1", won(500), RefundReason.RETURNED, NOON)
    done = msgspec.structs.replace(due, key="VS-8-refund-1", status=RefundStatus.DONE, answered_at=SOON)
    written[8] = msgspec.structs.replace(written[8], refunds=(done,))
    written[9] = msgspec.structs.replace(written[9], refunds=(due,))

    def add_all(page: Page) -> None:
        for each in written:
            page.orders.add(each)

    await books.write(add_all)
    assert await books.read(lambda page: page.orders.of("ada")) == tuple(reversed(written))
    unsettled = await books.read(lambda page: page.orders.unsettled())
    assert [each.state for each in unsettled] == [
        written[9].state,
        State.IN_DOUBT,
        State.NEEDS_ACTION,
        State.PAYING,
        State.PLACED,
    ]


async def test_what_happened_to_an_order_is_kept_as_it_was_told(books: Books) -> None:
    paid = order("VS-1", state=State.PAID)
    events = tuple(
        OrderEvent(f"key-{n}", f"print-{n}", "staff:kim", NOON + timedelta(hours=n), change)
        for n, change in enumerate(EVERY_CHANGE)
    )
    due = Refund("VS-1-refund-1", won(500), RefundReason.RETURNED, NOON)
    await books.write(lambda page: page.orders.add(paid))
    grown = msgspec.structs.replace(paid, state=State.DELIVERED, events=events[:3], refunds=(due,))
    await books.write(lambda page: page.orders.save(grown))
    done = msgspec.structs.replace(due, status=RefundStatus.DONE, answered_at=SOON)
    grown = msgspec.structs.replace(grown, events=events, refunds=(done,))
    await books.write(lambda page: page.orders.save(grown))
    assert await books.read(lambda page: page.orders.find("VS-1")) == grown


EVERY_CHANGE: tuple[Change, ...] = (
    Prepare(),
    Ship("CJ대한통운", "6451-2", wanting(LAMP=1)),
    Deliver(1),
    Cancel(wanting(TEA=1), "no longer wanted"),
    RequestReturn(wanting(LAMP=1), "too big", withdrawal=True),
    DeclineReturn(1, "worn"),
    ReceiveReturn(1, wanting(LAMP=1), restock=True),
    GiveBack(won(500), "a scratch"),
)


async def test_stock_put_back_can_be_bought_again(stocked: Books) -> None:
    await stocked.write(lambda page: page.stock.reserve("VS-1", wanting(LAMP=2, TEA=1), SOON))
    await stocked.write(lambda page: page.stock.settle("VS-1", wanting(LAMP=2, TEA=1)))
    await stocked.write(lambda page: page.stock.put_back(wanting(LAMP=1, TEA=1, SOFA=1)))
    assert await available(stocked) == {"LAMP": 2, "CHAIR": 1, "TEA": None}


async def test_search_pages_through_orders_newest_first_by_number_e_mail_and_state(books: Books) -> None:
    states = (State.PAID, State.SHIPPED, State.PAID, State.PAID, State.DECLINED)
    written = [order(f"VS-{n}", state=state, minutes=n // 2) for n, state in enumerate(states)]
    percent = msgspec.structs.replace(written[4], contact=msgspec.structs.replace(ADA, email="100%_off@example.com"))

    def add_all(page: Page) -> None:
        for each in (*written[:4], percent):
            page.orders.add(each)

    async def found(**wanted: object) -> list[str]:
        search = OrderSearch(**wanted)  # type: ignore[arg-type]
        return [each.number for each in await books.read(lambda page: page.orders.search(search))]

    await books.write(add_all)
    assert await found() == ["VS-4", "VS-3", "VS-2", "VS-1", "VS-0"]
    assert await found(state=State.PAID, most=2) == ["VS-3", "VS-2"]
    assert await found(state=State.PAID, most=2, after=(written[2].placed_at, "VS-2")) == ["VS-0"]
    assert await found(text="vs-1") == ["VS-1"]
    assert await found(text="100%_OFF") == ["VS-4"]
    assert await found(text="%") == ["VS-4"]
    assert await found(text="nobody@") == []


async def test_invoices_are_kept_with_their_entries_and_listed_while_they_wait(books: Books) -> None:
    late = Invoice(order="VS-2", amount=won(9_000), until=SOON + timedelta(days=1))
    soon = Invoice(order="VS-1", amount=won(5_000), until=SOON)
    received = soon.with_entry(InvoiceEntry(EntryKind.RECEIVED, "bank-1", 5_000, NOON, "Mina"))
    due = received.with_entry(InvoiceEntry(EntryKind.REFUND_DUE, "refund-1", 1_000, NOON))
    done = due.with_entry(InvoiceEntry(EntryKind.REFUNDED, "refund-1", 1_000, SOON, "Mina"))

    for each in (late, soon):
        await books.write(lambda page, each=each: page.orders.add(order(each.order)))  # type: ignore[misc]

    async def after(*saved: Invoice) -> tuple[Invoice, ...]:
        for each in saved:
            await books.write(lambda page, each=each: page.invoices.save(each))  # type: ignore[misc]
            assert await books.read(lambda page, each=each: page.invoices.find(each.order)) == each  # type: ignore[misc]
        return await books.read(lambda page: page.invoices.waiting())

    assert await after(late, soon) == (soon, late)
    assert await after(received) == (late,)
    assert await after(due) == (due, late)
    assert await after(done, msgspec.structs.replace(late, closed=True)) == ()
    assert await books.read(lambda page: page.invoices.find("VS-3")) is None
