"""Retention: how long records of each class are kept, and the law that says so. The one table of it.

Korean law, since it asks for the longest: the Act on Consumer Protection in Electronic Commerce, art. 6, with its
Enforcement Decree, art. 6 (contracts, payments, complaints); the Standard of Measures to Secure Personal Information,
art. 8 (who has looked at personal data). What no law fixes has a period that the store chooses.

Two periods of the law concern records that tell of no visitor, or that we do not make: labels and advertising
(6 months), and connections by network address (Protection of Communications Secrets Act, 3 months).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec


class RecordClass(StrEnum):
    """What a record is kept for. CONTRACTS: orders with their withdrawals, payment and supply."""

    CONTRACTS = "contracts"
    DISPUTES = "disputes"
    ACCESSES = "accesses"
    CHATS = "chats"
    MEMORIES = "memories"
    CALLS = "calls"
    AVATARS = "avatars"


class Period(msgspec.Struct, frozen=True):
    """So many days, never fewer than `least`, on the legal `basis`."""

    days: int
    least: int
    basis: str


YEAR = 365
E_COMMERCE = "Act on Consumer Protection in Electronic Commerce, art. 6; Enforcement Decree, art. 6(1)"

PERIODS: Mapping[RecordClass, Period] = {
    RecordClass.CONTRACTS: Period(
        5 * YEAR + 2, 5 * YEAR + 2, f"{E_COMMERCE} nos. 2 and 3: contracts, withdrawals, payment and supply, 5 years"
    ),
    RecordClass.DISPUTES: Period(3 * YEAR + 1, 3 * YEAR + 1, f"{E_COMMERCE} no. 4: complaints and disputes, 3 years"),
    RecordClass.ACCESSES: Period(
        2 * YEAR + 1,
        YEAR + 1,
        "Standard of Measures to Secure Personal Information, art. 8: 1 year, 2 for large stores",
    ),
    RecordClass.CHATS: Period(90, 0, "the store's own choice: to answer questions about what was said"),
    RecordClass.MEMORIES: Period(YEAR, 0, "the visitor's consent, until it is withdrawn or they stay away"),
    RecordClass.CALLS: Period(90, 0, "the store's own choice: to follow up what visitors asked a person for"),
    RecordClass.AVATARS: Period(90, 0, "the visitor's own wish to be seen so, until they stay away"),
}
"""The days of leap years are counted in, so that a period in days is never shorter than the law's in years."""


class TooShort(ValueError):
    """A store wants to keep records for a shorter time than the law allows; says which and how long it is."""


class Retention(msgspec.Struct, frozen=True):
    """A store's periods: those of PERIODS, but for what it chose itself. Raises TooShort."""

    chosen: Mapping[RecordClass, int] = {}

    def __post_init__(self) -> None:
        for record, days in self.chosen.items():
            if days < PERIODS[record].least:
                raise TooShort(
                    f"{record} must be kept for at least {PERIODS[record].least} days ({PERIODS[record].basis})"
                )

    def days(self, record: RecordClass) -> int:
        return self.chosen.get(record, PERIODS[record].days)

    def until(self, record: RecordClass, since: datetime) -> datetime:
        """When a record of something that happened at `since` is to go."""
        return since + timedelta(days=self.days(record))

    def over(self, record: RecordClass, now: datetime) -> datetime:
        """Records of this class from before that time are to go now."""
        return now - timedelta(days=self.days(record))
