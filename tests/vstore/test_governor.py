from hypothesis import given
from hypothesis import strategies as st

from vstore.governor import HIGHEST, Change, Governor, Rules

RULES = Rules(watch=4, patience=3, longest_patience=10)
HEAVY, MIDDLING, LIGHT = (0.9, 0.0), (0.6, 0.0), (0.1, 0.0)
LATE, HARDLY_LATE = (0.1, 0.6), (0.1, 0.5)


def feed(governor: Governor, *beats: tuple[float, float], times: int = 1) -> list[Change]:
    changes = [governor.feel(load, lateness) for load, lateness in beats * times]
    return [change for change in changes if change]


def strained(governor: Governor, watches: int) -> list[int]:
    return [change.level for change in feed(governor, HEAVY, times=4 * watches)]


def calm(governor: Governor, watches: int) -> list[int]:
    return [change.level for change in feed(governor, LIGHT, times=4 * watches)]


def test_level_rises_by_one_for_every_strained_watch_up_to_the_highest() -> None:
    governor = Governor(RULES)
    assert feed(governor, HEAVY, times=3) == []
    assert feed(governor, HEAVY) == [Change(1, "beats take 90% of their time")]
    assert strained(governor, 5) == [2, 3]
    assert governor.level == HIGHEST


def test_late_beats_strain_though_they_are_short() -> None:
    governor = Governor(RULES)
    assert feed(governor, LATE, HARDLY_LATE, LATE, LIGHT) == [Change(1, "2 of 4 beats came late")]


def test_one_bad_beat_is_no_overload() -> None:
    governor = Governor(RULES)
    assert feed(governor, (2.7, 0.0), LATE, LIGHT, LIGHT) == []
    assert governor.level == 0


def test_level_sinks_by_one_after_enough_calm_watches_in_a_row() -> None:
    governor = Governor(RULES)
    strained(governor, 2)
    assert calm(governor, 2) == []
    assert feed(governor, MIDDLING, times=4) == []
    assert feed(governor, LIGHT, times=11) == []
    assert feed(governor, LIGHT) == [Change(1, "calm for 12 beats")]
    assert calm(governor, 2) == []
    assert calm(governor, 1) == [0]
    assert calm(governor, 20) == []


def test_level_neither_rises_nor_sinks_between_the_two_thresholds() -> None:
    governor = Governor(RULES)
    strained(governor, 1)
    assert feed(governor, MIDDLING, times=400) == []
    assert feed(governor, LATE, LIGHT, LIGHT, LIGHT, times=100) == []
    assert governor.level == 1


def test_step_down_that_came_too_early_doubles_the_patience_up_to_the_longest() -> None:
    governor = Governor(RULES)
    strained(governor, 1)
    for patience in (3, 6, 10, 10):
        assert calm(governor, patience - 1) == []
        assert calm(governor, 1) == [0]
        assert strained(governor, 1) == [1]


def test_patience_is_as_it_was_after_a_long_quiet() -> None:
    governor = Governor(RULES)
    strained(governor, 1)
    assert calm(governor, 3) == [0]
    assert strained(governor, 1) == [1]
    assert calm(governor, 6 + 6) == [0]
    assert strained(governor, 1) == [1]
    assert calm(governor, 3) == [0]


@given(st.lists(st.tuples(st.floats(0, 3), st.floats(0, 3))))
def test_changes_are_single_steps_and_never_two_in_one_watch(
    beats: list[tuple[float, float]],
) -> None:
    governor = Governor(RULES)
    level, changed_at = 0, -RULES.watch
    for number, (load, lateness) in enumerate(beats):
        if change := governor.feel(load, lateness):
            assert abs(change.level - level) == 1
            assert 0 <= change.level <= HIGHEST
            assert number - changed_at >= RULES.watch
            level, changed_at = change.level, number
        assert governor.level == level
