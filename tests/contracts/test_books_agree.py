"""Whatever is done to stock, the books in a database and those in memory say the same, and never less than nothing."""

import asyncio
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.joyful_shop import NOON
from tests.support.memory_books import MemoryBooks
from tests.support.postgres import Postgres
from vstore.commerce.cart import CartItem
from vstore.commerce.ports import Books, Page
from vstore.commerce.refusal import Code, Refused
from vstore.storage.books import StoredBooks
from vstore.storage.database import open_database

SKUS = ("LAMP", "CHAIR", "TEA")
ORDERS = ("VS-1", "VS-2", "VS-3")

Answer = object
Deed = tuple[str, str, tuple[CartItem, ...], int]

baskets = st.dictionaries(st.sampled_from(SKUS), st.integers(1, 3), min_size=1).map(
    lambda wanted: tuple(CartItem(sku, quantity) for sku, quantity in wanted.items())
)
deeds = st.tuples(
    st.sampled_from(("reserve", "release", "settle", "expire", "load", "put")),
    st.sampled_from(ORDERS),
    baskets,
    st.integers(0, 5),
)


def carry_out(page: Page, deed: Deed) -> Answer:
    what, order, items, number = deed
    match what:
        case "reserve":
            page.stock.release(order)
            page.stock.reserve(order, items, NOON + timedelta(minutes=number))
        case "release":
            page.stock.release(order)
        case "settle":
            return page.stock.settle(order, items)
        case "expire":
            return set(page.stock.expire(NOON + timedelta(minutes=number)))
        case "load":
            page.stock.load({item.sku: None if item.quantity == number else number for item in items})
        case "put":
            page.stock.put({item.sku: None if item.quantity == number else number for item in items})
    return None


async def answer(books: Books, deed: Deed) -> tuple[Answer, dict[str, int | None]]:
    said: Answer | Code
    try:
        said = await books.write(lambda page: carry_out(page, deed))
    except Refused as refused:
        said = (refused.code, tuple(sorted(refused.slots.items())))
    return said, await books.read(lambda page: page.stock.available())


async def both_agree(url: str, story: list[Deed]) -> None:
    database = open_database(url)
    stored, remembered = StoredBooks(database), MemoryBooks()
    for books in (stored, remembered):
        await books.write(lambda page: page.stock.load({"LAMP": 3, "CHAIR": 1, "TEA": None}))
    for deed in story:
        said = await answer(stored, deed)
        assert said == await answer(remembered, deed)
        assert all(count is None or count >= 0 for count in said[1].values())
    database.close()


@settings(max_examples=20, deadline=None)
@given(st.lists(deeds, max_size=15))
def test_stock_in_sqlite_and_in_memory_agree_whatever_happens(story: list[Deed]) -> None:
    asyncio.run(both_agree("sqlite://", story))


@settings(max_examples=6, deadline=None)
@given(story=st.lists(deeds, max_size=15))
def test_stock_in_postgresql_and_in_memory_agree_whatever_happens(
    postgres: Postgres, postgres_template: str, story: list[Deed]
) -> None:
    url = postgres.new_database(postgres_template)
    asyncio.run(both_agree(url, story))
    postgres.drop(url)
