"""A cart never contains a silent change: what its owner chose at a price is told with that price once it is another."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenes.money import Money
from tests.support.joyful_shop import NOON, TurnedClock, open_shop
from tests.support.memory_books import MemoryBooks
from vstore.commerce.merchandise import TagWish
from vstore.commerce.refusal import Refused
from vstore.commerce.set_goods import set_prices, set_withdrawn
from vstore.payments.rehearsal import Rehearsal
from vstore.views import cart_view

SKU = "BOTTOMLESS-TEA"
DEEDS = st.one_of(
    st.tuples(st.just("price"), st.integers(1, 4)),
    st.tuples(st.just("withdrawn"), st.integers(0, 1)),
    st.tuples(st.just("choose"), st.integers(0, 3)),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # what it pays with keeps nothing of an example
@given(st.lists(DEEDS, max_size=15))
async def test_a_cart_never_contains_a_silent_change(payments: Rehearsal, deeds: list[tuple[str, int]]) -> None:
    books = MemoryBooks()
    shop = await open_shop(books, payments, TurnedClock())
    chosen: Money | None = None
    for deed, value in deeds:
        if deed == "price":
            await set_prices({SKU: TagWish(value)}, by="Ada", books=books, live=shop.live, now=NOON)
        elif deed == "withdrawn":
            withdrawn = bool(value)
            await set_withdrawn([SKU], (), withdrawn=withdrawn, by="Ada", books=books, live=shop.live, now=NOON)
        else:
            try:
                _, cost = await shop.change_cart("ada", SKU, value)
                chosen = cost.lines[0].unit_price if value else None
            except Refused:
                pass
        _, cost = await shop.cart_of("ada")
        lines = cart_view(cost).lines
        assert len(lines) == (chosen is not None)
        for line in lines:
            sold = shop.catalog.offer(SKU)
            assert sold is not None
            assert line.unit_price == sold.variant.price
            assert (line.was or line.unit_price) == chosen
            assert (line.problem == "not_sold") is sold.variant.withdrawn
