"""Versions of scenes: what is on top is what visitors see; below it lies what undoing goes back to."""

from datetime import UTC, datetime

from msgspec.structs import replace

from tests.support.little_store import HALL, STUDY
from vstore.storage.database import Database, open_database
from vstore.storage.scene_versions import KEPT, SceneVersions

NOW = datetime(2026, 11, 22, tzinfo=UTC)
WIDE, WIDER = replace(HALL, width=20.0), replace(HALL, width=30.0)


async def test_what_is_on_top_already_is_no_new_version(database: Database) -> None:
    versions = SceneVersions(database)
    assert await versions.keep([HALL, STUDY], NOW) == 1
    assert await versions.keep([HALL, STUDY], NOW) == 1
    assert await versions.keep([WIDE, STUDY], NOW) == 2
    assert await versions.keep([HALL], NOW) == 3


async def test_undoing_goes_back_one_publication_at_a_time(database: Database) -> None:
    versions = SceneVersions(database)
    assert await versions.before_latest() == (0, {})
    await versions.keep([HALL, STUDY], NOW)
    assert await versions.before_latest() == (1, {})
    await versions.keep([WIDE], NOW)
    await versions.keep([WIDER, replace(STUDY, width=20.0)], NOW)
    assert await versions.before_latest() == (3, {"hall": WIDE, "study": STUDY})
    await versions.drop(3)
    assert await versions.before_latest() == (2, {"hall": HALL})
    await versions.drop(2)
    assert await versions.before_latest() == (1, {})


async def test_versions_outlast_the_process(url: str) -> None:
    first = open_database(url)
    await SceneVersions(first).keep([HALL], NOW)
    await SceneVersions(first).keep([WIDE], NOW)
    first.close()
    second = open_database(url)
    assert await SceneVersions(second).before_latest() == (2, {"hall": HALL})
    second.close()


async def test_only_so_many_versions_are_kept(database: Database) -> None:
    versions = SceneVersions(database)
    await versions.keep([HALL, STUDY], NOW)
    for width in range(20, 20 + KEPT + 5):
        await versions.keep([replace(HALL, width=float(width))], NOW)
    for _ in range(KEPT - 1):
        latest, before = await versions.before_latest()
        assert before.keys() == {"hall"}
        await versions.drop(latest)
    latest, before = await versions.before_latest()
    assert (latest, before) == (7, {})
    assert await versions.keep([STUDY], NOW) == 7
