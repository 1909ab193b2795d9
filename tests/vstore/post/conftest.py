"""An outbox with events of one order, and a clock to turn."""

from datetime import timedelta

import msgspec
import pytest

from tests.support.joyful_shop import ADA, NOON, TurnedClock, won
from tests.support.memory_books import MemoryBooks
from vstore.commerce.discount import Discount
from vstore.commerce.order import Order, OrderLine, State
from vstore.commerce.outbox import Event, EventKind
from vstore.commerce.ports import Page
from vstore.commerce.record import record


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def books() -> MemoryBooks:
    return MemoryBooks()


@pytest.fixture
def order() -> Order:
    return Order(
        number="VS-7K4M-2QPX",
        visitor="ada",
        key="key-of-ada-1",
        fingerprint="f",
        lines=(
            OrderLine("LAMP", "lamp", {"en": "Lamp", "ko": "램프"}, {"en": "Red", "ko": "빨강"}, 2, won(19_000)),
            OrderLine("TEA", "tea", {"en": "Tea <b>&</b> more", "ko": "차"}, {}, 1, won(4_500), discount=500),
        ),
        contact=ADA,
        subtotal=won(42_500),
        delivery=won(3_000),
        total=won(45_000),
        placed_at=NOON,
        changed_at=NOON,
        held_until=NOON + timedelta(minutes=15),
        language="ko",
        discounts=(Discount("welcome", {"en": "Welcome", "ko": "첫 방문"}, won(500)),),
    )


@pytest.fixture
async def events(books: MemoryBooks, order: Order) -> tuple[Event, ...]:
    """Of an order that was placed and paid, in the outbox."""
    paid = msgspec.structs.replace(order.moved(State.PAID, NOON), received=order.total)

    def entry(page: Page) -> tuple[Event, ...]:
        record(page, order, NOON)
        record(page, paid, NOON)
        return page.outbox.about(order.number)

    found = await books.write(entry)
    assert [event.kind for event in found] == [EventKind.ORDER_PLACED, EventKind.ORDER_PAID]
    return found
