"""Days of arrival: the one a customer would count on a calendar, and laws for any calendar."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstore.commerce.delivery_calendar import SUNDAY, DeliveryCalendar

SEOUL = timezone(timedelta(hours=9))
CALENDAR = DeliveryCalendar(SEOUL, time(15), frozenset({SUNDAY}), frozenset({date(2026, 12, 25)}))


@pytest.mark.parametrize(
    ("ordered", "days", "arrives"),
    [
        # Tuesday morning in Seoul: out today, with them tomorrow or the day after.
        (datetime(2026, 11, 24, 0, 0, tzinfo=UTC), (1, 2), (date(2026, 11, 25), date(2026, 11, 26))),
        # Three in the afternoon is too late for today.
        (datetime(2026, 11, 24, 6, 0, tzinfo=UTC), (1, 2), (date(2026, 11, 26), date(2026, 11, 27))),
        # It is Sunday in Seoul already: out on Monday.
        (datetime(2026, 11, 21, 16, 0, tzinfo=UTC), (1, 1), (date(2026, 11, 24), date(2026, 11, 24))),
        # Over Christmas and the Sunday after it.
        (datetime(2026, 12, 24, 0, 0, tzinfo=UTC), (1, 2), (date(2026, 12, 26), date(2026, 12, 28))),
        # On the same day.
        (datetime(2026, 11, 24, 0, 0, tzinfo=UTC), (0, 0), (date(2026, 11, 24), date(2026, 11, 24))),
    ],
)
def test_days_are_those_one_would_count(ordered: datetime, days: tuple[int, int], arrives: tuple[date, date]) -> None:
    assert CALENDAR.arrival(days, ordered) == arrives


MOMENTS = st.integers(0, 4 * 366 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
CALENDARS = st.builds(
    DeliveryCalendar,
    zone=st.integers(-11, 12).map(lambda hours: timezone(timedelta(hours=hours))),
    before=st.times(),
    closed=st.frozensets(st.integers(0, 6), max_size=6),
    holidays=st.frozensets(st.dates(date(2026, 1, 1), date(2030, 1, 1)), max_size=5),
)


@given(CALENDARS, MOMENTS, st.integers(0, 20), st.integers(0, 20), st.timedeltas(timedelta(0), timedelta(days=20)))
def test_nothing_comes_on_a_closed_day_nor_sooner_for_who_orders_later(
    calendar: DeliveryCalendar, now: datetime, fewest: int, more: int, later: timedelta
) -> None:
    first, last = calendar.arrival((fewest, fewest + more), now)
    assert now.astimezone(calendar.zone).date() + timedelta(days=fewest) <= first <= last
    for day in (first, last):
        assert day.weekday() not in calendar.closed and day not in calendar.holidays
    assert calendar.arrival((fewest, fewest + more), now + later) >= (first, last)
