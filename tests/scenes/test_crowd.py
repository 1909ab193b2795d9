"""Columns of bodies: they grow, keep their rows, and tell who is near."""

import numpy as np

from scenes.crowd import ROWS, Crowd
from scenes.places import Place, Pose


def test_rows_stay_as_they_are_while_the_columns_grow() -> None:
    crowd = Crowd()
    for body in range(1, 4 * ROWS):
        crowd.add(body, Pose(body, -body, 90.0), now=0.0)
    crowd.put(2, Pose(0.5, 0.25, 45.0), walking=True)
    assert crowd.ids.tolist() == list(range(1, 4 * ROWS))
    assert crowd.pose(2) == Pose(0.5, 0.25, 45.0)
    assert crowd.pose(4 * ROWS - 1) == Pose(4 * ROWS - 1, 1 - 4 * ROWS, 90.0)
    assert np.flatnonzero(crowd.walking).tolist() == [2]


def test_who_left_is_neither_here_nor_walks() -> None:
    crowd = Crowd()
    for body in (1, 2, 3):
        crowd.add(body, Pose(body, 0.0), now=0.0)
    crowd.put(2, Pose(2.0, 0.0), walking=True)
    crowd.remove(2)
    assert crowd.ids.tolist() == [1, 3]
    assert crowd.places().tolist() == [[1.0, 0.0], [3.0, 0.0]]
    assert not crowd.walking.any()


def test_those_within_a_reach_are_at_most_so_far() -> None:
    crowd = Crowd()
    for body, x in ((1, 0.0), (2, 12.0), (3, 12.01)):
        crowd.add(body, Pose(x, 1.0), now=0.0)
    assert crowd.within(Place(0.0, 1.0), 12.0).tolist() == [1, 2]
