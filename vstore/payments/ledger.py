"""The rehearsal provider's own memory: charges, refunds and webhooks to send, in a SQLite file beside the store's."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from scenes.money import Money
from vstore.commerce.payment import PaymentState

TABLES = """
CREATE TABLE IF NOT EXISTS charges (
    key TEXT PRIMARY KEY, amount INTEGER NOT NULL, currency TEXT NOT NULL, state TEXT NOT NULL, end TEXT NOT NULL,
    decided_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS refunds (
    key TEXT PRIMARY KEY, charge TEXT NOT NULL REFERENCES charges (key), amount INTEGER NOT NULL CHECK (amount > 0)
);
CREATE TABLE IF NOT EXISTS webhooks (
    id INTEGER PRIMARY KEY, charge TEXT NOT NULL REFERENCES charges (key), due_at TEXT NOT NULL
);
"""


class Entry(msgspec.Struct, frozen=True):
    """One charge: its `state` until `decided_at`, from then on its `end`."""

    key: str
    amount: Money
    state: PaymentState
    end: PaymentState
    decided_at: datetime

    def state_at(self, now: datetime) -> PaymentState:
        return self.end if now >= self.decided_at else self.state


class Ledger:
    """What the provider knows, safe from any crash of ours. Every method is one transaction."""

    def __init__(self, path: Path) -> None:
        self._turn = threading.Lock()
        self._connection = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.executescript(TABLES)

    def close(self) -> None:
        with self._turn:
            self._connection.close()

    def charge(self, new: Entry, webhooks: int) -> tuple[Entry, bool]:
        """The charge of that key, and whether it is new: a second one under one key is never made."""
        with self._transaction() as connection:
            if (known := _entry(connection, new.key)) is not None:
                return known, False
            due = new.decided_at.isoformat(timespec="microseconds")
            row = (new.key, new.amount.amount, new.amount.currency, new.state, new.end, due)
            connection.execute("INSERT INTO charges VALUES (?, ?, ?, ?, ?, ?)", row)
            told = [(new.key, due)] * webhooks
            connection.executemany("INSERT INTO webhooks (charge, due_at) VALUES (?, ?)", told)
            return new, True

    def entry(self, key: str) -> Entry | None:
        with self._transaction() as connection:
            return _entry(connection, key)

    def decide(self, key: str, end: PaymentState, now: datetime) -> Entry | None:
        """Ends a charge that waits for the visitor's answer; one that does not stays as it is."""
        with self._transaction() as connection:
            change = "UPDATE charges SET end = ?, decided_at = ? WHERE key = ? AND end = ?"
            connection.execute(change, (end, now.isoformat(timespec="microseconds"), key, PaymentState.NEEDS_ACTION))
            return _entry(connection, key)

    def refund(self, charge: str, key: str, amount: int) -> bool:
        """Gives back so much of a charge, once for a refund key; False where that is more than is left of it."""
        with self._transaction() as connection:
            known = connection.execute("SELECT amount FROM refunds WHERE key = ?", (key,)).fetchone()
            if known is not None:
                return bool(known[0] == amount)
            if amount > _left(connection, charge):
                return False
            connection.execute("INSERT INTO refunds VALUES (?, ?, ?)", (key, charge, amount))
            return True

    def refunded(self, charge: str) -> int:
        """How much of a charge has been given back."""
        with self._transaction() as connection:
            return _refunded(connection, charge)

    def webhooks_due(self, now: datetime) -> list[tuple[int, str]]:
        """The webhooks to be sent: (number, charge key)."""
        with self._transaction() as connection:
            chosen = "SELECT id, charge FROM webhooks WHERE due_at <= ? ORDER BY id"
            return list(connection.execute(chosen, (now.isoformat(timespec="microseconds"),)))

    def delivered(self, number: int) -> None:
        with self._transaction() as connection:
            connection.execute("DELETE FROM webhooks WHERE id = ?", (number,))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._turn, self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection


def _entry(connection: sqlite3.Connection, key: str) -> Entry | None:
    chosen = "SELECT amount, currency, state, end, decided_at FROM charges WHERE key = ?"
    row = connection.execute(chosen, (key,)).fetchone()
    if row is None:
        return None
    amount, currency, state, end, decided_at = row
    at = datetime.fromisoformat(decided_at)
    return Entry(key, Money(amount, currency), PaymentState(state), PaymentState(end), at)


def _left(connection: sqlite3.Connection, charge: str) -> int:
    entry = _entry(connection, charge)
    if entry is None or entry.end is not PaymentState.PAID:
        return 0
    return entry.amount.amount - _refunded(connection, charge)


def _refunded(connection: sqlite3.Connection, charge: str) -> int:
    chosen = "SELECT COALESCE(SUM(amount), 0) FROM refunds WHERE charge = ?"
    return int(connection.execute(chosen, (charge,)).fetchone()[0])
