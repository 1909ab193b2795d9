"""How every test runs: properties without a stop-watch, the same examples each time in continuous integration, and one
PostgreSQL server for all that ask for it.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.support.postgres import FAST, NoPostgres, Postgres, private_server
from vstore.storage.database import open_database

settings.register_profile("vstore", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("vstore")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server of the tests' own; where there can be none, its tests are skipped."""
    try:
        with private_server(*FAST) as server:
            yield server
    except NoPostgres as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    """A database at the newest schema, by its name: to copy it takes less time than to migrate."""
    url = postgres.new_database()
    open_database(url).close()
    return postgres.name_in(url)


@pytest.fixture
def postgres_url(postgres: Postgres, postgres_template: str) -> Iterator[str]:
    """A database of one test, at the newest schema."""
    url = postgres.new_database(postgres_template)
    yield url
    postgres.drop(url)


@pytest.fixture(scope="session")
def mortal_postgres() -> Iterator[Postgres]:
    """A server that tests may stop, as long as they start it again; what is committed is on the disk."""
    try:
        with private_server() as server:
            yield server
    except NoPostgres as reason:
        pytest.skip(str(reason))


# Before xdist reads the groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where tests run in several processes, those of a file stay together, and one browser is open at a time."""
    for item in items:
        is_browser = item.get_closest_marker("browser") is not None
        item.add_marker(pytest.mark.xdist_group("browser" if is_browser else item.path.as_posix()))
