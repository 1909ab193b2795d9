"""A model that is slower than speech is left alone for a while."""

from vstore.inference.pace import Pace


def test_a_quick_model_is_asked_again_at_once() -> None:
    pace = Pace(slowest=0.15, pause=10)
    pace.note(pieces=20, seconds=1.5, now=100)
    assert not pace.is_too_slow(100)


def test_a_slow_model_is_asked_again_after_a_pause() -> None:
    pace = Pace(slowest=0.15, pause=10)
    pace.note(pieces=3, seconds=2.5, now=100)
    assert pace.is_too_slow(109)
    assert not pace.is_too_slow(110)


def test_an_answer_given_up_before_its_first_piece_counts() -> None:
    pace = Pace(slowest=0.15, pause=10)
    pace.note(pieces=0, seconds=2.5, now=0)
    assert pace.is_too_slow(1)
