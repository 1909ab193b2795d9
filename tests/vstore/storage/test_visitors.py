import asyncio
from datetime import timedelta
from unittest.mock import AsyncMock

import pytest
from sqlalchemy import event, text

from tests.support.joyful_shop import NOON
from vstore.clerk_call import ClerkCall
from vstore.storage.clerk_calls import ClerkCalls
from vstore.storage.database import Database
from vstore.storage.visitors import Visitors

CALL = ClerkCall("call-1", "ada", "Ada", "showroom", "wants to haggle", "ko", NOON)


async def test_visitor_is_known_by_the_token_and_by_nothing_else(database: Database) -> None:
    visitors = Visitors(database)
    await visitors.admit("ada", "a-long-secret", NOON)
    await visitors.admit("bob", "another-secret", NOON)
    assert await visitors.visitor_of("a-long-secret") == "ada"
    assert await visitors.visitor_of("another-secret") == "bob"
    assert await visitors.visitor_of("A-long-secret") is None
    assert await visitors.visitor_of("") is None


async def test_token_itself_is_nowhere_in_the_database(database: Database) -> None:
    await Visitors(database).admit("ada", "a-long-secret", NOON)
    with database.engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM visitors")).all()
    assert len(rows) == 1
    assert "a-long-secret" not in repr(rows)


async def test_newcomers_of_one_moment_are_written_in_one_or_two_transactions(database: Database) -> None:
    visitors = Visitors(database)
    commits: list[object] = []
    event.listen(database.engine, "commit", commits.append)
    await asyncio.gather(*(visitors.admit(f"visitor {each}", f"secret {each}", NOON) for each in range(500)))
    assert 1 <= len(commits) <= 2
    assert [await visitors.visitor_of(f"secret {each}") for each in (0, 250, 499)] == [
        "visitor 0",
        "visitor 250",
        "visitor 499",
    ]


async def test_newcomer_is_durable_when_admitted_whoever_goes_away_meanwhile(database: Database) -> None:
    visitors = Visitors(database)
    impatient = asyncio.create_task(visitors.admit("ada", "a-long-secret", NOON))
    patient = asyncio.create_task(visitors.admit("bob", "another-secret", NOON))
    await asyncio.sleep(0)
    impatient.cancel()
    await patient
    assert await Visitors(database).visitor_of("another-secret") == "bob"


async def test_failed_write_fails_its_newcomers_and_no_later_ones(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitors = Visitors(database)
    with monkeypatch.context() as broken:
        broken.setattr(database, "write", AsyncMock(side_effect=OSError("disk full")))
        outcomes = await asyncio.gather(
            visitors.admit("ada", "a-long-secret", NOON),
            visitors.admit("bob", "another-secret", NOON),
            return_exceptions=True,
        )
    assert [type(each) for each in outcomes] == [OSError, OSError]
    await visitors.admit("eve", "a-third-secret", NOON)
    assert await visitors.visitor_of("a-third-secret") == "eve"
    assert await visitors.visitor_of("a-long-secret") is None


async def test_staff_see_who_waits_until_somebody_answers(database: Database) -> None:
    calls = ClerkCalls(database)
    later = ClerkCall("call-2", "bob", "Bob", "showroom", "asked for a person", "en", NOON + timedelta(minutes=1))
    assert await calls.ask(later) == later
    assert await calls.ask(CALL) == CALL
    assert await calls.waiting() == (CALL, later)
    assert await calls.answer("call-1", NOON) is True
    assert await calls.waiting() == (later,)
    assert await calls.answer("call-1", NOON) is False
    assert await calls.answer("call-9", NOON) is False


async def test_visitor_who_waits_already_is_not_listed_twice(database: Database) -> None:
    calls = ClerkCalls(database)
    again = ClerkCall("call-2", "ada", "Ada", "living", "again", "en", NOON)
    await calls.ask(CALL)
    assert await calls.ask(again) == CALL
    assert await calls.waiting() == (CALL,)
    await calls.answer("call-1", NOON)
    assert await calls.ask(again) == again
    assert await calls.waiting() == (again,)
