"""Every keeper of the books: the one in memory and the one in a database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.memory_books import MemoryBooks
from vstore.commerce.ports import Books
from vstore.storage.books import StoredBooks
from vstore.storage.database import open_database


@pytest.fixture(params=["memory", "sqlite file", "sqlite in memory"])
def books(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Books]:
    if request.param == "memory":
        yield MemoryBooks()
        return
    database = open_database("sqlite://" if request.param == "sqlite in memory" else f"sqlite:///{tmp_path}/books.db")
    yield StoredBooks(database)
    database.close()
