import gc
from collections.abc import Iterator
from itertools import count
from weakref import ref

import pytest

from vstore.sweeping import DUE, LONGEST_WAIT, YOUNG, Sweeper


class Knot:
    """Something that reference counting alone never frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def sweeper() -> Iterator[Sweeper]:
    """Whatever it collects takes a second."""
    sweeper = Sweeper(count().__next__)
    with sweeper.in_charge():
        yield sweeper


def knots(how_many: int) -> "list[ref[Knot]]":
    return [ref(Knot()) for _ in range(how_many)]


def alive(knots: "list[ref[Knot]]") -> bool:
    return any(knot() for knot in knots)


def test_nothing_is_collected_within_a_beat(sweeper: Sweeper) -> None:
    made = knots(50_000)
    assert all(knot() for knot in made)
    sweeper.sweep(slack=10.0)
    assert not alive(made)


def test_collection_waits_for_slack_but_not_for_ever(sweeper: Sweeper) -> None:
    knots(DUE[YOUNG])
    sweeper.sweep(slack=10.0)
    made = knots(DUE[YOUNG])
    sweeper.sweep(slack=1.4)
    assert alive(made)
    sweeper.sweep(slack=1.5)
    assert not alive(made)
    made = knots(DUE[YOUNG])
    for _ in range(LONGEST_WAIT):
        sweeper.sweep(slack=0.0)
    assert alive(made)
    sweeper.sweep(slack=0.0)
    assert not alive(made)
    assert (sum(sweeper.taken.counts), sweeper.taken.total) == (3, 3.0)


def test_little_garbage_is_left_alone(sweeper: Sweeper) -> None:
    sweeper.sweep(slack=10.0)
    made = knots(100)
    sweeper.sweep(slack=10.0)
    assert alive(made)


def test_memory_stays_bounded_though_everything_grows_old_before_it_dies(sweeper: Sweeper) -> None:
    living: list[Knot] = []
    most = 0
    for beat in range(400):
        living = [*living[-5_000:], *(Knot() for _ in range(DUE[YOUNG]))]
        sweeper.sweep(slack=10.0)
        if beat % 20 == 0:
            most = max(most, sum(isinstance(each, Knot) for each in gc.get_objects()))
    assert 50_000 < most < 250_000


def test_automatic_collection_is_back_afterwards() -> None:
    with Sweeper(count().__next__).in_charge():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
