"""What every keeper of linked addresses promises; and that visitors who become one lose nothing by it."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contracts.conftest import database_url
from tests.contracts.test_books import order
from tests.support.joyful_shop import NOON
from tests.support.memory_books import MemoryBooks
from vstore.commerce.cart import Cart, CartItem, CartLimits
from vstore.commerce.email_code import EmailCode, digest_of
from vstore.commerce.link_email import confirm_code
from vstore.commerce.ports import Books, Page
from vstore.storage.books import StoredBooks
from vstore.storage.database import Database, open_database
from vstore.storage.links import OWNER
from vstore.storage.personal_data import HOLDINGS
from vstore.storage.visitors import Visitors

EMAIL = "ada@example.com"
KNOWN = ("ada", "tablet", "phone", "eve")


async def admit_all(database: Database, *known: str) -> None:
    visitors = Visitors(database)
    for visitor in known:
        await visitors.admit(visitor, f"token of {visitor}", NOON)


@pytest.fixture(params=["memory", "sqlite file", "sqlite in memory", "postgresql"])
def books(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Books]:
    if request.param == "memory":
        yield MemoryBooks()
        return
    database = open_database(database_url(request, tmp_path))
    asyncio.run(admit_all(database, *KNOWN))
    yield StoredBooks(database)
    database.close()


def code(number: int, visitor: str = "ada", email: str = EMAIL, *, minutes: float = 0) -> EmailCode:
    identity = f"code-{number}"
    digest = digest_of(identity, f"{number:06}")
    return EmailCode(
        id=identity, visitor=visitor, email=email, digest=digest, asked_at=NOON + timedelta(minutes=minutes)
    )


async def test_newest_code_of_a_visitor_comes_back_as_it_was_saved(books: Books) -> None:
    used = replace(code(2, minutes=1), attempts=3, used=True)

    def entry(page: Page) -> None:
        for each in (code(1), code(2, minutes=1), code(3, "eve", minutes=2), used):
            page.links.save_code(each)

    await books.write(entry)
    assert await books.read(lambda page: page.links.newest_code("ada")) == used
    assert await books.read(lambda page: page.links.newest_code("phone")) is None


async def test_codes_are_counted_by_visitor_and_by_address_and_forgotten_in_time(books: Books) -> None:
    def entry(page: Page) -> None:
        for each in (code(1), code(2, minutes=1), code(3, "eve", minutes=2), code(4, "eve", "eve@example.com")):
            page.links.save_code(each)

    await books.write(entry)
    soon = NOON + timedelta(seconds=1)
    assert await books.read(lambda page: page.links.asked_since(soon, "ada", EMAIL)) == (1, 2)
    await books.write(lambda page: page.links.forget_codes(soon))
    always = NOON - timedelta(days=1)
    assert await books.read(lambda page: page.links.asked_since(always, "eve", EMAIL)) == (1, 2)


async def test_address_has_one_holder_who_stays(books: Books) -> None:
    await books.write(lambda page: page.links.link(EMAIL, "ada", NOON))
    await books.write(lambda page: page.links.link(EMAIL, "eve", NOON))
    assert await books.read(lambda page: page.links.holder(EMAIL)) == "ada"
    assert await books.read(lambda page: page.links.holder("eve@example.com")) is None


async def test_merged_visitor_is_the_other_from_then_on_through_every_merging(books: Books) -> None:
    await books.write(lambda page: page.links.link("phone@example.com", "phone", NOON))
    await books.write(lambda page: page.links.merge("phone", "tablet"))
    await books.write(lambda page: page.links.merge("tablet", "ada"))
    for visitor, now_called in (("phone", "ada"), ("tablet", "ada"), ("ada", "ada"), ("eve", "eve")):
        assert await books.read(lambda page, visitor=visitor: page.links.current(visitor)) == now_called  # type: ignore[misc]
    assert await books.read(lambda page: page.links.holder("phone@example.com")) == "ada"


async def test_same_key_of_both_stays_that_of_the_order_that_was_there(books: Books) -> None:
    def entry(page: Page) -> None:
        for number, visitor in (("VS-1", "ada"), ("VS-2", "phone"), ("VS-3", "phone")):
            page.orders.add(replace(order(number, visitor), key="key" if number != "VS-3" else "own"))
        page.links.merge("phone", "ada")

    await books.write(entry)
    orders = await books.read(lambda page: page.orders.of("ada"))
    assert {each.number for each in orders} == {"VS-1", "VS-2", "VS-3"}
    assert {each.key for each in orders} == {"key", "key of phone", "own"}
    first = await books.read(lambda page: page.orders.by_key("ada", "key"))
    assert first and first.number == "VS-1"


SKUS = ("LAMP", "CHAIR", "TEA")
LIMITS = CartLimits(lines=2, each=5)
Items = tuple[CartItem, ...]
carts = st.dictionaries(st.sampled_from(SKUS), st.integers(1, 5)).map(
    lambda wanted: tuple(CartItem(sku, quantity) for sku, quantity in wanted.items())
)
keys = st.lists(st.sampled_from(("a", "b", "c")), unique=True)


async def nothing_is_lost(books: Books, tag: str, carts: tuple[Items, ...], keys: tuple[list[str], ...]) -> None:
    """The carts and orders, by their keys, of one who has linked the address and of one who confirms it now."""
    ada, phone, email = f"ada-{tag}", f"phone-{tag}", f"{tag}@example.com"
    numbers: list[str] = []

    def entry(page: Page) -> None:
        for visitor, items, its_keys in zip((ada, phone), carts, keys, strict=True):
            page.carts.save(Cart(visitor, items))
            for key in its_keys:
                numbers.append(f"VS-{tag}-{len(numbers)}")
                page.orders.add(replace(order(numbers[-1], visitor), key=key))
        page.links.link(email, ada, NOON)
        page.links.save_code(replace(code(1, phone, email), id=tag, digest=digest_of(tag, "000001")))

    await books.write(entry)
    for _ in range(2):  # the second time, the answer to the first was lost
        linked = await confirm_code(phone, "000001", books=books, limits=LIMITS, now=NOON)
        assert (linked.visitor, linked.email) == (ada, email)
    wanted = Counter[str]()
    for item in (*carts[0], *carts[1]):
        wanted[item.sku] += item.quantity
    cart = await books.read(lambda page: page.carts.of(ada))
    assert {item.sku: item.quantity for item in cart.items} == {sku: min(count, 5) for sku, count in wanted.items()}
    assert [item.sku for item in cart.items[: len(carts[0])]] == [item.sku for item in carts[0]]
    orders = await books.read(lambda page: page.orders.of(ada))
    assert sorted(each.number for each in orders) == sorted(numbers)
    assert len({each.key for each in orders}) == len(orders) and {*keys[0], *keys[1]} <= {each.key for each in orders}
    assert await books.read(lambda page: (page.carts.of(phone).items, page.orders.of(phone))) == ((), ())


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    opened = open_database("sqlite://")
    yield opened
    opened.close()


TAGS = count()


@settings(max_examples=30)
@given(carts=st.tuples(carts, carts), keys=st.tuples(keys, keys))
def test_no_cart_line_and_no_order_is_lost_when_two_visitors_become_one(
    database: Database, carts: tuple[Items, ...], keys: tuple[list[str], ...]
) -> None:
    tag = f"v{next(TAGS)}"

    async def both() -> None:
        await admit_all(database, f"ada-{tag}", f"phone-{tag}")
        for books in (StoredBooks(database), MemoryBooks()):
            await nothing_is_lost(books, tag, carts, keys)

    asyncio.run(both())


def test_column_that_says_whose_a_row_is_has_the_name_by_which_it_is_merged() -> None:
    owners = {name: held.owner for name, held in HOLDINGS.items() if held.via is None and not held.pseudonym}
    assert {name for name, owner in owners.items() if owner != OWNER} == set()
