"""Every revision goes up and down with whatever the tables hold, in both databases, one process at a time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event, inspect

from tests.support.filling import Filler, contents, lost
from tests.support.postgres import Postgres
from vstore.storage.database import open_database
from vstore.storage.engine import engine_for
from vstore.storage.schema import MIGRATIONS, downgrade, revisions, upgrade
from vstore.storage.tables import Table


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.new_database()
    yield url
    server.drop(url)


@pytest.fixture
def engine(empty_url: str) -> Iterator[Engine]:
    made = engine_for(empty_url)
    yield made
    made.dispose()


def test_revisions_are_one_chain_in_the_order_of_their_numbers() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    chain = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]
    assert revisions() == chain[::-1]


def test_migrations_end_in_exactly_the_tables_of_the_code(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def test_each_revision_keeps_all_that_filled_tables_hold(engine: Engine) -> None:
    filler = Filler(seed=1)
    for revision in revisions():
        before = contents(engine)
        upgrade(engine, revision)
        assert list(lost(before, contents(engine))) == [], revision
        filler.fill(engine)


def test_filled_tables_go_down_and_up_again_revision_by_revision(engine: Engine) -> None:
    upgrade(engine)
    filler = Filler(seed=2)
    filler.fill(engine)
    for here, below in zip(revisions()[::-1], [*revisions()[-2::-1], "base"], strict=True):
        before = contents(engine)
        downgrade(engine, below)
        after = contents(engine)
        assert {name: len(rows) for name, rows in after.items()} == {name: len(before[name]) for name in after}, here
        upgrade(engine, here)
        assert list(lost(after, contents(engine))) == [], here
        downgrade(engine, below)
    assert contents(engine) == {}
    upgrade(engine)
    assert contents(engine).keys() == Table.metadata.tables.keys()


def test_processes_that_open_one_database_at_once_migrate_it_once(empty_url: str) -> None:
    """Each has an engine of its own, as processes have; who comes second finds nothing to do."""
    created: list[str] = []
    engines = [engine_for(empty_url) for _ in range(4)]
    for each in engines:
        event.listen(each, "before_cursor_execute", lambda _c, _d, statement, *_: created.append(statement))
    with ThreadPoolExecutor(len(engines)) as processes:
        list(processes.map(upgrade, engines))
    for each in engines:
        each.dispose()
    assert len([each for each in created if "CREATE TABLE orders" in each]) == 1
    open_database(empty_url).close()


def test_opening_a_database_that_is_up_to_date_changes_nothing(empty_url: str, engine: Engine) -> None:
    open_database(empty_url).close()
    Filler(seed=3).fill(engine)
    before = contents(engine)
    open_database(empty_url).close()
    assert contents(engine) == before
    assert set(inspect(engine).get_table_names()) == Table.metadata.tables.keys() | {"alembic_version"}
