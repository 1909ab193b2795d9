from avatars.attention import Waiting, next_of
from scenes.places import Pose

ME = Pose(0.0, 0.0)
NEAR = Pose(0.0, 2.0, 90.0)
FAR = Pose(0.0, 9.0, 90.0)


def test_the_nearest_of_those_who_spoke_at_once_is_answered_first() -> None:
    waiting = (Waiting(1, "far", 0.0), Waiting(2, "near", 0.0))
    assert next_of(waiting, ME, {1: FAR, 2: NEAR}, 0.0) is waiting[1]


def test_one_who_calls_by_name_or_looks_at_the_agent_comes_before_a_nearer_one() -> None:
    for called, heading in ((True, 90.0), (False, 0.0)):
        waiting = (Waiting(1, "mina!", 0.0, called), Waiting(2, "near", 0.0))
        assert next_of(waiting, ME, {1: Pose(0.0, 5.0, heading), 2: NEAR}, 0.0) is waiting[0]


def test_nobody_waits_for_ever() -> None:
    far = Waiting(1, "far", 0.0)
    poses = {1: FAR, 2: Pose(0.0, 1.0, 0.0)}
    chosen = (next_of((far, Waiting(2, "near again", now, True)), ME, poses, now) for now in map(float, range(60)))
    assert far in chosen


def test_what_one_says_while_waiting_is_kept_together() -> None:
    waiting = Waiting(1, "a jacket", 0.0)
    waiting.add("in black, mina", called_by_name=True)
    assert waiting == Waiting(1, "a jacket\nin black, mina", 0.0, called_by_name=True)


def test_one_who_is_not_there_is_not_answered() -> None:
    assert next_of((Waiting(1, "hello", 0.0),), ME, {}, 0.0) is None
