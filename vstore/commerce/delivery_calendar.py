"""On which days goods arrive: the days that a method takes, counted on those on which anything is carried."""

from datetime import date, datetime, time, timedelta, tzinfo
from itertools import count

import msgspec

SUNDAY = 6


class DeliveryCalendar(msgspec.Struct, frozen=True):
    """The store's calendar. What is ordered `before` a time in its `zone` goes out on the same day.

    Nothing goes out or arrives on the weekdays in `closed` (0 is Monday) and on `holidays`; `closed` are not all seven.
    """

    zone: tzinfo
    before: time = time(12)
    closed: frozenset[int] = frozenset({SUNDAY})
    holidays: frozenset[date] = frozenset()

    def arrival(self, days: tuple[int, int], now: datetime) -> tuple[date, date]:
        """The first and the last day on which what is ordered `now` may arrive, where it takes so many days."""
        here = now.astimezone(self.zone)
        out = self._working(here.date() if here.time() < self.before else here.date() + timedelta(days=1))
        fewest, most = days
        return self._after(out, fewest), self._after(out, most)

    def _after(self, out: date, days: int) -> date:
        day = out
        for _ in range(days):
            day = self._working(day + timedelta(days=1))
        return day

    def _working(self, day: date) -> date:
        """The day, or the next on which anything is carried."""
        later = (day + timedelta(days=number) for number in count())
        return next(each for each in later if each.weekday() not in self.closed and each not in self.holidays)
