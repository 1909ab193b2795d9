"""Twelve metres of voice, twenty-five of sight."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.earshot import EARSHOT, LOST_FROM, SEEN_FROM, Sight, SightChanges, hears
from scenes.places import Place, Pose, distance


def test_voice_carries_twelve_metres_whichever_way_one_looks() -> None:
    assert hears(Pose(0, 0, 0), Pose(0, 12, 90))
    assert not hears(Pose(0, 0, 180), Place(0, 12.01))
    assert EARSHOT == 12.0


def test_body_comes_into_view_at_25_metres_and_is_lost_past_26() -> None:
    sight = Sight()
    assert sight.look({1: Pose(0, 0), 2: Pose(25.5, 0)}) == SightChanges()
    assert sight.look({1: Pose(0, 0), 2: Pose(25.0, 0)}) == SightChanges(appeared=((1, 2), (2, 1)))
    assert sight.look({1: Pose(0, 0), 2: Pose(25.9, 0)}) == SightChanges()
    assert sight.sees(1, 2)
    assert sight.look({1: Pose(0, 0), 2: Pose(26.1, 0)}) == SightChanges(vanished=((1, 2), (2, 1)))
    assert not sight.sees(1, 2)


def test_who_leaves_vanishes_from_those_who_saw_them() -> None:
    sight = Sight()
    sight.look({1: Pose(0, 0), 2: Pose(1, 0), 3: Pose(60, 0)})
    assert sight.in_view_of(1) == [2]
    assert sight.look({3: Pose(60, 0), 1: Pose(0, 0)}) == SightChanges(vanished=((1, 2),))
    assert sight.in_view_of(2) == []
    assert not sight.sees(1, 2)


def test_empty_room_has_nobody_in_view() -> None:
    assert Sight().look({}) == SightChanges()


places = st.builds(Pose, st.floats(-30, 30), st.floats(-30, 30))


@settings(deadline=None)
@given(st.lists(st.dictionaries(st.integers(1, 6), places), max_size=6))
def test_changes_add_up_to_what_is_seen_and_sight_keeps_its_bounds(looks: list[dict[int, Pose]]) -> None:
    sight, known = Sight(), set[tuple[int, int]]()
    for poses in looks:
        changes = sight.look(poses)
        assert not known & set(changes.appeared)
        known = {pair for pair in known if pair[0] in poses} | set(changes.appeared)
        assert set(changes.vanished) <= known
        known -= set(changes.vanished)
        assert known == {(viewer, other) for viewer in poses for other in sight.in_view_of(viewer)}
        for viewer, other in ((a, b) for a in poses for b in poses if a != b):
            far = distance(poses[viewer], poses[other])
            assert sight.sees(viewer, other) == sight.sees(other, viewer)
            assert not (sight.sees(viewer, other) and far > LOST_FROM)
            assert sight.sees(viewer, other) or far > SEEN_FROM
