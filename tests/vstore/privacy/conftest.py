"""A privacy office with two visitors who are known, and a clock to turn."""

from collections.abc import Iterator

import pytest

from tests.support.joyful_shop import NOON, TurnedClock
from tests.support.privacy import Bureau
from vstore.storage.database import Database, open_database


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    opened = open_database("sqlite://" if request.param == "sqlite" else request.getfixturevalue("postgres_url"))
    yield opened
    opened.close()


@pytest.fixture
async def office(database: Database, clock: TurnedClock) -> Bureau:
    bureau = Bureau(database, clock)
    for visitor in ("ada", "bob"):
        await bureau.visitors.admit(visitor, f"token of {visitor}", NOON)
    return bureau
