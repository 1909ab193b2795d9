from avatars.arrivals import GREETING_SECONDS, MOST_ARRIVALS, Arrivals
from scenes.places import Pose
from tests.support.shopfloor import Shopfloor


def test_who_is_near_is_greeted_once_and_who_stays_away_until_they_come_or_are_new_no_more() -> None:
    floor = Shopfloor()
    far, near = floor.enter(Pose(-5.5, -4.5)), floor.enter(Pose(1.0, 3.5))
    for comes in (True, False):
        arrivals = Arrivals()
        arrivals.note(far, 0.0, known=False)
        arrivals.note(near, 0.0, known=True)
        assert arrivals.next(floor.view(), 1.0) == (near, True)
        assert arrivals.next(floor.view(), 1.0) is None
        floor.walk(Pose(-1.0, 3.5), far)
        assert arrivals.next(floor.view(), 1.0 if comes else GREETING_SECONDS) == ((far, False) if comes else None)
        floor.walk(Pose(-5.5, -4.5), far)


def test_the_oldest_of_too_many_and_who_has_spoken_are_not_greeted() -> None:
    floor = Shopfloor()
    crowd = [floor.enter(Pose(1.0, 3.5)) for _ in range(MOST_ARRIVALS + 1)]
    arrivals = Arrivals()
    for visitor in crowd:
        arrivals.note(visitor, 0.0, known=False)
    arrivals.forget(crowd[1])
    greeted = [arrivals.next(floor.view(), 1.0) for _ in crowd]
    assert greeted == [(visitor, False) for visitor in crowd[2:]] + [None, None]
