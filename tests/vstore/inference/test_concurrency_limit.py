"""A model that cannot word as many answers as are wanted words as many as it can."""

from vstore.inference.concurrency_limit import ConcurrencyLimit


def admitted(limit: ConcurrencyLimit, now: float) -> int:
    """How many may be under way at once."""
    return next(number for number in range(100) if not limit.admits(number, now))


def test_lateness_halves_how_many_there_may_be_and_a_round_in_time_adds_one() -> None:
    limit = ConcurrencyLimit(most=16, pause=10.0)
    assert admitted(limit, 0.0) == 16
    limit.late(began=1.0, now=2.0)
    assert admitted(limit, 2.0) == 8
    for _ in range(9):
        limit.in_time()
    assert admitted(limit, 2.0) == 9


def test_it_never_admits_more_than_the_most() -> None:
    limit = ConcurrencyLimit(most=2, pause=10.0)
    for _ in range(9):
        limit.in_time()
    assert admitted(limit, 0.0) == 2


def test_those_who_were_late_together_count_once() -> None:
    limit = ConcurrencyLimit(most=16, pause=10.0)
    for began in (1.0, 1.1, 1.2):
        limit.late(began, now=2.0)
    assert admitted(limit, 2.0) == 8
    limit.late(began=2.1, now=3.0)
    assert admitted(limit, 3.0) == 4


def test_where_not_even_one_is_in_time_the_model_is_left_alone_for_a_while() -> None:
    limit = ConcurrencyLimit(most=1, pause=10.0)
    limit.late(began=1.0, now=2.0)
    assert admitted(limit, 11.9) == 0
    assert admitted(limit, 12.0) == 1
