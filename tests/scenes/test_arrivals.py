"""Where newcomers stand: apart from each other as long as there is room, wherever furniture leaves it."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.arrivals import ELBOW_ROOM, RING, RINGS, Arrivals, choose_spawn
from scenes.document import SceneDocument
from scenes.places import Place, Pose, distance
from scenes.walking import Walkable
from tests.scenes.scene_rooms import EMPTY, SHOP, places, rooms

NOBODY = np.empty((0, 2))


def test_first_comer_stands_where_they_wish() -> None:
    assert Arrivals(Walkable(SHOP)).spot_near(Pose(0.0, 3.0, 45.0), NOBODY) == Pose(0.0, 3.0, 45.0)


def test_next_comer_stands_on_the_ring_round_the_first_before_them() -> None:
    spot = Arrivals(Walkable(EMPTY)).spot_near(Pose(0.0, 0.0, 45.0), np.array([(0.0, 0.0)]))
    assert spot == Pose(0.0, -RING, 45.0)


def test_nobody_is_set_behind_a_wall_that_cuts_the_room() -> None:
    arrivals = Arrivals(Walkable(SHOP))
    others = np.empty((0, 2))
    for _ in range(60):
        spot = arrivals.spot_near(Pose(0.0, -1.4), others)
        others = np.vstack((others, (spot.x, spot.z)))
    assert not np.any((np.abs(others[:, 0]) < 2.0) & (others[:, 1] < -2.0))


def test_newcomers_go_to_the_first_empty_spawn_from_their_turn_on() -> None:
    spawns = [Pose(float(x), 0.0) for x in range(20)]
    taken = np.array([(pose.x, pose.z) for pose in spawns if pose.x != 3.0])
    assert choose_spawn(spawns, NOBODY, turn=22) == spawns[2]
    assert choose_spawn(spawns, taken, turn=5) == spawns[3]
    assert choose_spawn(spawns[5:], taken, turn=1) == spawns[6]


@settings(deadline=None, max_examples=60)
@given(rooms, places(), st.lists(places(), max_size=200))
def test_spot_is_free_floor_that_can_be_gone_to_and_has_elbow_room_unless_all_rings_are_full(
    room: SceneDocument, wanted: Place, at: list[Place]
) -> None:
    walkable = Walkable(room)
    centre = walkable.nearest_free(wanted)
    spot = (
        Arrivals(walkable)
        .spot_near(Pose(wanted.x, wanted.z), np.array([(each.x, each.z) for each in at]).reshape(-1, 2))
        .place
    )
    crowded = any(distance(spot, other) < ELBOW_ROOM - 1e-9 for other in at)
    assert spot == centre or (walkable.clear(centre, spot) and not crowded)
    assert distance(spot, centre) <= RING * RINGS + 1e-9
