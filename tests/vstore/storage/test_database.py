import asyncio
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from tests.support.joyful_shop import NOON
from vstore.storage.database import Database, open_database
from vstore.storage.engine import DatabaseUnusable
from vstore.storage.tables import StockRow
from vstore.storage.visitors import Visitors


def test_money_is_written_through_to_the_disk(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/shop.db")
    with database.engine.connect() as connection:
        pragmas = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in PRAGMAS}
    database.close()
    assert pragmas == PRAGMAS


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


async def test_event_loop_goes_on_while_the_database_works(database: Database) -> None:
    loop = asyncio.get_running_loop()
    started, may_end, here = asyncio.Event(), threading.Event(), threading.get_ident()

    def slow(session: Session) -> int:
        loop.call_soon_threadsafe(started.set)
        assert may_end.wait(timeout=10)
        return threading.get_ident()

    working = asyncio.create_task(database.write(slow))
    await started.wait()
    may_end.set()
    assert await working != here


async def test_error_of_the_database_names_nobody(database: Database) -> None:
    visitors = Visitors(database)
    await visitors.admit("ada-lovelace", "secret", NOON)
    with pytest.raises(IntegrityError) as error:
        await visitors.admit("ada-lovelace", "other", NOON)
    assert "ada-lovelace" not in str(error.value)


async def test_change_that_raises_is_taken_back(database: Database) -> None:
    def broken(session: Session) -> None:
        session.add(StockRow(sku="LAMP", on_hand=1))
        session.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.write(broken)
    assert await database.read(lambda session: session.get(StockRow, "LAMP")) is None


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("no url at all", "the database URL no url at all cannot be used"),
        ("mumblesql://clerk:secret@example/shop", r"the database URL mumblesql://\*\*\*@example/shop cannot be used"),
        (
            "postgresql://clerk:a:secret@db:many/shop",
            r"the database URL postgresql://\*\*\*@db:many/shop cannot be used",
        ),
        (
            "postgresql://clerk:a@secret@127.0.0.1:1/shop",
            r"postgresql://\*\*\*@127.0.0.1:1/shop cannot .* with %40 for an @",
        ),
        ("postgresql://clerk:secret@127.0.0.1:1/shop", "postgresql://127.0.0.1:1/shop cannot be opened: .* refused"),
        ("postgres://clerk@127.0.0.1:1/shop?password=secret", "postgresql://127.0.0.1:1/shop cannot be opened"),
        ("sqlite:////nowhere/at/all/shop.db", "the database sqlite:////nowhere/at/all/shop.db cannot be opened"),
    ],
)
def test_database_that_cannot_be_opened_is_named_without_its_password(url: str, message: str) -> None:
    with pytest.raises(DatabaseUnusable, match=message) as unusable:
        open_database(url)
    assert "secret" not in str(unusable.value)


def test_database_of_a_newer_version_is_left_alone(database: Database, url: str) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnusable, match="made by a newer vstore; please update"):
        open_database(url)


def test_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing to sell here " * 100)
    with pytest.raises(DatabaseUnusable, match="not a database"):
        open_database(f"sqlite:///{tmp_path}/notes.txt")
    assert (tmp_path / "notes.txt").read_text().startswith("nothing to sell")
