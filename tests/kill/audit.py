"""The audit: what the store's database and the payment provider's own ledger say, held against each other.

It reads the tables as they lie on the disk, and shares no code with what has written them.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

OPEN = frozenset({"placed", "paying", "needs_action", "in_doubt"})
UNSOLD = OPEN | {"declined", "cancelled", "refund_due", "refunded"}

Row = dict[str, Any]

TABLES = {
    "orders": 'SELECT number, visitor, "key", state, total, received, held_until FROM orders',
    "lines": "SELECT order_number, sku, quantity FROM order_lines",
    "stock": "SELECT sku, on_hand, reserved FROM stock",
    "reservations": "SELECT order_number, sku, quantity FROM reservations",
    "events": "SELECT subject, kind FROM outbox_events",
}


@dataclass(frozen=True)
class Charge:
    """What the provider took, or did not, for one order, and what it gave back, in minor units."""

    order: str
    amount: int
    is_paid: bool
    refunded: int


@dataclass
class Audit:
    """The books at one moment, when nobody writes. `faults` says everything that cannot be."""

    initial: Mapping[str, int]
    now: datetime
    tables: dict[str, list[Row]]
    charges: dict[str, Charge]
    is_settled: bool
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.orders = {row["number"]: row for row in self.tables["orders"]}
        self.lines = Counter[tuple[str, str]]()
        for row in self.tables["lines"]:
            self.lines[row["order_number"], row["sku"]] += row["quantity"]
        self.faults += [
            *self._stock(),
            *self._reservations(),
            *self._money(),
            *self._events(),
            *(self._loose_ends() if self.is_settled else ()),
        ]

    @property
    def states(self) -> Counter[str]:
        return Counter(row["state"] for row in self.orders.values())

    def sold(self, sku: str) -> int:
        """How many pieces orders that are paid for have taken."""
        return sum(n for (order, each), n in self.lines.items() if each == sku and self._is_sold(order))

    def _is_sold(self, order: str) -> bool:
        return order in self.orders and self.orders[order]["state"] not in UNSOLD

    def _stock(self) -> Iterator[str]:
        promised = Counter[str]()
        for row in self.tables["reservations"]:
            promised[row["sku"]] += row["quantity"]
        for row in self.tables["stock"]:
            sku, on_hand, sold = row["sku"], row["on_hand"], self.sold(row["sku"])
            if on_hand + sold != self.initial[sku]:
                yield f"{sku}: {on_hand} there and {sold} sold are not the {self.initial[sku]} of the beginning"
            if not 0 <= row["reserved"] <= on_hand:
                yield f"{sku}: {row['reserved']} promised of {on_hand}"
            if row["reserved"] != promised[sku]:
                yield f"{sku}: {row['reserved']} promised, but reservations are {promised[sku]}"

    def _reservations(self) -> Iterator[str]:
        reserved = {(row["order_number"], row["sku"]): row["quantity"] for row in self.tables["reservations"]}
        for (order, sku), quantity in reserved.items():
            if order not in self.orders or self.orders[order]["state"] not in OPEN:
                yield f"{sku} is promised to order {order}, which is not open"
            elif self.lines[order, sku] != quantity:
                yield f"{quantity} of {sku} are promised to order {order}, which wants {self.lines[order, sku]}"
        for order, sku in self.lines:
            row = self.orders[order]
            if row["state"] in OPEN and (order, sku) not in reserved and _utc(row["held_until"]) > self.now:
                yield f"order {order} is open and nothing is promised to it"

    def _money(self) -> Iterator[str]:
        """Every paid charge has one order that is sold, or is given back; every sold order has its charge."""
        keys = Counter((row["visitor"], row["key"]) for row in self.orders.values())
        yield from (
            f"{count} orders for one key of visitor {visitor}" for (visitor, _), count in keys.items() if count > 1
        )
        for charge in self.charges.values():
            if charge.order not in self.orders:
                yield f"charge {charge.order} has no order"
            elif charge.is_paid and self.orders[charge.order]["state"] in {"declined", "cancelled"}:
                yield f"charge {charge.order} is paid, its order is {self.orders[charge.order]['state']}"
            elif charge.refunded and self._is_sold(charge.order):
                yield f"charge {charge.order} is given back, its order is sold"
        for number, row in self.orders.items():
            if not self._is_sold(number) or row["total"] == 0:
                continue
            paid = self.charges.get(number)
            if paid is None or not paid.is_paid:
                yield f"order {number} is {row['state']} and nobody paid"
            elif not paid.amount == row["total"] == row["received"]:
                yield f"order {number} costs {row['total']}, says {row['received']}, and {paid.amount} were paid"

    def _events(self) -> Iterator[str]:
        """Others hear of every sold order, once, and of no other."""
        told = Counter(row["subject"] for row in self.tables["events"] if row["kind"] == "order.paid")
        for order in self.orders.keys() | told.keys():
            if told[order] != self._is_sold(order):
                yield f"order {order} is told of as paid {told[order]} times"

    def _loose_ends(self) -> Iterator[str]:
        """What must not be left when everything was asked about."""
        yield from (f"order {n} is still {row['state']}" for n, row in self.orders.items() if row["state"] in OPEN)
        yield from (f"{row['sku']} is still promised" for row in self.tables["reservations"])
        for charge in self.charges.values():
            if charge.is_paid and not self._is_sold(charge.order) and charge.refunded != charge.amount:
                yield f"charge {charge.order} is paid, {charge.refunded} were given back, and nothing was sold for it"


def audit(database_url: str, ledger: Path, initial: Mapping[str, int], now: datetime, *, is_settled: bool) -> Audit:
    """Audits the books of a store that is not running, as of `now`. `initial` is how many there were of each sku."""
    return Audit(initial, now, _tables(database_url), _charges(ledger, now), is_settled)


def _tables(database_url: str) -> dict[str, list[Row]]:
    engine = create_engine(database_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        tables = {name: [dict(row._mapping) for row in connection.execute(text(read))] for name, read in TABLES.items()}
    engine.dispose()
    return tables


def _charges(ledger: Path, now: datetime) -> dict[str, Charge]:
    connection = sqlite3.connect(ledger)
    rows = connection.execute(
        "SELECT c.key, c.amount, c.end = 'paid' AND c.decided_at <= ?, "
        "COALESCE((SELECT SUM(r.amount) FROM refunds r WHERE r.charge = c.key), 0) FROM charges c",
        (now.isoformat(timespec="microseconds"),),
    ).fetchall()
    connection.close()
    return {key: Charge(key, amount, bool(paid), refunded) for key, amount, paid, refunded in rows}


def _utc(time: str | datetime) -> datetime:
    """SQLite gives times back as it keeps them: as text, in UTC."""
    when = datetime.fromisoformat(time) if isinstance(time, str) else time
    return when if when.tzinfo else when.replace(tzinfo=UTC)
