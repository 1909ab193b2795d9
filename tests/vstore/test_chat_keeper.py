"""Conversations are written in batches, in order, and survive a database that cannot be written to for a while."""

import asyncio
import logging

import pytest
from sqlalchemy import event, select

from tests.support.joyful_shop import NOON
from vstore.chat_keeper import MOST_WAITING, ChatKeeper
from vstore.privacy.chat import ChatLine
from vstore.storage.database import Database, open_database
from vstore.storage.personal_rows import METADATA
from vstore.storage.privacy_books import StoredPrivacyBooks
from vstore.storage.visitors import Visitors


@pytest.fixture
async def database() -> Database:
    opened = open_database("sqlite://")
    await Visitors(opened).admit("ada", "token", NOON)
    return opened


def line(number: int) -> ChatLine:
    return ChatLine("ada", "hall-1", "", f"line {number}", NOON)


async def kept(database: Database) -> list[str]:
    table = METADATA.tables["chat_lines"]
    chosen = select(table.c.text).order_by(table.c.id)
    return list(await database.read(lambda session: session.execute(chosen).scalars().all()))


async def test_lines_are_written_together_in_their_order(database: Database) -> None:
    keeper = ChatKeeper(StoredPrivacyBooks(database))
    commits: list[object] = []
    event.listen(database.engine, "commit", commits.append)
    for number in range(50):
        keeper.add(line(number))
    await keeper.write()
    await keeper.write()
    assert await kept(database) == [f"line {number}" for number in range(50)]
    assert len(commits) == 1
    database.close()


async def test_lines_that_come_while_others_are_written_come_after_them(database: Database) -> None:
    keeper = ChatKeeper(StoredPrivacyBooks(database))
    keeper.add(line(1))
    first = asyncio.create_task(keeper.write())
    await asyncio.sleep(0)
    keeper.add(line(2))
    await asyncio.gather(first, keeper.write())
    assert await kept(database) == ["line 1", "line 2"]
    database.close()


async def test_what_cannot_be_written_now_is_written_later(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    keeper = ChatKeeper(StoredPrivacyBooks(database))

    async def full(_: object) -> None:
        raise OSError("disk full")

    keeper.add(line(1))
    with monkeypatch.context() as broken:
        broken.setattr(database, "write", full)
        with pytest.raises(OSError, match="disk full"):
            await keeper.write()
        keeper.add(line(2))
        assert not caplog.records
    await keeper.write()
    assert await kept(database) == ["line 1", "line 2"]
    database.close()


async def test_only_so_many_wait_and_a_loss_is_told(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    keeper = ChatKeeper(StoredPrivacyBooks(database))

    async def full(_: object) -> None:
        raise OSError("disk full")

    for number in range(MOST_WAITING + 3):
        keeper.add(line(number))
    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(database, "write", full)
        with pytest.raises(OSError, match="disk full"):
            await keeper.write()
    assert "3 lines of conversations are lost" in caplog.text
    assert "line 0" not in caplog.text
    await keeper.write()
    assert (await kept(database))[0] == "line 3"
    database.close()
