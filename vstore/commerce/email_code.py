"""Codes by mail: a few digits that show that a visitor reads what is sent to an address."""

import hashlib
from datetime import datetime, timedelta
from hmac import compare_digest

import msgspec

DIGITS = 6
LIFE = timedelta(minutes=10)
MOST_ATTEMPTS = 5

WINDOW = timedelta(hours=1)
MOST_PER_VISITOR = MOST_PER_EMAIL = 5
"""Codes asked for within the window. With them and the attempts, guessing finds one of a million codes of an address
with a chance of 1 in 40,000 an hour, however many visitors try."""

EMAIL_CODE = "visitor.email_code"
"""The kind of the outbox's events that bring a code; their body is a CodeLetter."""


class EmailCode(msgspec.Struct, frozen=True, kw_only=True):
    """A code that a visitor was sent to an address; of the code itself only a digest is kept. `used`: it was right."""

    id: str
    visitor: str
    email: str
    digest: str
    asked_at: datetime
    attempts: int = 0
    used: bool = False

    def __repr__(self) -> str:
        return f"EmailCode({self.id})"

    def is_open(self, now: datetime) -> bool:
        """Whether it may still be tried. One that was right stays so: its answer may not have arrived."""
        return now < self.asked_at + LIFE and (self.used or self.attempts < MOST_ATTEMPTS)

    def fits(self, code: str) -> bool:
        return compare_digest(self.digest, digest_of(self.id, code))


class CodeLetter(msgspec.Struct, frozen=True):
    """What the mail must say; not sent any more from `until` on."""

    email: str
    code: str
    language: str
    until: datetime

    def __repr__(self) -> str:
        return "CodeLetter(...)"


def digest_of(identity: str, code: str) -> str:
    """SHA-256 with the id as its salt. Six digits are soon found by trying: what protects them is their short life."""
    return hashlib.sha256(f"{identity}.{code}".encode()).hexdigest()


def normal_email(text: str) -> str:
    """An address as it is compared: no provider of mail tells small letters from capitals."""
    return text.strip().lower()
