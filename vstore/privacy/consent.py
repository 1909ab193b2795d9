"""Consent: a visitor's yes or no to one purpose, with the very text that they were shown."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from scenes.products import Text, text_in

MEMORY = "memory"
"""The purpose without which agents remember nothing from visit to visit."""

MARKETING = "marketing"


class Channel(StrEnum):
    """How a choice reached the store: by a client in a room, or by HTTP."""

    PAGE = "page"
    API = "api"


class Purpose(msgspec.Struct, frozen=True):
    """Something that a store does with personal data only for those who have said yes to it.

    A yes holds for the `version` of the text that was shown; a new version asks anew.
    """

    id: str
    version: str
    title: Text
    text: Text


class Consent(msgspec.Struct, frozen=True):
    """One line of the ledger; lines are added, never changed."""

    visitor: str
    purpose: str
    given: bool
    version: str
    language: str
    text: str
    channel: Channel
    at: datetime


class Agreed(msgspec.Struct, frozen=True):
    """Somebody who agrees to a purpose since `at`, and the e-mail addresses that they have shown to read."""

    visitor: str
    emails: tuple[str, ...]
    at: datetime


class Choice(msgspec.Struct, frozen=True):
    """A purpose, and what a visitor has said to it; `at` is None where they were never asked."""

    purpose: Purpose
    given: bool = False
    at: datetime | None = None


class ConsentRefused(Exception):
    """A choice that cannot be entered; nothing has changed."""


class UnknownPurpose(ConsentRefused):
    """The store has no such purpose."""

    def __init__(self, purpose: str) -> None:
        super().__init__(f"The store asks for no consent to “{purpose}”.")


class OutdatedText(ConsentRefused):
    """What was shown is not the text of now."""

    def __init__(self, purpose: str) -> None:
        super().__init__(f"The text for “{purpose}” has changed. Show the new one and ask again.")


def choices(purposes: Iterable[Purpose], latest: Mapping[str, Consent]) -> tuple[Choice, ...]:
    """What a visitor's latest lines mean today: nothing is on that was not said yes to as it is now."""
    return tuple(_choice(purpose, latest.get(purpose.id)) for purpose in purposes)


def _choice(purpose: Purpose, said: Consent | None) -> Choice:
    if said is None:
        return Choice(purpose)
    return Choice(purpose, said.given and said.version == purpose.version, said.at)


def entry(
    visitor: str, purpose: Purpose, *, given: bool, version: str, language: str, channel: Channel, now: datetime
) -> Consent:
    """The ledger's line for a choice about what was shown. Raises OutdatedText: a no is always taken."""
    if given and version != purpose.version:
        raise OutdatedText(purpose.id)
    return Consent(visitor, purpose.id, given, version, language, text_in(purpose.text, language), channel, now)
