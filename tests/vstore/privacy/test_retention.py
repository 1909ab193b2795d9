"""Periods: never shorter than law says, whatever a store chooses."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstore.privacy.retention import PERIODS, RecordClass, Retention, TooShort

YEARS = {RecordClass.CONTRACTS: 5, RecordClass.DISPUTES: 3, RecordClass.ACCESSES: 1}


@given(
    st.sampled_from(sorted(YEARS)),
    st.dates(date(2000, 3, 1), date(2090, 1, 1)).filter(lambda day: day.day < 29),
)
def test_period_in_days_is_never_shorter_than_that_of_the_law_in_years(record: RecordClass, day: date) -> None:
    at = datetime.combine(day, time(12), UTC)
    years = YEARS[record]
    least = Retention({record: PERIODS[record].least})
    assert least.until(record, at) >= at.replace(year=at.year + years)


@pytest.mark.parametrize("record", list(RecordClass))
def test_store_may_choose_longer_and_never_shorter_than_law_says(record: RecordClass) -> None:
    least = PERIODS[record].least
    assert Retention({record: least}).days(record) == least
    assert Retention({record: least + 1000}).days(record) == least + 1000
    with pytest.raises(TooShort, match=f"{record} must be kept for at least {least} days"):
        Retention({record: least - 1})


def test_defaults_keep_to_the_law() -> None:
    assert all(period.days >= period.least for period in PERIODS.values())
    assert Retention().days(RecordClass.CHATS) == 90
