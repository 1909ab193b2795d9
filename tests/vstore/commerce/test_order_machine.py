"""Whatever is done with orders, in whatever order, through crashes and silence: pieces and money are accounted for."""

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Coroutine, Iterable
from pathlib import Path
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.support.crashing import Crash, CrashingBooks, CrashingPayments, Fuse
from tests.support.joyful_shop import ADA, CATALOG, TERMS, TurnedClock, counting_ids, won
from tests.support.memory_books import MemoryBooks
from vstore.commerce.cart import CartItem
from vstore.commerce.fulfilment import fulfilment
from vstore.commerce.order import KEPT, NEXT, Order, State
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
from vstore.commerce.order_desk import OrderDesk
from vstore.commerce.refund import RefundStatus
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.shop import Shop
from vstore.commerce.withdrawal import ReturnTerms
from vstore.payments.rehearsal import Rehearsal

Result = TypeVar("Result")

INITIAL = {"HUMBLE-LAMP": 9, "CRUNCHY-ARMCHAIR-RED": 9}
BASKETS = st.fixed_dictionaries({"HUMBLE-LAMP": st.integers(0, 3), "CRUNCHY-ARMCHAIR-RED": st.integers(1, 3)})
TOKENS = st.sampled_from(["approve", "approve", "approve", "late", "time_out_paid", "time_out_lost", "decline"])
MOMENTS = st.sampled_from([None] * 9 + list(range(1, 7)))
ITEMS: st.SearchStrategy[Items] = st.lists(
    st.builds(CartItem, st.sampled_from(sorted(INITIAL)), st.integers(1, 2)), max_size=2
).map(tuple)
FEW = st.one_of(st.just(()), st.just(()), ITEMS)
NUMBERS = st.integers(1, 2)
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.just(Prepare()),
    st.builds(Ship, st.just("CJ"), st.just("1234"), ITEMS),
    st.builds(Ship, st.just("CJ"), st.just("1234")),
    st.builds(Deliver, NUMBERS),
    st.builds(Deliver, NUMBERS),
    st.builds(Cancel, ITEMS),
    st.builds(RequestReturn, ITEMS, st.just("too big"), st.booleans()),
    st.builds(DeclineReturn, NUMBERS),
    st.builds(ReceiveReturn, NUMBERS, ITEMS, st.booleans()),
    st.builds(ReceiveReturn, NUMBERS, st.just(()), st.booleans()),
    st.builds(GiveBack, st.integers(1, 50_000).map(won)),
)
WISHES = st.one_of(st.builds(Cancel, ITEMS), st.builds(RequestReturn, ITEMS))


class OrderMachine(RuleBasedStateMachine):
    """A few orders, staff and visitors who change them, a silent provider, and a process that may die at any moment."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.loop = asyncio.new_event_loop()
        self.clock, self.fuse, self.books = TurnedClock(), Fuse(), MemoryBooks()
        self.payments = Rehearsal(self.folder, self.clock)
        self.line = CrashingPayments(self.payments, self.fuse)
        books = CrashingBooks(self.books, self.fuse)
        ids = counting_ids()
        self.shop = Shop(CATALOG, TERMS, books=books, payments=self.line, clock=self.clock, new_id=ids)
        self.desk = OrderDesk(ReturnTerms(days=30), books=books, payments=self.line, clock=self.clock)
        self.asked: list[tuple[str, Request]] = []
        self.seen: dict[str, State] = {}
        self.keys = counting_ids()
        self.run(self.shop.open())
        self.run(self.shop.restock(INITIAL))

    def teardown(self) -> None:
        self.line.reachable = True
        self.settle_everything()
        self.payments.close()
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()
        shutil.rmtree(self.folder)

    def run(self, wish: Coroutine[object, object, Result], dies_at: int | None = None) -> Result | Code | None:
        self.fuse.set(dies_at)
        try:
            return self.loop.run_until_complete(wish)
        except Refused as refused:
            return refused.code
        except Crash:
            return None
        finally:
            self.fuse.set(None)

    @property
    def orders(self) -> list[Order]:
        return list(self.books.page.order_of.values())

    def recent(self, back: int) -> Order:
        return self.orders[-min(back, len(self.orders))]

    @initialize(basket=BASKETS)
    def first_order(self, basket: dict[str, int]) -> None:
        self.buy(basket, "approve")

    @rule(basket=BASKETS, token=TOKENS)
    def buy(self, basket: dict[str, int], token: str) -> None:
        for sku, quantity in basket.items():
            self.run(self.shop.change_cart("ada", sku, quantity))
        _, cost = self.loop.run_until_complete(self.shop.cart_of("ada"))
        self.run(self.shop.check_out("ada", f"buy-{self.keys()}", ADA, cost.total.amount, token))

    @rule(back=st.integers(1, 2), change=CHANGES, dies_at=MOMENTS)
    def staff_change(self, back: int, change: Change, dies_at: int | None) -> None:
        number, request = self.recent(back).number, Request(self.keys(), "staff:kim", change)
        self.asked.append((number, request))
        self.run(self.desk.change(number, request, by_owner=True), dies_at)

    @rule(back=st.integers(1, 2), step=st.integers(0, 5), some=FEW, flag=st.booleans(), dies_at=MOMENTS)
    def staff_go_on(self, back: int, step: int, some: Items, flag: bool, dies_at: int | None) -> None:
        """What is done with most orders, so that many come to their end."""
        order = self.recent(back)
        steps = sensible_steps(order, some, flag) if order.state in KEPT else []
        if steps:
            request = Request(self.keys(), "staff:kim", steps[step % len(steps)])
            self.run(self.desk.change(order.number, request, by_owner=True), dies_at)

    @rule(back=st.integers(1, 2), wish=WISHES, dies_at=MOMENTS)
    def visitor_changes(self, back: int, wish: Cancel | RequestReturn, dies_at: int | None) -> None:
        order, key = self.recent(back), self.keys()
        assert self.run(self.desk.change_own("eve", order.number, key, wish)) is Code.ORDER_UNKNOWN
        self.run(self.desk.change_own("ada", order.number, key, wish), dies_at)

    @rule(back=st.integers(1, 2), dies_at=MOMENTS)
    def guest_withdraws(self, back: int, dies_at: int | None) -> None:
        order, key = self.recent(back), self.keys()
        assert self.run(self.desk.withdraw(order.number, "eve@example.com", key)) is Code.ORDER_UNKNOWN
        self.run(self.desk.withdraw(order.number.lower(), " Ada@Example.com", key), dies_at)

    @rule(back=st.integers(1, 4))
    def ask_again(self, back: int) -> None:
        if not self.asked:
            return
        number, request = self.asked[-min(back, len(self.asked))]
        first = self.run(self.desk.change(number, request, by_owner=True))
        again = self.run(self.desk.change(number, request, by_owner=True))
        if isinstance(first, Order):
            assert isinstance(again, Order)
            assert again.events == first.events
            other = Request(request.key, request.by, GiveBack(won(1), "something else"))
            assert self.run(self.desk.change(number, other, by_owner=True)) is Code.KEY_REUSED

    @rule(days=st.sampled_from([0, 0, 1, 8, 40]))
    def time_passes(self, days: int) -> None:
        self.clock.turn(days=days, minutes=2)
        self.run(self.payments.deliver(self.shop.receive_webhook))

    @rule(dies_at=MOMENTS)
    def reconcile(self, dies_at: int | None) -> None:
        self.clock.turn(minutes=2)
        self.run(self.shop.reconcile(), dies_at)

    @rule()
    def cut_or_mend_the_line(self) -> None:
        self.line.reachable = not self.line.reachable

    @invariant()
    def stock_and_what_is_with_visitors_are_what_there_was(self) -> None:
        away = Counter[str]()
        for order in self.orders:
            if order.received is not None and order.state not in (State.REFUND_DUE, State.REFUNDED):
                away.update(quantities(order.items))
                away.subtract(quantities(taken_back(order)))
        assert {sku: (self.books.page.on_hand[sku] or 0) + away[sku] for sku in INITIAL} == INITIAL

    @invariant()
    def every_piece_of_an_order_is_in_one_place(self) -> None:
        for order in self.orders:
            for line in fulfilment(order).lines.values():
                assert min(line.open, line.cancelled, line.shipped, line.awaited, line.returnable) >= 0
                assert line.ordered == line.open + line.cancelled + line.shipped
                assert 0 <= line.returned <= line.delivered <= line.shipped

    @invariant()
    def money_kept_is_what_the_pieces_kept_cost(self) -> None:
        for order in self.orders:
            going_back = sum(each.amount.amount for each in order.refunds if each.status is not RefundStatus.REFUSED)
            kept = 0 if order.received is None else order.received.amount - going_back
            assert kept == (max(0, cost_of_kept(order) - graces(order)) if order.state in KEPT else 0)

    @invariant()
    def states_change_only_as_the_table_says(self) -> None:
        for order in self.orders:
            before = self.seen.get(order.number, State.PLACED)
            assert order.state in reachable(before)
            self.seen[order.number] = order.state
            if order.state in KEPT:
                assert order.state is fulfilment(order).state

    def settle_everything(self) -> None:
        """In the end the provider has given back exactly what our books say."""
        for _ in range(3):
            self.clock.turn(hours=1)
            self.run(self.shop.reconcile())
        for order in self.orders:
            assert all(refund.status is RefundStatus.DONE for refund in order.refunds)
            assert self.payments.refunded(order.number) == sum(refund.amount.amount for refund in order.refunds)


def sensible_steps(order: Order, some: Items, flag: bool) -> list[Change]:
    pieces = fulfilment(order)
    steps: list[Change] = [Ship("CJ", items=some)] if pieces.open else []
    steps += [Deliver(each.number) for each in pieces.under_way]
    steps += [ReceiveReturn(each.number, some, flag) for each in pieces.returns if each.awaited]
    return steps + ([RequestReturn(some, withdrawal=flag)] if pieces.returnable else [])


def reachable(state: State) -> set[State]:
    """Where one rule can lead: a checkout or a withdrawal makes more than one move."""
    found, fringe = {state}, {state}
    while fringe:
        fringe = {after for each in fringe for after in NEXT[each]} - found
        found |= fringe
    return found


def quantities(items: Iterable[CartItem]) -> dict[str, int]:
    counted = Counter[str]()
    for item in items:
        counted[item.sku] += item.quantity
    return counted


def taken_back(order: Order) -> Items:
    """What was put into stock again."""
    changes = [event.change for event in order.events]
    back = [
        each.items for each in changes if isinstance(each, Cancel) or (isinstance(each, ReceiveReturn) and each.restock)
    ]
    return tuple(item for items in back for item in items)


def graces(order: Order) -> int:
    return sum(event.change.amount.amount for event in order.events if isinstance(event.change, GiveBack))


def cost_of_kept(order: Order) -> int:
    """Prices of what neither was cancelled nor came back; delivery with it, or where staff took something by grace."""
    changes = [event.change for event in order.events]
    gone = Counter[str]()
    for change in changes:
        if isinstance(change, Cancel | ReceiveReturn):
            gone.update(quantities(change.items))
    wishes = [change for change in changes if isinstance(change, RequestReturn)]
    received = [change for change in changes if isinstance(change, ReceiveReturn)]
    by_grace = any(not wishes[each.request - 1].withdrawal for each in received)
    lines = sum(line.unit_price.amount * (line.quantity - gone[line.sku]) for line in order.lines)
    return lines + (order.delivery.amount if lines or by_grace else 0)


OrderMachine.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestOrderMachine = OrderMachine.TestCase
