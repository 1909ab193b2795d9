"""A brand takes its books along to another database, and nothing is different there."""

from pathlib import Path

import pytest

from tests.support.filling import Filler, contents
from tests.support.joyful_shop import NOON
from vstore.__main__ import main
from vstore.commerce.outbox import Event, EventKind
from vstore.storage.books import StoredBooks
from vstore.storage.copying import copy_database
from vstore.storage.database import open_database
from vstore.storage.engine import DatabaseUnusable, engine_for


def filled(path: Path) -> str:
    url = f"sqlite:///{path}"
    database = open_database(url)
    Filler(seed=4).fill(database.engine)
    database.close()
    return url


async def test_books_come_back_from_postgresql_as_they_went_there(postgres_url: str, tmp_path: Path) -> None:
    there, back = filled(tmp_path / "old.db"), f"sqlite:///{tmp_path}/back.db"
    rows = copy_database(there, postgres_url)
    assert copy_database(postgres_url, back) == rows
    before, after = contents(engine_for(there)), contents(engine_for(back))
    assert rows == sum(map(len, before.values())) > 50
    for table, kept in before.items():
        assert sorted(map(repr, kept)) == sorted(map(repr, after[table]))
    database = open_database(postgres_url)
    late = Event("VS-1.late", EventKind.ORDER_PAID, "VS-1", NOON, "{}")
    await StoredBooks(database).write(lambda page: page.outbox.put(late))
    database.close()


def test_books_are_not_mixed_with_others_nor_taken_from_nowhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, other = filled(tmp_path / "old.db"), filled(tmp_path / "other.db")
    with pytest.raises(DatabaseUnusable, match=r"other.db is not empty: it has "):
        copy_database(old, other)
    assert main(["copy-database", f"sqlite:///{tmp_path}/absent.db", other]) == 1
    assert capsys.readouterr().err == f"vstore: there is no database sqlite:///{tmp_path}/absent.db\n"
    assert not (tmp_path / "absent.db").exists()
    assert main(["copy-database", old, f"sqlite:///{tmp_path}/new.db"]) == 0
    rows, files = capsys.readouterr().out.splitlines()
    assert rows.endswith(" rows are copied; open the store with --database from now on")
    assert "data/mail/" in files and "data/rehearsal.sqlite" in files and "journals" in files
