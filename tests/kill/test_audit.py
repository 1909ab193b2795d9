"""The audit finds nothing where the books are right, and every way in which we make them wrong."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.kill.audit import Audit, audit
from tests.support.joyful_shop import ADA, CATALOG, TERMS, counting_ids
from vstore.commerce.shop import Shop
from vstore.payments.rehearsal import Rehearsal
from vstore.storage.books import StoredBooks
from vstore.storage.database import open_database

INITIAL = {sku: count for sku, count in CATALOG.initial_stock.items() if count is not None}
ARMCHAIR = "CRUNCHY-ARMCHAIR-RED"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in which ada has bought an armchair, bob is asked to confirm one, and eve was declined."""

    async def trade() -> None:
        database, payments = open_database(f"sqlite:///{tmp_path}/store.db"), Rehearsal(tmp_path, clock)
        shop = Shop(CATALOG, TERMS, books=StoredBooks(database), payments=payments, clock=clock, new_id=counting_ids())
        await shop.open()
        await shop.restock({"BOTTOMLESS-TEA": 9})
        for visitor, story in {"ada": "approve", "bob": "confirm", "eve": "decline"}.items():
            await shop.change_cart(visitor, ARMCHAIR, 1)
            await shop.check_out(visitor, f"key-of-{visitor}", ADA, 300_000, story)
        payments.close()
        database.close()

    asyncio.run(trade())
    return tmp_path


def clock() -> datetime:
    return datetime.now(UTC)


def audited(folder: Path, *, is_settled: bool = False) -> Audit:
    initial = {**INITIAL, "BOTTOMLESS-TEA": 9}
    return audit(f"sqlite:///{folder}/store.db", folder / "rehearsal.sqlite", initial, clock(), is_settled=is_settled)


def test_right_books_have_no_faults(folder: Path) -> None:
    books = audited(folder)
    assert (books.faults, books.sold(ARMCHAIR)) == ([], 1)
    assert books.states == {"paid": 1, "needs_action": 1, "declined": 1}


def test_open_order_is_a_fault_once_everything_should_be_settled(folder: Path) -> None:
    assert len([fault for fault in audited(folder, is_settled=True).faults if "still" in fault]) == 2


@pytest.mark.parametrize(
    ("file", "harm", "fault"),
    [
        ("store.db", f"UPDATE stock SET on_hand = on_hand + 1 WHERE sku = '{ARMCHAIR}'", "5 there and 1 sold are not"),
        ("store.db", f"UPDATE stock SET reserved = 0 WHERE sku = '{ARMCHAIR}'", "0 promised, but reservations are 1"),
        ("store.db", "DELETE FROM reservations", "is open and nothing is promised to it"),
        ("store.db", "UPDATE reservations SET quantity = 2", "are promised to order"),
        ("store.db", "UPDATE orders SET state = 'cancelled' WHERE visitor = 'bob'", "which is not open"),
        ("store.db", "UPDATE orders SET state = 'paid' WHERE visitor = 'eve'", "and nobody paid"),
        ("store.db", "UPDATE orders SET state = 'cancelled' WHERE visitor = 'ada'", "is paid, its order is cancelled"),
        ("store.db", "UPDATE orders SET received = 1 WHERE visitor = 'ada'", "says 1, and 300000 were paid"),
        ("store.db", "UPDATE outbox_events SET kind = 'order.placed' WHERE kind = 'order.paid'", "told of as paid 0 "),
        ("rehearsal.sqlite", "INSERT INTO charges SELECT 'X', 1, 'KRW', 'paid', 'paid', ''", "charge X has no order"),
        ("rehearsal.sqlite", "DELETE FROM charges WHERE end = 'paid'", "and nobody paid"),
        ("rehearsal.sqlite", "UPDATE charges SET amount = 7 WHERE end = 'paid'", "and 7 were paid"),
        (
            "rehearsal.sqlite",
            "INSERT INTO refunds SELECT 'r', key, 1 FROM charges WHERE end = 'paid'",
            "given back, its order is sold",
        ),
    ],
)
def test_wrong_books_are_found_out(folder: Path, file: str, harm: str, fault: str) -> None:
    connection = sqlite3.connect(folder / file)
    connection.execute(harm)
    connection.commit()
    connection.close()
    assert any(fault in each for each in audited(folder).faults), audited(folder).faults
