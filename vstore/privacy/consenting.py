"""Use cases: a visitor's yes or no, and what agents remember of those who said yes to that."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from avatars.remembered import Remembered
from vstore.privacy.consent import MEMORY, Agreed, Channel, Choice, Purpose, UnknownPurpose, choices, entry
from vstore.privacy.ports import PrivacyBooks, PrivacyPage


class Wish(msgspec.Struct, frozen=True):
    """A yes or no to what was shown of a purpose: which `version` of its text, in which language."""

    visitor: str
    purpose: str
    given: bool
    version: str
    language: str
    channel: Channel


async def choices_of(visitor: str, *, purposes: Sequence[Purpose], books: PrivacyBooks) -> tuple[Choice, ...]:
    """Every purpose, and whether the visitor has agreed to it."""
    return await books.read(lambda page: choices(purposes, page.consents.latest(visitor)))


async def choose(wish: Wish, *, purposes: Sequence[Purpose], books: PrivacyBooks, now: datetime) -> tuple[Choice, ...]:
    """Enters the choice; saying the same again adds nothing. Whoever takes MEMORY back is forgotten in the same breath.

    Raises UnknownPurpose, OutdatedText.
    """
    purpose = _known(wish.purpose, purposes)
    consent = entry(
        wish.visitor,
        purpose,
        given=wish.given,
        version=wish.version,
        language=wish.language,
        channel=wish.channel,
        now=now,
    )

    def enter(page: PrivacyPage) -> tuple[Choice, ...]:
        said = page.consents.latest(wish.visitor).get(purpose.id)
        if said is None or (said.given, said.version) != (consent.given, consent.version):
            page.consents.add(consent)
        if purpose.id == MEMORY and not wish.given:
            page.memories.forget(wish.visitor)
        return choices(purposes, page.consents.latest(wish.visitor))

    return await books.write(enter)


async def agreed(purpose_id: str, *, purposes: Sequence[Purpose], books: PrivacyBooks) -> tuple[Agreed, ...]:
    """Who agrees to a purpose as it is now, longest first. Raises UnknownPurpose."""
    purpose = _known(purpose_id, purposes)

    def look(page: PrivacyPage) -> tuple[Agreed, ...]:
        agreeing = page.consents.agreeing(purpose.id, purpose.version)
        return tuple(Agreed(each.visitor, page.holdings.emails_of(each.visitor), each.at) for each in agreeing)

    return await books.read(look)


async def remembered(visitor: str, *, purposes: Sequence[Purpose], books: PrivacyBooks) -> Remembered | None:
    """What agents remember of a visitor who has agreed to that; None of one who has not."""
    return await books.read(lambda page: page.memories.of(visitor) if _agrees(page, visitor, purposes) else None)


async def remember(
    visitor: str, what: Remembered, *, purposes: Sequence[Purpose], books: PrivacyBooks, now: datetime
) -> None:
    """Keeps it for the next visit, if the visitor agrees to that at this moment."""

    def keep(page: PrivacyPage) -> None:
        if _agrees(page, visitor, purposes):
            page.memories.keep(visitor, what, now)

    await books.write(keep)


def _known(purpose_id: str, purposes: Sequence[Purpose]) -> Purpose:
    purpose = next((each for each in purposes if each.id == purpose_id), None)
    if purpose is None:
        raise UnknownPurpose(purpose_id)
    return purpose


def _agrees(page: PrivacyPage, visitor: str, purposes: Sequence[Purpose]) -> bool:
    said = choices(purposes, page.consents.latest(visitor))
    return any(choice.given for choice in said if choice.purpose.id == MEMORY)
