"""Orders of before keep what was agreed when their tables learn of discounts and tax, and when they forget them."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from vstore.storage.database import Database
from vstore.storage.schema import downgrade, upgrade

AGREED = "SELECT subtotal, delivery, total FROM orders"
ORDER = {
    **dict.fromkeys(
        ("number", "visitor", "key", "fingerprint", "name", "email", "address", "postal_code", "city", "phone"), "x"
    ),
    **dict.fromkeys(("placed_at", "changed_at", "held_until"), "2026-11-20 12:00:00"),
    "state": "paid",
    "attempts": 1,
    "currency": "KRW",
    "country": "KR",
    "reference": "",
}


def keep(database: Database, **amounts: int) -> None:
    row = {**ORDER, **amounts}
    names = ", ".join(f'"{name}"' for name in row)
    values = ", ".join(f":{name}" for name in row)
    with database.engine.begin() as connection:
        connection.execute(text(f"INSERT INTO orders ({names}) VALUES ({values})"), row)


def agreed(database: Database) -> list[tuple[int, ...]]:
    with database.engine.begin() as connection:
        return [tuple(row) for row in connection.execute(text(AGREED))]


def test_filled_tables_go_down_and_up_with_their_totals(database: Database) -> None:
    keep(database, subtotal=40_000, discount=4_000, delivery=3_000, total=42_900, tax=3_900, tax_included=False)
    downgrade(database.engine, "0004")
    assert agreed(database) == [(39_900, 3_000, 42_900)]
    upgrade(database.engine)
    assert agreed(database) == [(39_900, 3_000, 42_900)]


@pytest.mark.parametrize(
    "amounts",
    [
        {"subtotal": 100, "discount": 0, "delivery": 5, "total": 104, "tax": 0, "tax_included": True},
        {"subtotal": 100, "discount": 0, "delivery": 5, "total": 105, "tax": 9, "tax_included": False},
        {"subtotal": 100, "discount": 101, "delivery": 5, "total": 4, "tax": 0, "tax_included": True},
    ],
)
def test_total_that_does_not_add_up_is_not_kept(database: Database, amounts: dict[str, int]) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)check constraint"):
        keep(database, **amounts)
