"""A few deaths of a real store; `python -m tests.kill` does hundreds."""

from pathlib import Path

from tests.kill.trial import Plan, Report, Trial
from tests.support.few_goods import few_goods
from tests.support.postgres import Postgres

STOCK = {"PLENTY": 200, "SCARCE": 6, "LAST": 2}


def right(report: Report) -> None:
    """Nothing is wrong, and there was enough that might have been."""
    assert report.faults == []
    assert report.orders["paid"] > 0
    assert report.broken_connections >= report.kills
    assert report.retries > 0


async def test_store_that_is_killed_keeps_its_books_right_in_sqlite(tmp_path: Path) -> None:
    store, url = few_goods(tmp_path, STOCK), f"sqlite:///{tmp_path}/store.db"
    right(await Trial(store, url, STOCK, Plan(kills=2, seed=7, life=0.6, long_lives=False)).run())


async def test_store_that_is_killed_and_loses_its_database_keeps_its_books_right_in_postgresql(
    mortal_postgres: Postgres, tmp_path: Path
) -> None:
    plan = Plan(kills=2, seed=7, life=0.4, long_lives=False, database_kills_every=2)
    url = mortal_postgres.new_database()
    report = await Trial(few_goods(tmp_path, STOCK), url, STOCK, plan, mortal_postgres).run()
    right(report)
    assert report.database_kills == 1
