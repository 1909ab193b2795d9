from avatars.attention import Attention
from scenes.places import Pose

ME = Pose(0.0, 0.0)
NEAR = Pose(0.0, 2.0, 90.0)
FAR = Pose(0.0, 9.0, 90.0)


def test_the_nearest_of_those_who_spoke_at_once_is_answered_first() -> None:
    attention = Attention()
    attention.notice(1, "far", 0.0, called_by_name=False)
    attention.notice(2, "near", 0.0, called_by_name=False)
    chosen = attention.next(ME, {1: FAR, 2: NEAR}, 0.0)
    assert chosen is not None
    assert chosen.visitor == 2


def test_one_who_calls_by_name_or_looks_at_the_agent_comes_before_a_nearer_one() -> None:
    for called, heading in ((True, 90.0), (False, 0.0)):
        attention = Attention()
        attention.notice(1, "mina!", 0.0, called_by_name=called)
        attention.notice(2, "near", 0.0, called_by_name=False)
        chosen = attention.next(ME, {1: Pose(0.0, 5.0, heading), 2: NEAR}, 0.0)
        assert chosen is not None
        assert chosen.visitor == 1


def test_nobody_waits_for_ever() -> None:
    attention = Attention()
    attention.notice(1, "far", 0.0, called_by_name=False)
    for now in range(60):
        attention.notice(2, "near again", float(now), called_by_name=True)
        chosen = attention.next(ME, {1: FAR, 2: Pose(0.0, 1.0, 0.0)}, float(now))
        assert chosen is not None
        if chosen.visitor == 1:
            return
    raise AssertionError("the far one was never answered")


def test_what_one_says_while_waiting_is_kept_together() -> None:
    attention = Attention()
    attention.notice(1, "a jacket", 0.0, called_by_name=False)
    attention.notice(1, "in black", 1.0, called_by_name=False)
    chosen = attention.next(ME, {1: NEAR}, 2.0)
    assert chosen is not None
    assert chosen.text == "a jacket\nin black"
    assert not attention


def test_one_who_is_not_there_is_not_answered() -> None:
    attention = Attention()
    attention.notice(1, "hello", 0.0, called_by_name=False)
    assert attention.next(ME, {}, 0.0) is None
    attention.forget(1)
    assert attention.next(ME, {1: NEAR}, 0.0) is None
