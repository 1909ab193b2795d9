"""Leading the way: at the visitor's pace, and past those who come the other way."""

from collections.abc import Callable

import pytest

from avatars.leading import FOLLOWING_METRES, LAGGING_METRES, PATIENCE_SECONDS, Leading
from avatars.standing import OFF_THE_WAY_METRES, aside
from avatars.steps import Do, Speak
from scenes.actions import Gesticulate, Point, Steer, Walk
from scenes.entities import Gesture
from scenes.places import Place, Pose, angle_between, distance, heading_to
from tests.support import shop
from tests.support.shopfloor import Shopfloor

GOAL = Place(0.0, -9.0)


def asked(at: Pose) -> Shopfloor:
    """A floor whose agent has just been asked for the jeans, at the far end of the rack."""
    floor = Shopfloor()
    floor.enter(at)
    floor.run()
    floor.log.clear()
    floor.said.clear()
    floor.hear("where are the jeans?")
    return floor


def run_until(floor: Shopfloor, holds: Callable[[], bool]) -> None:
    for _ in range(300):
        if holds():
            return
        floor.run(0.1)
    raise AssertionError("never")


def has_beckoned(floor: Shopfloor) -> bool:
    return any(step == Do(Gesticulate(Gesture.WAVE)) for _, step in floor.log)


def test_agent_stops_for_one_who_lags_turns_round_beckons_and_goes_on_when_they_come() -> None:
    floor = asked(Pose(4.0, 4.0))
    visitor = next(iter(floor.visitors))
    run_until(floor, lambda: has_beckoned(floor))
    floor.run(1.0)
    halt = floor.place
    there = floor.world.body(visitor).pose
    assert LAGGING_METRES < distance(halt, there) < LAGGING_METRES + 0.5
    assert angle_between(halt.heading, heading_to(halt, there)) < 5
    floor.world.apply(visitor, Walk(halt.place))
    run_until(floor, lambda: floor.place != halt)
    assert distance(halt, floor.world.body(visitor).pose) == pytest.approx(FOLLOWING_METRES, abs=0.4)
    run_until(floor, lambda: floor.pointing_at == "d-jeans")


def test_agent_goes_on_alone_after_a_while_and_then_waits_no_more() -> None:
    floor = asked(Pose(4.0, 4.0))
    floor.run()
    beckoned = [time for time, step in floor.log if step == Do(Gesticulate(Gesture.WAVE))]
    walks = [time for time, step in floor.log if isinstance(step, Do) and isinstance(step.action, Walk)]
    assert len(beckoned) == 1
    assert next(time for time in walks if time > beckoned[0]) - beckoned[0] == pytest.approx(PATIENCE_SECONDS, abs=0.15)
    pointed = next(time for time, step in floor.log if step == Do(Point("d-jeans")))
    spoken = [time for time, step in floor.log if isinstance(step, Speak)][-1]
    assert spoken - pointed < 0.2


def test_one_who_walks_along_is_not_waited_for() -> None:
    floor = asked(Pose(0.5, 2.5))
    visitor = next(iter(floor.visitors))
    floor.world.apply(visitor, Walk(Place(-3.0, -2.5)))
    run_until(floor, lambda: floor.pointing_at == "d-jeans")
    assert not has_beckoned(floor)


@pytest.mark.parametrize(
    ("me", "follower", "halts"),
    [
        (Pose(0, 0), Pose(0, LAGGING_METRES + 0.1), True),
        (Pose(0, 0), Pose(0, LAGGING_METRES - 0.1), False),
        (Pose(0, 0), Pose(0, -LAGGING_METRES - 0.1), False),
        (Pose(0, -8), Pose(0, 3), False),
        (Pose(0, 0), None, False),
    ],
)
def test_only_one_who_is_behind_and_far_lags(me: Pose, follower: Pose | None, halts: bool) -> None:
    assert Leading(1, GOAL).halts(me, follower, 0.0) is halts


def test_wait_ends_when_the_visitor_comes_leaves_or_does_not_want_to() -> None:
    def waiting() -> Leading:
        leading = Leading(1, GOAL)
        assert leading.halts(Pose(0, 0), Pose(0, 6), 10.0)
        return leading

    me, far, near = Pose(0, 0), Pose(0, 6), Pose(0, FOLLOWING_METRES)
    assert not waiting().goes_on(me, far, 10.0 + PATIENCE_SECONDS - 0.1)
    assert waiting().goes_on(me, near, 11.0)
    assert waiting().goes_on(me, None, 11.0)
    tired = waiting()
    assert tired.goes_on(me, far, 10.0 + PATIENCE_SECONDS)
    assert not tired.halts(me, far, 30.0)


def test_agent_steps_out_of_the_way_of_one_who_walks_straight_on() -> None:
    floor = Shopfloor()
    post = floor.place
    visitor = floor.enter(Pose(post.x, post.z + 2.6, 0.0))
    floor.run()
    for step in range(1, 16):
        floor.world.apply(visitor, Steer(Pose(post.x, post.z + 2.6 - 0.1 * step, 0.0)))
        floor.run(0.1)
    floor.run(2.0)
    way = Pose(post.x, post.z + 2.6, 0.0)
    assert abs(floor.place.x - way.x) >= OFF_THE_WAY_METRES - 0.05
    assert floor.world.walkable.free(floor.place.place)


def test_agent_stays_where_it_is_while_somebody_stands_and_talks() -> None:
    floor = Shopfloor()
    post = floor.place
    floor.enter(Pose(post.x, post.z + 1.0, 0.0))
    floor.run(8.0)
    assert floor.place.place == post.place


def test_step_aside_is_short_and_clear_of_the_way() -> None:
    me, visitor = Pose(1.5, 2.0), Pose(1.5, 3.5, 0.0)
    place = aside(me, visitor, shop.CLOTHING)
    assert place is not None
    assert distance(place, me) <= 1.3
    assert abs(place.x - visitor.x) >= OFF_THE_WAY_METRES


def test_who_is_not_in_the_way_does_not_step() -> None:
    assert aside(Pose(1.5, 2.0), Pose(3.0, 3.5, 0.0), shop.CLOTHING) is None
