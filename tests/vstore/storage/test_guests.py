"""Guests are known again by the token that they were given, in every process that shares the database."""

from datetime import UTC, datetime

from vstore.guests import Guests
from vstore.storage.database import open_database
from vstore.storage.visitors import Visitors


def noon() -> datetime:
    return datetime(2026, 5, 1, 12, tzinfo=UTC)


async def test_guest_is_known_again_also_by_another_process() -> None:
    database = open_database("sqlite://")
    given = await Guests(database, noon).identify(None)
    elsewhere = Guests(database, noon)
    assert await elsewhere.identify(given.token) == given
    assert await elsewhere.visitor_of(given.token) == given.visitor
    database.close()


async def test_token_without_our_signature_is_nobodys_though_the_books_know_it() -> None:
    database = open_database("sqlite://")
    await Visitors(database).admit("ada", "made up", noon())
    guests = Guests(database, noon)
    assert await guests.visitor_of("made up") is None
    assert (await guests.identify("made up")).visitor != "ada"
    database.close()
