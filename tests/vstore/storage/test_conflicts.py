"""Those who write at once take turns without noticing, and nobody waits for somebody else's payment."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, update

from scenes.money import Money
from tests.support.joyful_shop import ADA, TurnedClock, open_shop, won
from vstore.commerce.order import State
from vstore.commerce.payment import Charge, Payment, PaymentState
from vstore.payments.rehearsal import Rehearsal
from vstore.storage.books import StoredBooks
from vstore.storage.database import COLLISIONS, Database, open_database
from vstore.storage.tables import StockRow

ARMCHAIR, PRICE = "CRUNCHY-ARMCHAIR-RED", 300_000


@pytest.fixture
def two(url: str) -> Iterator[tuple[Database, Database]]:
    """Two servers of one store, as far as their database can tell."""
    first, second = open_database(url), open_database(url)
    yield first, second
    first.close()
    second.close()


async def test_every_change_of_one_row_counts_however_many_are_made_at_once(two: tuple[Database, Database]) -> None:
    def one_more(session: Session) -> None:
        row = session.get_one(StockRow, "LAMP")
        row.reserved += 1

    await two[0].write(lambda session: session.add(StockRow(sku="LAMP")))
    await asyncio.gather(*(two[number % 2].write(one_more) for number in range(100)))
    assert (await two[0].read(lambda session: session.get_one(StockRow, "LAMP").reserved)) == 100


async def test_those_who_wait_for_each_other_both_come_to_an_end(two: tuple[Database, Database]) -> None:
    """A deadlock needs two rows taken crosswise; SQLite, which has one lock, lets one go first."""
    everybody_holds_one = threading.Barrier(2)

    def take(first: str, second: str, session: Session) -> None:
        session.exec(update(StockRow).where(col(StockRow.sku) == first).values(reserved=StockRow.reserved + 1))
        # It breaks where the other one comes after us, or we are here again.
        with suppress(threading.BrokenBarrierError):
            everybody_holds_one.wait(timeout=0.3)
        session.exec(update(StockRow).where(col(StockRow.sku) == second).values(reserved=StockRow.reserved + 1))

    await two[0].write(lambda session: session.add_all([StockRow(sku="LAMP"), StockRow(sku="TEA")]))
    await asyncio.gather(
        two[0].write(lambda session: take("LAMP", "TEA", session)),
        two[1].write(lambda session: take("TEA", "LAMP", session)),
    )
    both = await two[0].read(lambda session: [session.get_one(StockRow, sku).reserved for sku in ("LAMP", "TEA")])
    assert both == [2, 2]


async def test_change_that_never_fits_is_given_up(database: Database) -> None:
    tried = []

    def add(session: Session) -> None:
        tried.append(1)
        session.add(StockRow(sku="LAMP"))

    await database.write(add)
    with pytest.raises(IntegrityError):
        await database.write(add)
    assert len(tried) == 1 + COLLISIONS


class Hanging(Rehearsal):
    """A provider that does not answer to charges of `amount` until it is let go."""

    def __init__(self, folder: Path, clock: TurnedClock, amount: Money) -> None:
        super().__init__(folder, clock)
        self.amount = amount
        self.asked = asyncio.Semaphore(0)
        self.let_go = asyncio.Event()

    async def create(self, charge: Charge, token: str) -> Payment:
        if charge.amount == self.amount:
            self.asked.release()
            await self.let_go.wait()
        return await super().create(charge, token)


async def test_while_payments_hang_others_buy_the_same_thing(database: Database, tmp_path: Path) -> None:
    """More of them than there are threads or connections: whoever waits for money holds neither."""
    clock = TurnedClock()
    payments = Hanging(tmp_path, clock, won(PRICE))
    shop = await open_shop(StoredBooks(database), payments, clock)
    await shop.restock({ARMCHAIR: 40})
    patient = [f"patient-{number}" for number in range(16)]
    for visitor in [*patient, "hasty"]:
        await shop.change_cart(visitor, ARMCHAIR, 2 if visitor == "hasty" else 1)
    waiting = [
        asyncio.create_task(shop.check_out(visitor, f"key-of-{visitor}", ADA, PRICE, "approve")) for visitor in patient
    ]
    for _ in patient:
        await payments.asked.acquire()
    async with asyncio.timeout(20):
        bought = await shop.check_out("hasty", "key-of-hasty-1", ADA, 2 * PRICE, "approve")
    assert (bought.state, (await shop.available())[ARMCHAIR]) == (State.PAID, 22)
    assert not any(each.done() for each in waiting)
    payments.let_go.set()
    assert {order.state for order in await asyncio.gather(*waiting)} == {State.PAID}
    assert (await shop.available())[ARMCHAIR] == 22
    assert {(await payments.get(order.charge)).state for order in [bought]} == {PaymentState.PAID}
    payments.close()
