"""Many lines at once are judged as each alone."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenes.obstacles import Box
from scenes.places import Place
from scenes.sightlines import Sightlines

places = st.builds(lambda x, z: Place(x / 4, z / 4), st.integers(-40, 40), st.integers(-40, 40))
boxes = st.builds(
    lambda at, width, depth, turn: Box(at.x, at.z, width / 4, depth / 4, math.cos(turn), math.sin(turn)),
    places,
    st.integers(1, 12),
    st.integers(1, 12),
    st.sampled_from([0.0, math.pi / 2]) | st.floats(0.0, 7.0),
)


@given(st.lists(boxes, min_size=1, max_size=40), places, st.lists(places, min_size=1, max_size=8))
def test_lines_together_are_as_clear_as_each_alone(all_boxes: list[Box], start: Place, ends: list[Place]) -> None:
    together = Sightlines(all_boxes).clear(start, np.array([p.x for p in ends]), np.array([p.z for p in ends]))
    assert together.tolist() == [all(box.entry(start, end) is None for box in all_boxes) for end in ends]


@given(boxes, places, places)
def test_line_enters_a_box_if_any_point_of_it_is_inside(box: Box, a: Place, b: Place) -> None:
    inside = [box.contains(a.x + (b.x - a.x) * part / 50, a.z + (b.z - a.z) * part / 50) for part in range(51)]
    if any(inside):
        entry = box.entry(a, b)
        assert entry is not None
        assert entry.fraction <= inside.index(True) / 50 + 1e-6


def test_line_along_a_face_or_past_a_corner_does_not_enter() -> None:
    box = Box(0.0, 0.0, 1.0, 1.0)
    assert box.entry(Place(-3, 1), Place(3, 1)) is None
    assert box.entry(Place(0, 2), Place(2, 0)) is None
    assert box.entry(Place(-3, 0), Place(3, 0)) is not None
