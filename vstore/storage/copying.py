"""Copying a store's whole database into another one, as when a brand moves from SQLite to PostgreSQL."""

from pathlib import Path

from sqlalchemy import Connection, Table, func, select, text

from vstore.storage.database import open_database
from vstore.storage.engine import DatabaseUnusable, engine_for, named
from vstore.storage.schema import every_table

AT_ONCE = 1_000


def copy_database(source: str, target: str) -> int:
    """Copies all rows to a database that has none, all or nothing; how many. Nobody may write to either meanwhile.

    Both are brought up to the newest schema. Raises DatabaseUnusable.
    """
    _refuse_absent(source)
    old, new = open_database(source), open_database(target)
    try:
        with old.engine.connect() as reading, new.engine.begin() as writing:
            for table in every_table().sorted_tables:
                if writing.execute(select(table).limit(1)).first() is not None:
                    raise DatabaseUnusable(f"{named(new.engine)} is not empty: it has {table.name.replace('_', ' ')}")
            return sum(_copy(table, reading, writing) for table in every_table().sorted_tables)
    finally:
        old.close()
        new.close()


def _refuse_absent(url: str) -> None:
    """SQLite would make a file that is not there."""
    engine = engine_for(url)
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").is_file():
        raise DatabaseUnusable(f"there is no database {named(engine)}")


def _copy(table: Table, reading: Connection, writing: Connection) -> int:
    copied = 0
    rows = reading.execute(select(table), execution_options={"yield_per": AT_ONCE})
    for part in rows.mappings().partitions():
        writing.execute(table.insert(), [dict(row) for row in part])
        copied += len(part)
    if copied and writing.dialect.name == "postgresql" and (counted := table.autoincrement_column) is not None:
        last = writing.execute(select(func.max(counted))).scalar_one()
        after = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)")
        writing.execute(after, {"table": table.name, "column": counted.name, "last": last})
    return copied
