"""The calendar by which a store says on which day goods arrive, as written in `[delivery]` of store.toml."""

from collections.abc import Iterator
from datetime import date, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from vstore.commerce.delivery_calendar import DeliveryCalendar
from vstore.storefolder.table import Table

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Complaint = tuple[str, str, str]
"""A place in store.toml, what is wrong there, and the remedy."""


class Calendar(Table, frozen=True):
    """What is ordered `before` an hour ("15:00") in `time_zone` goes out on the same day; on weekdays that are `closed`
    ("sun") and on `holidays` nothing goes out or arrives."""

    time_zone: str = "UTC"
    before: time = time(12)
    closed: tuple[str, ...] = ("sun",)
    holidays: tuple[date, ...] = ()

    def read(self) -> DeliveryCalendar:
        """The calendar; of one with complaints, what can be understood."""
        closed = frozenset(WEEKDAYS.index(day) for day in self.closed if day in WEEKDAYS)
        zone = self._zone() or ZoneInfo("UTC")
        return DeliveryCalendar(zone, self.before, closed if len(closed) < 7 else frozenset(), frozenset(self.holidays))

    def complaints(self) -> Iterator[Complaint]:
        if self._zone() is None:
            remedy = "Write a name of the time zone database, such as Asia/Seoul."
            yield "delivery.calendar.time_zone", f"“{self.time_zone}” is no time zone.", remedy
        for day in self.closed:
            if day not in WEEKDAYS:
                yield "delivery.calendar.closed", f"“{day}” is no weekday.", f"Use {', '.join(WEEKDAYS)}."
        if set(WEEKDAYS) <= set(self.closed):
            yield "delivery.calendar.closed", "leaves no day on which goods come.", "Take out a weekday."

    def _zone(self) -> ZoneInfo | None:
        try:
            return ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None
