"""Rows about a person in every table that the register of personal data knows, made from the tables themselves."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, DateTime, Integer, LargeBinary, Table, insert, select
from sqlalchemy.types import TypeEngine
from sqlmodel import Session

from tests.support.joyful_shop import NOON
from vstore.privacy.pseudonym import pseudonym
from vstore.storage.columns import UtcTime
from vstore.storage.personal_data import HOLDINGS
from vstore.storage.personal_rows import METADATA, depth

FITTING: dict[str, dict[str, object]] = {
    "orders": {
        "state": "delivered",
        "subtotal": 1,
        "discount": 0,
        "delivery": 1,
        "tax": 0,
        "total": 2,
        "reason": None,
        "action_kind": None,
    },
    "reservations": {"sku": "LAMP"},
    "promotion_uses": {"promotion": "spring"},
    "outbox_deliveries": {"state": "sent"},
    "outbox_events": {"addressed": True},
    "chat_lines": {"disputed_order": None},
    "erasures": {"confirmed_at": None, "carried_out_at": None, "closed_at": None},
    "personal_data_accesses": {"what": "orders", "reason": "asked for by phone", "actor": "mina"},
}
"""What a column must hold where nothing else would be true, or where it tells of no visitor."""

NOT_THEIRS = frozenset({"personal_data_accesses", "erasures"})
"""Records about what was done with the data, by their keepers: nothing in them comes from the visitor but who it is."""


def ordered_tables() -> list[Table]:
    """Parents first, by foreign keys and by the register."""
    tables = [table for table in METADATA.sorted_tables if table.name in HOLDINGS]
    return sorted(tables, key=lambda table: depth(table.name))


def enter(session: Session, visitor: str, rows: int, at: datetime = NOON) -> dict[str, set[str]]:
    """So many rows about a visitor in every table; the texts in them by "table.column"."""
    stock = METADATA.tables["stock"]
    if session.execute(select(stock.c.sku)).first() is None:
        session.execute(insert(stock).values(sku="LAMP", reserved=0, put_by_staff=False))
        promotions = METADATA.tables["promotions"]
        spring = {"id": "spring", "code": "", "definition": {}, "from_folder": True, "ended": False, "used": 1}
        session.execute(insert(promotions).values(spring))
    texts: dict[str, set[str]] = {}
    for table in ordered_tables():
        for number in range(1 if _is_one_each(table) else rows):
            values = _row(table, visitor, number, at)
            session.execute(insert(table).values(values))
            for column in _told_by_visitor(table):
                texts.setdefault(f"{table.name}.{column}", set()).update(_texts_in(values.get(column)))
    session.commit()
    return texts


def texts_of(session: Session, but: Iterable[str] = ()) -> str:
    """Everything that stands in the tables, in one text."""
    tables = (table for table in METADATA.sorted_tables if table.name not in but)
    return "\n".join(repr(dict(row._mapping)) for table in tables for row in session.execute(select(table)))


def _row(table: Table, visitor: str, number: int, at: datetime) -> dict[str, object]:
    fitting = FITTING.get(table.name, {})
    row = {
        column.name: fitting[column.name] if column.name in fitting else _value(table, column, visitor, number, at)
        for column in table.columns
        if not (column.primary_key and isinstance(column.type, Integer) and len(table.primary_key) == 1)
    }
    holding = HOLDINGS[table.name]
    if holding.via:
        parent, column_name = holding.via[0].split(".")
        row[holding.owner] = _text(parent, column_name, visitor, number)
    else:
        row[holding.owner] = pseudonym(visitor) if holding.pseudonym else visitor
    return row


def _value(table: Table, column: Column[Any], visitor: str, number: int, at: datetime) -> object:
    text = _text(table.name, column.name, visitor, number)
    kind: TypeEngine[Any] = column.type
    if isinstance(kind, JSON):
        return [text]
    if isinstance(kind, LargeBinary):
        return text.encode()
    if isinstance(kind, Boolean):
        return True
    if isinstance(kind, Integer):
        return number + 1
    if isinstance(kind, (DateTime, UtcTime)):
        return at
    return text


def _text(table: str, column: str, visitor: str, number: int) -> str:
    """It ends in a stop, so that nobody's text begins another's; "<ada>" is another text than what she wrote."""
    return f"{table}.{column} {number} of {visitor.strip('<>')}."


def _texts_in(value: object) -> set[str]:
    return {value} if isinstance(value, str) else set(value) if isinstance(value, list) else set()


def _is_one_each(table: Table) -> bool:
    return [column.name for column in table.primary_key] == [HOLDINGS[table.name].owner]


def _told_by_visitor(table: Table) -> list[str]:
    """The columns of which what stands in them is the visitor's, and not another row's."""
    holding, fitting = HOLDINGS[table.name], FITTING.get(table.name, {})
    if table.name in NOT_THEIRS:
        return []
    of_parent = holding.owner if holding.via else None
    return [column.name for column in table.columns if column.name != of_parent and column.name not in fitting]
