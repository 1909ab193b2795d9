"""What every variant has cost, and since when: what an announced reduction must be measured by."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from scenes.money import Money

REACH = timedelta(days=30)
"""The prior price of a reduction is the lowest of this time before it (Directive 98/6/EC, article 6a(2))."""


class PricePoint(msgspec.Struct, frozen=True):
    """From `since` on a variant was sold at `price`."""

    sku: str
    since: datetime
    price: Money


class PriceHistory:
    """Feed it with points in the order of time, those of each variant at least; it forgets none."""

    def __init__(self, points: Iterable[PricePoint] = ()) -> None:
        self._of: dict[str, list[PricePoint]] = {}
        for point in points:
            self.note(point)

    def note(self, point: PricePoint) -> bool:
        """Takes a point in; False where it says nothing new."""
        known = self._of.setdefault(point.sku, [])
        if known and known[-1].price == point.price:
            return False
        known.append(point)
        return True

    def of(self, sku: str) -> tuple[PricePoint, ...]:
        """All that is known of a variant, oldest first."""
        return tuple(self._of.get(sku, ()))

    def lowest_before(self, sku: str, at: datetime) -> Money | None:
        """The lowest price of the 30 days before `at`; None where the variant was not sold then."""
        known = self._of.get(sku, [])
        end = bisect_left(known, at, key=_since)
        # The price that held when those days began is one of them.
        start = max(0, bisect_right(known, at - REACH, key=_since) - 1)
        return min((point.price for point in known[start:end]), default=None)


def _since(point: PricePoint) -> datetime:
    return point.since
