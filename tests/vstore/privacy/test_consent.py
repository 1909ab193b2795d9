"""Consent: nothing is on by itself, a yes holds for what was shown, a no is always taken, and every word stays."""

import pytest
from msgspec.structs import replace

from avatars.remembered import Remembered
from tests.support.joyful_shop import NOON, TurnedClock
from tests.support.privacy import Bureau
from vstore.privacy.consent import MARKETING, MEMORY, Channel, Choice, OutdatedText, UnknownPurpose
from vstore.privacy.office import remembers
from vstore.privacy.purposes import PURPOSES
from vstore.storage.database import Database

TASTE = Remembered(("mug",), ("lamp",), 50_000)


async def say(office: Bureau, purpose: str, *, given: bool, version: str = "1") -> tuple[Choice, ...]:
    return await office.choose("ada", purpose, given=given, version=version, language="ko", channel=Channel.PAGE)


async def test_nothing_is_on_until_somebody_says_yes(office: Bureau) -> None:
    assert await office.choices_of("ada") == tuple(map(Choice, PURPOSES))
    assert not any(choice.given for choice in await office.choices_of("ada"))


async def test_yes_is_entered_with_the_text_that_was_shown(office: Bureau) -> None:
    choices = await say(office, MARKETING, given=True)
    assert [(choice.purpose.id, choice.given, choice.at) for choice in choices] == [
        (MEMORY, False, None),
        (MARKETING, True, NOON),
    ]
    _, section = await office.books.read(lambda page: page.holdings.sections("ada"))
    (line,) = section.records
    assert section.name == "consents"
    assert (line["version"], line["language"], line["channel"]) == ("1", "ko", "page")
    assert "광고성 소식과 혜택" in str(line["text"])


async def test_every_word_stays_in_the_ledger_and_the_last_one_counts(office: Bureau, clock: TurnedClock) -> None:
    for given in (True, True, False, True, False):
        clock.turn(minutes=1)
        choices = await say(office, MEMORY, given=given)
    assert not remembers(choices)
    sections = await office.books.read(lambda page: page.holdings.sections("ada"))
    lines = next(each.records for each in sections if each.name == "consents")
    assert [line["given"] for line in lines] == [True, False, True, False]


async def test_new_text_asks_anew(office: Bureau, database: Database, clock: TurnedClock) -> None:
    await say(office, MEMORY, given=True)
    later = Bureau(database, clock, (replace(PURPOSES[0], version="2"),))
    assert not remembers(await later.choices_of("ada"))
    with pytest.raises(OutdatedText):
        await say(later, MEMORY, given=True, version="1")
    assert remembers(await say(later, MEMORY, given=True, version="2"))


async def test_no_is_taken_whatever_text_was_shown(office: Bureau) -> None:
    await say(office, MEMORY, given=True)
    assert not remembers(await say(office, MEMORY, given=False, version="0"))


async def test_purpose_the_store_does_not_have_is_refused(office: Bureau) -> None:
    with pytest.raises(UnknownPurpose):
        await say(office, "telepathy", given=True)


async def test_taste_is_kept_for_those_who_agree_and_forgotten_with_their_no(office: Bureau) -> None:
    await office.remember("ada", TASTE)
    assert await office.remembered("ada") is None
    await say(office, MEMORY, given=True)
    assert await office.remembered("ada") is None
    await office.remember("ada", TASTE)
    assert await office.remembered("ada") == TASTE
    assert await office.remembered("bob") is None
    await say(office, MEMORY, given=False)
    await say(office, MEMORY, given=True)
    assert await office.remembered("ada") is None
