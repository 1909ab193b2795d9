"""Fills any tables with rows that their constraints allow, known by nothing but what the database says of them."""

import random
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    DateTime,
    Engine,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    inspect,
    select,
)
from sqlalchemy.exc import IntegrityError

ROWS = 3
TRIES = 5_000
BEGINNING = datetime(2026, 11, 20, 12, tzinfo=UTC)

Rows = list[dict[str, Any]]


class CannotFill(Exception):
    """No row was found that the constraints of a table allow; the text says which table."""


class Filler:
    """Makes rows by chance and keeps those that the database takes."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._numbers = count(1)

    def fill(self, engine: Engine) -> None:
        """Adds a few rows to each table, to those that are referred to first."""
        with engine.begin() as connection:
            for table in tables(connection):
                words = [
                    word
                    for check in inspect(connection).get_check_constraints(table.name)
                    for word in re.findall(r"'([^']*)'", check["sqltext"])
                ]
                for _ in range(ROWS):
                    self._add(connection, table, words)

    def _add(self, connection: Connection, table: Table, words: Sequence[str]) -> None:
        for _ in range(TRIES):
            row = {each.name: self._value(each, words) for each in table.columns}
            for reference in table.foreign_key_constraints:
                names = [each.parent.name for each in reference.elements]
                others = connection.execute(select(*(each.column for each in reference.elements))).all()
                if all(row[name] is not None for name in names):
                    row |= zip(names, self._chance.choice(others), strict=True)
            try:
                with connection.begin_nested():
                    connection.execute(table.insert(), row)
            except IntegrityError:
                continue
            return
        raise CannotFill(table.name)

    def _value(self, column: "Column[Any]", words: Sequence[str]) -> object:
        if column.nullable and self._chance.random() < 0.3:
            return None
        number = next(self._numbers)
        match column.type:
            case Boolean():
                return self._chance.random() < 0.5
            case BigInteger() | Integer() if column.primary_key:
                return number
            case BigInteger():
                return self._chance.choice((0, 0, 1, 5_000_000_000))
            case Integer():
                return self._chance.choice((0, 1, 2))
            case Float():
                return number / 4
            case DateTime():
                return BEGINNING + timedelta(seconds=number)
            case JSON():
                return {"en": f"Text {number}", "ko": f"글 {number}"}
            case LargeBinary():
                return bytes([number % 256])
            case _:
                return self._chance.choice((f"글 {number}", *words))


def tables(connection: Connection) -> list[Table]:
    """The tables as the database has them, those that others refer to first."""
    found = MetaData()
    found.reflect(connection)
    return [each for each in found.sorted_tables if each.name != "alembic_version"]


def contents(engine: Engine) -> dict[str, Rows]:
    """All rows by table."""
    with engine.begin() as connection:
        return {
            each.name: [dict(row._mapping) for row in connection.execute(select(each))] for each in tables(connection)
        }


def lost(before: dict[str, Rows], after: dict[str, Rows]) -> Iterator[str]:
    """What was there before and is not there any more, of tables and columns that both have."""
    for table in before.keys() & after.keys():
        if before[table] and after[table]:
            names = sorted(before[table][0].keys() & after[table][0].keys())
            was, remains = _values(before[table], names), _values(after[table], names)
            if was != remains:
                yield f"{table} ({', '.join(names)}): {was} became {remains}"
        elif before[table]:
            yield f"{table}: all rows"


def _values(rows: Rows, names: Sequence[str]) -> list[str]:
    return sorted(repr([row[name] for name in names]) for row in rows)
