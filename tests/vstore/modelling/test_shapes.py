"""The solids and the finish: closed, facing outward, smooth where round and sharp where cornered."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstore.modelling.curves import rounded_rectangle, spline
from vstore.modelling.material import linear
from vstore.modelling.mesh import Mesh, join, pair
from vstore.modelling.outlines import triangulate
from vstore.modelling.png import png
from vstore.modelling.shapes import box, cushion, cylinder, lathe, slab, tube
from vstore.modelling.surface import GRID, finish

lengths = st.floats(0.05, 2.0)


def volume(mesh: Mesh) -> float:
    a, b, c = (mesh.points[mesh.faces[:, k]] for k in range(3))
    return float((a * np.cross(b, c)).sum() / 6)


SOLIDS = {
    "box": box(0.4, 0.3, 0.2, 0.02, 2),
    "cylinder": cylinder(0.1, 0.5, 48),
    "cushion": cushion(0.4, 0.2, 0.4),
    "lathe": lathe([(0, 0), (0.1, 0), (0.05, 0.2), (0, 0.2)]),
    "tube": tube(spline([(0, 0, 0), (0.1, 0.4, 0), (0, 0.8, 0.1)], 9), 0.03),
    "slab": slab(rounded_rectangle(0.5, 0.3, 0.05), 0.04, 0.01),
}


@pytest.mark.parametrize("name", sorted(SOLIDS))
def test_solid_encloses_a_volume_and_faces_outward(name: str) -> None:
    assert volume(SOLIDS[name]) > 0


@pytest.mark.parametrize("name", sorted(SOLIDS))
def test_solid_is_closed(name: str) -> None:
    surface = finish(SOLIDS[name])
    _, weld = np.unique(np.round(surface.positions * GRID), axis=0, return_inverse=True)
    faces = weld.reshape(-1)[surface.faces]
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    forward = {tuple(edge) for edge in edges.tolist()}
    assert forward == {(b, a) for a, b in forward}


@given(lengths, lengths, lengths)
def test_a_box_is_as_big_as_it_was_asked_to_be(width: float, height: float, depth: float) -> None:
    mesh = box(width, height, depth)
    assert mesh.size == pytest.approx([width, height, depth], rel=0.01)
    assert mesh.points[:, 1].min() == pytest.approx(0)


@given(st.floats(-360, 360), st.floats(-360, 360), st.floats(-360, 360))
def test_turning_keeps_the_volume(x: float, y: float, z: float) -> None:
    assert volume(SOLIDS["cushion"].turned(x, y, z)) == pytest.approx(volume(SOLIDS["cushion"]))


def test_a_mirrored_solid_still_faces_outward() -> None:
    assert volume(SOLIDS["tube"].moved(x=1).mirrored()) == pytest.approx(volume(SOLIDS["tube"]))
    assert volume(pair(SOLIDS["box"].moved(x=1))) == pytest.approx(2 * volume(SOLIDS["box"]))


def test_turning_is_right_handed() -> None:
    assert Mesh.of([[1, 0, 0]], []).turned(z=90).points[0] == pytest.approx([0, 1, 0])
    assert Mesh.of([[0, 0, 1]], []).turned(y=90).points[0] == pytest.approx([1, 0, 0])


def test_normals_are_shared_on_a_ball_and_split_on_a_sharp_corner() -> None:
    corners = np.array([(x, y, z) for x in (0, 1) for y in (0, 1) for z in (0, 1)], dtype=float)
    quads = [(0, 1, 3, 2), (5, 4, 6, 7), (4, 0, 2, 6), (1, 5, 7, 3), (2, 3, 7, 6), (4, 5, 1, 0)]
    cube = Mesh.of(corners, [t for a, b, c, d in quads for t in ((a, b, c), (a, c, d))])
    assert len(finish(cube).positions) == 24
    plain = Mesh.of(SOLIDS["cushion"].points, SOLIDS["cushion"].faces)
    ball = finish(plain, crease=80)
    assert len(ball.positions) == len(np.unique(ball.positions, axis=0))


def test_normals_of_a_ball_point_away_from_its_middle() -> None:
    ball = finish(cushion(1, 1, 1, 2.0))
    assert ((ball.positions * ball.normals).sum(axis=1) > 0.45).all()


def test_a_concave_outline_is_filled_exactly() -> None:
    arrow = np.array([(0, 0), (2, 0), (2, 2), (1, 0.5), (0, 2)], dtype=float)
    triangles = arrow[triangulate(arrow)]
    a, b, c = triangles[:, 0], triangles[:, 1], triangles[:, 2]
    areas = ((b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]) / 2
    assert (areas > 0).all()
    assert areas.sum() == pytest.approx(2.5)


def test_a_spline_passes_through_its_knots() -> None:
    knots = np.array([(0, 0), (1, 2), (3, 1), (4, 4)], dtype=float)
    assert spline(knots, 7)[::2] == pytest.approx(knots)


def test_joined_meshes_keep_their_own_triangles() -> None:
    both = join(SOLIDS["box"], SOLIDS["tube"])
    assert len(both.faces) == len(SOLIDS["box"].faces) + len(SOLIDS["tube"].faces)
    assert both.faces.max() == len(both.points) - 1


def test_srgb_colours_are_written_in_linear_light() -> None:
    assert linear("#000000") == (0.0, 0.0, 0.0)
    assert linear("#ffffff") == (1.0, 1.0, 1.0)
    assert linear("#808080")[0] == pytest.approx(0.2159, abs=1e-4)


def test_a_picture_too_large_for_the_writer_is_refused_with_its_size() -> None:
    with pytest.raises(ValueError, match="65535"):
        png(300, 300, bytes(90_000))
