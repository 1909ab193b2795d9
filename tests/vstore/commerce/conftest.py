"""A shop with books in memory and the rehearsal provider, and a clock to turn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.joyful_shop import TurnedClock
from tests.support.memory_books import MemoryBooks
from vstore.payments.rehearsal import Rehearsal


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def books() -> MemoryBooks:
    return MemoryBooks()


@pytest.fixture
def payments(tmp_path: Path, clock: TurnedClock) -> Iterator[Rehearsal]:
    rehearsal = Rehearsal(tmp_path, clock)
    yield rehearsal
    rehearsal.close()
