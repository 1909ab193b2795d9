"""No order of wishes, crashes, late answers and turned clocks makes the books lie."""

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Coroutine
from pathlib import Path
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.support.crashing import Crash, CrashingBooks, CrashingPayments, Fuse
from tests.support.joyful_shop import ADA, CATALOG, TERMS, TurnedClock, counting_ids
from tests.support.memory_books import MemoryBooks
from vstore.commerce.order import Order, State
from vstore.commerce.payment import PaymentState
from vstore.commerce.record import TOLD
from vstore.commerce.refusal import Refused
from vstore.commerce.shop import Shop
from vstore.payments.rehearsal import Rehearsal
from vstore.payments.stories import STORIES

Result = TypeVar("Result")

VISITORS = st.sampled_from(["ada", "bob", "eve"])
SKUS = st.sampled_from(["HUMBLE-LAMP", "CRUNCHY-ARMCHAIR-RED"])
TOKENS = st.sampled_from(sorted(STORIES))
QUANTITIES = st.integers(1, 3)
MOMENTS = st.sampled_from([None] * 12 + list(range(1, 7)))
INITIAL = {"HUMBLE-LAMP": 3, "CRUNCHY-ARMCHAIR-RED": 5}


class ShopMachine(RuleBasedStateMachine):
    """Three visitors, two scarce things, a provider of many moods, and a process that may die at any moment."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.loop = asyncio.new_event_loop()
        self.clock, self.fuse, self.books = TurnedClock(), Fuse(), MemoryBooks()
        self.payments = Rehearsal(self.folder, self.clock)
        self.line = CrashingPayments(self.payments, self.fuse)
        self.shop = Shop(
            CATALOG,
            TERMS,
            books=CrashingBooks(self.books, self.fuse),
            payments=self.line,
            clock=self.clock,
            new_id=counting_ids(),
        )
        self.requests: list[tuple[str, str, int, str]] = []
        self.answers: dict[tuple[str, str], str] = {}
        self.run(self.shop.open())

    def teardown(self) -> None:
        self.line.reachable = True
        self.settle_everything()
        self.payments.close()
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()
        shutil.rmtree(self.folder)

    def run(self, wish: Coroutine[object, object, Result], dies_at: int | None = None) -> Result | None:
        self.fuse.set(dies_at)
        try:
            return self.loop.run_until_complete(wish)
        except (Crash, Refused):
            return None
        finally:
            self.fuse.set(None)

    @initialize(visitor=VISITORS, sku=SKUS, quantity=QUANTITIES, token=TOKENS, dies_at=MOMENTS)
    def first_check_out(self, visitor: str, sku: str, quantity: int, token: str, dies_at: int | None) -> None:
        self.check_out(visitor, sku, quantity, token, dies_at)

    @rule(visitor=VISITORS, sku=SKUS, quantity=QUANTITIES, token=TOKENS, dies_at=MOMENTS)
    def check_out(self, visitor: str, sku: str, quantity: int, token: str, dies_at: int | None) -> None:
        self.run(self.shop.change_cart(visitor, sku, quantity))
        basket = self.run(self.shop.cart_of(visitor))
        assert basket is not None
        request = (visitor, f"key-{len(self.requests)}", basket[1].total.amount, token)
        self.requests.append(request)
        self.ask(request, dies_at)

    @rule(back=st.integers(1, 3), dies_at=MOMENTS)
    def retry(self, back: int, dies_at: int | None) -> None:
        self.ask(self.requests[-min(back, len(self.requests))], dies_at)

    @rule(approve=st.booleans(), dies_at=MOMENTS)
    def confirm(self, approve: bool, dies_at: int | None) -> None:
        for order in self.orders[-2:]:
            self.run(self.shop.confirm_payment(order.visitor, order.number, approve=approve), dies_at)

    @rule(seconds=st.sampled_from([0, 3, 61, 901]), dies_at=MOMENTS)
    def time_passes(self, seconds: int, dies_at: int | None) -> None:
        self.clock.turn(seconds=seconds)
        self.run(self.payments.deliver(self.shop.receive_webhook), dies_at)

    @rule(seconds=st.sampled_from([0, 61, 901]), dies_at=MOMENTS)
    def reconcile(self, seconds: int, dies_at: int | None) -> None:
        self.clock.turn(seconds=seconds)
        self.run(self.shop.reconcile(), dies_at)

    @rule()
    def cut_or_mend_the_line(self) -> None:
        self.line.reachable = not self.line.reachable

    @property
    def orders(self) -> list[Order]:
        return list(self.books.page.order_of.values())

    def ask(self, request: tuple[str, str, int, str], dies_at: int | None) -> None:
        visitor, key, total, token = request
        order = self.run(self.shop.check_out(visitor, key, ADA, total, token), dies_at)
        if order is not None:
            assert self.answers.setdefault((visitor, key), order.number) == order.number

    @invariant()
    def every_piece_is_on_hand_or_sold(self) -> None:
        sold = Counter[str]()
        for order in self.orders:
            if order.state is State.PAID:
                sold.update({item.sku: item.quantity for item in order.items})
        assert {sku: (self.books.page.on_hand[sku] or 0) + sold[sku] for sku in INITIAL} == INITIAL

    @invariant()
    def nothing_is_promised_that_is_not_there(self) -> None:
        available = self.run(self.shop.available())
        assert available is not None
        assert all(count is None or count >= 0 for count in available.values())

    @invariant()
    def only_open_orders_hold_stock(self) -> None:
        held = {order.number for order in self.orders if order.is_open}
        assert self.books.page.promised.keys() <= held

    @invariant()
    def one_key_is_one_order(self) -> None:
        keys = [(order.visitor, order.key) for order in self.orders]
        assert len(keys) == len(set(keys))

    @invariant()
    def money_of_every_order_adds_up(self) -> None:
        for order in self.orders:
            assert order.subtotal.amount == sum(line.total.amount for line in order.lines)
            assert order.total == order.subtotal + order.delivery
            assert order.state is not State.PAID or order.received == order.total

    @invariant()
    def others_hear_once_of_what_an_order_is(self) -> None:
        for order in self.orders:
            heard = [event.kind for event in self.books.page.outbox.about(order.number)]
            assert heard[0] == TOLD[State.PLACED] and len(heard) == len(set(heard))
            assert order.state not in TOLD or TOLD[order.state] in heard

    def settle_everything(self) -> None:
        """In the end nobody has paid for nothing, and nobody has got anything for nothing."""
        for _ in range(2):
            self.clock.turn(hours=1)
            self.run(self.shop.reconcile())
        for order in self.orders:
            payment = self.loop.run_until_complete(self.payments.get(order.charge))
            paid = payment.amount.amount if payment.state is PaymentState.PAID and payment.amount else 0
            kept = paid - self.payments.refunded(order.number)
            assert not order.is_open
            assert kept == (order.total.amount if order.state is State.PAID else 0)


ShopMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestShopMachine = ShopMachine.TestCase
