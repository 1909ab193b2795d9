"""What a brand writes in `store.toml` about things that come back, and money that is given back."""

import re
from collections.abc import Iterator

import msgspec

from scenes.money import Money
from vstore.catalogues.amounts import Unclear, price
from vstore.commerce.withdrawal import LEGAL_DAYS, ReturnTerms
from vstore.storefolder.table import Table

MOST_DAYS = 3_650


class Returns(Table, frozen=True):
    """`withdrawal` gives a country ("KR") more days after delivery than its law does; until `days` after delivery the
    store takes things back by its own grace. What a clerk may give back of an order by grace ends at `clerk_refunds`
    ("30000"); more takes an owner.
    """

    days: int = 0
    withdrawal: dict[str, int] = msgspec.field(default_factory=dict)
    clerk_refunds: str | None = None

    def terms_in(self, currency: str) -> ReturnTerms:
        limit: Money | None = None if self.clerk_refunds is None else price(self.clerk_refunds, currency)
        return ReturnTerms(self.withdrawal, self.days, limit)


def returns_complaints(returns: Returns, currency: str) -> Iterator[tuple[str, str, str]]:
    """What is wrong with this table: (place, what is wrong, what to do)."""
    if not 0 <= returns.days <= MOST_DAYS:
        yield "returns.days", f"{returns.days} is out of range.", f"Write a number of days from 0 to {MOST_DAYS}."
    for country, days in returns.withdrawal.items():
        place, least = f"returns.withdrawal.{country}", LEGAL_DAYS.get(country, 1)
        if not re.fullmatch("[A-Z]{2}", country):
            yield place, f"“{country}” is no country.", "Write its two letters (ISO 3166-1), such as KR or DE."
        elif not least <= days <= MOST_DAYS:
            remedy = f"Write a number of days from {least}, which its law gives, to {MOST_DAYS}."
            yield (
                place,
                f"{days} is out of range.",
                remedy if country in LEGAL_DAYS else f"Write 1 to {MOST_DAYS} days.",
            )
    try:
        price(returns.clerk_refunds or "0", currency)
    except Unclear as reason:
        yield "returns.clerk_refunds", str(reason), 'Write an amount such as "30000".'
