"""A database that cannot be written to for a while: who was told that it is done has it, and later all goes on."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError

from tests.support.joyful_shop import TurnedClock, open_shop
from tests.support.postgres import Postgres
from vstore.commerce.cart import CartItem
from vstore.payments.rehearsal import Rehearsal
from vstore.storage.books import StoredBooks
from vstore.storage.database import Database, open_database

Outage = Callable[[], AbstractContextManager[None]]

MANY = 3_000
"""More carts than fit into what an empty database has left of its last page."""


def pragma(database: Database, outage: str, afterwards: str) -> Outage:
    """Every connection is told so while it lasts."""

    @contextmanager
    def lasts() -> Iterator[None]:
        told = outage

        def tell(connection: DBAPIConnection, *_: object) -> None:
            connection.cursor().execute(f"PRAGMA {told}")

        event.listen(database.engine, "checkout", tell)
        yield
        told = afterwards

    return lasts


@pytest.fixture(params=["full disk", "read-only file", "stopped server"])
def failing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Database, Outage]]:
    """A database, and how to make it fail."""
    if request.param == "stopped server":
        server: Postgres = request.getfixturevalue("mortal_postgres")
        database = open_database(server.new_database())
        yield database, lambda: stopped(server)
    else:
        database = open_database(f"sqlite:///{tmp_path}/store.db")
        outages = {
            "full disk": ("max_page_count = 1", "max_page_count = 1000000"),
            "read-only file": ("query_only = ON", "query_only = OFF"),
        }
        yield database, pragma(database, *outages[request.param])
    database.close()


@contextmanager
def stopped(server: Postgres) -> Iterator[None]:
    server.stop()
    yield
    server.start()


async def test_what_was_told_to_be_done_is_done_and_the_shop_goes_on_afterwards(
    failing: tuple[Database, Outage], tmp_path: Path
) -> None:
    database, outage = failing
    payments = Rehearsal(tmp_path, TurnedClock())
    shop = await open_shop(StoredBooks(database), payments, TurnedClock())
    await shop.change_cart("early", "HUMBLE-LAMP", 1)
    done = []
    with outage(), pytest.raises(OperationalError):
        for number in range(MANY):
            await shop.change_cart(f"visitor-{number}", "HUMBLE-LAMP", 1)
            done.append(f"visitor-{number}")
    for visitor in ["early", *done[-3:]]:
        assert (await shop.cart_of(visitor))[0].items == (CartItem("HUMBLE-LAMP", 1),)
    unlucky = f"visitor-{len(done)}"
    assert (await shop.cart_of(unlucky))[0].items == ()
    await shop.change_cart(unlucky, "HUMBLE-LAMP", 2)
    assert (await shop.cart_of(unlucky))[0].items == (CartItem("HUMBLE-LAMP", 2),)
    payments.close()
