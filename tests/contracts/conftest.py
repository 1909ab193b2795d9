"""Every keeper of the books: in memory, and in each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.memory_books import MemoryBooks
from vstore.commerce.ports import Books
from vstore.storage.books import StoredBooks
from vstore.storage.database import open_database


@pytest.fixture(params=["memory", "sqlite file", "sqlite in memory", "postgresql"])
def books(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Books]:
    if request.param == "memory":
        yield MemoryBooks()
        return
    database = open_database(database_url(request, tmp_path))
    yield StoredBooks(database)
    database.close()


def database_url(request: pytest.FixtureRequest, folder: Path) -> str:
    match request.param:
        case "sqlite in memory":
            return "sqlite://"
        case "sqlite file":
            return f"sqlite:///{folder}/books.db"
        case _:
            return str(request.getfixturevalue("postgres_url"))
