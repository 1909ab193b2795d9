"""Whoever waits is asked about in time, and never hammered."""

from datetime import timedelta
from itertools import pairwise

from msgspec.structs import replace

from tests.contracts.test_books import order
from tests.support.joyful_shop import NOON
from vstore.commerce.inquiries import Inquiries
from vstore.commerce.order import State

PATIENCE = timedelta(minutes=1)
WAITING = replace(order("VS-1", state=State.NEEDS_ACTION), held_until=NOON + timedelta(days=7))


def test_order_of_a_week_is_asked_about_often_at_first_and_rarely_later_and_when_it_runs_out() -> None:
    inquiries, asked = Inquiries(PATIENCE), []
    for seconds in range(0, 7 * 24 * 3600 + 1, 5):
        if inquiries.due([WAITING], NOON + timedelta(seconds=seconds)):
            asked.append(seconds)
    assert asked[:3] == [60, 120, 180]
    assert asked[-1] == 7 * 24 * 3600
    assert len(asked) < 100
    assert all(later - earlier <= max(60, later / 9) for earlier, later in pairwise(asked))


def test_answer_that_is_owed_is_asked_for_every_time() -> None:
    inquiries, doubtful = Inquiries(PATIENCE), replace(WAITING, state=State.IN_DOUBT)
    for seconds in (60, 65, 70):
        assert inquiries.due([doubtful], NOON + timedelta(seconds=seconds)) == (doubtful,)


def test_order_that_was_settled_and_waits_anew_begins_anew() -> None:
    inquiries, later = Inquiries(PATIENCE), NOON + timedelta(hours=1)
    assert inquiries.due([WAITING], later) == (WAITING,)
    assert inquiries.due([], later) == ()
    assert inquiries.due([WAITING], later) == (WAITING,)
