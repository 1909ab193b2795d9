"""The avatar's head: a soft egg with ears, a button nose, calm eyes, brows and a smile; and three ways to wear hair."""

from math import pi

import numpy as np

from vstore.modelling.curves import bump, ring, spline, step
from vstore.modelling.figure import EYES, HAIR, MOUTH, SHINE, SKIN, Flesh, on
from vstore.modelling.mesh import Floats, Mesh, join, pair
from vstore.modelling.shapes import ellipsoid, sheet, slab, tube

_CENTRE = np.array([0.0, 1.545, 0.0])
_HALF = np.array([0.126, 0.149, 0.134])
_GROWN = 1.075
_BLUSH = np.array([0.0, 0.2, 0.2])


def head() -> list[Flesh]:
    """The head without hair; everything on the bone `head`, the eyes on `eyes` so that they can blink."""
    ear = ellipsoid(0.036, 0.066, 0.046, 10, 7).turned(y=18).moved(0.127, 1.528, 0.012)
    nose = ellipsoid(0.036, 0.034, 0.04, 10, 7).moved(0, 1.502, float(_face(0.0, 1.502)) - 0.004)
    skin = join(_blushing(_skull(22, 16)), pair(ear), nose.shaded((1.0, 0.95, 0.94)))
    return [
        Flesh(SKIN, _grown(skin), on("head")),
        Flesh(HAIR, _grown(pair(_brow())), on("head")),
        Flesh(MOUTH, _grown(_smile()), on("head")),
        Flesh(EYES, _grown(pair(_eye())), on("eyes")),
        Flesh(SHINE, _grown(join(_glint(0.053), _glint(-0.043))), on("eyes")),
    ]


def hair() -> dict[str, list[Flesh]]:
    """Hair styles by node name."""
    styles = {"hair_short": _short(), "hair_bob": _bob(), "hair_bun": _bun()}
    return {name: [Flesh(HAIR, _grown(mesh), on("head"))] for name, mesh in styles.items()}


def _grown(mesh: Mesh) -> Mesh:
    """Sculpted at life size and shown a little larger: a big head is friendlier."""
    return mesh.moved(y=-1.4).scaled(_GROWN, _GROWN, _GROWN).moved(y=1.367)


def _skull(columns: int, rows: int) -> Mesh:
    return ellipsoid(2, 2, 2, columns, rows).shaped(_featured)


def _featured(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats, Floats]:
    """A unit ball made a head: full cheeks, a small chin, a flatter face, a round back."""
    jaw = 1 - 0.13 * step(y, -0.25, -1.0) + 0.035 * bump(y, -0.3, 0.5)
    flat = np.where(z < 0, 1 - 0.05 * bump(y, 0.1, 0.9), 1.04)
    chin = -0.06 * bump(y, -0.85, 0.4) * (z < 0)
    return x * jaw * _HALF[0], _CENTRE[1] + y * _HALF[1], (z * flat * jaw**0.5 + chin * np.maximum(-z, 0)) * _HALF[2]


def _face(x: float | Floats, y: float | Floats) -> Floats:
    """How far forward the face lies at (x, y): the nearest points of a fine skull, by inverse distance."""
    skull = _skull(72, 60).points
    front = skull[skull[:, 2] < 0.0]
    x_, y_ = np.atleast_1d(np.asarray(x, dtype=np.float64)), np.atleast_1d(np.asarray(y, dtype=np.float64))
    near = 1 / ((front[None, :, 0] - x_[:, None]) ** 2 + (front[None, :, 1] - y_[:, None]) ** 2 + 1e-7) ** 2
    depth: Floats = (near * front[None, :, 2]).sum(axis=1) / near.sum(axis=1)
    return depth if np.ndim(x) else depth[0]


def _blushing(skull: Mesh) -> Mesh:
    """Rosy cheeks: less green and blue there, so that it works on any skin."""
    x, y, z = skull.points.T
    cheek = bump(np.sqrt((np.abs(x) - 0.068) ** 2 + (y - 1.492) ** 2), 0.0, 0.042) * (z < 0)
    return Mesh(skull.points, skull.faces, skull.uvs, skull.shades - cheek[:, None] * _BLUSH)


def _eye() -> Mesh:
    """A tall dark oval laid on the face."""
    return _laid(ring(0.031, 0.044, 16), 0.048, 1.535, 0.007)


def _glint(x: float) -> Mesh:
    return _laid(ring(0.0095, 0.0115, 10), x, 1.5435, 0.0095)


def _laid(outline: Floats, x: float, y: float, thickness: float) -> Mesh:
    """A pill that bends with the face at (x, y)."""
    flat = slab(outline, thickness, thickness * 0.4).moved(x, y)
    return flat.shaped(lambda px, py, pz: (px, py, pz + _face(px, py) - 0.001))


def _brow() -> Mesh:
    line = spline([(0.028, 1.582, 0), (0.048, 1.589, 0), (0.071, 1.581, 0)], 9)
    line[:, 2] = _face(line[:, 0], line[:, 1]) - 0.002
    return tube(line, [0.002, 0.004, 0.0048, 0.005, 0.005, 0.0047, 0.0042, 0.0034, 0.0018], 6)


def _smile() -> Mesh:
    line = spline([(-0.036, 1.474, 0), (-0.02, 1.463, 0), (0, 1.459, 0), (0.02, 1.463, 0), (0.036, 1.474, 0)], 15)
    line[:, 2] = _face(line[:, 0], line[:, 1]) - 0.0005
    return tube(line, [0.0022, *[0.0038] * 13, 0.0022], 6)


def _cap(down: Floats, thick: Floats, *, drop: Floats, columns: int, rows: int = 11, strands: float = 0.02) -> Mesh:
    """Hair combed from the crown: per azimuth how far `down` it grows (degrees from the top), how `thick` it
    lies at its edge (metres) and how far it `drop`s straight down from there (metres). Azimuth 0 is the face."""
    azimuth = np.linspace(0, 2 * pi, columns, endpoint=False)
    t = np.linspace(0.0, 1.0, rows)[:, None]
    tilt = np.radians(down)[None, :] * t
    lift = 0.016 + (thick[None, :] - 0.016) * t**2
    grain = 1 + strands * np.sin(azimuth * 13 + 2 * t) * np.minimum(t * 2, 1)
    radius = (_HALF + lift[..., None]) * grain[..., None] * [1.0, 1.0, 1.03]
    x = radius[..., 0] * np.sin(tilt) * np.sin(azimuth)
    y = _CENTRE[1] + radius[..., 1] * np.cos(tilt)
    z = -radius[..., 2] * np.sin(tilt) * np.cos(azimuth)
    rings = np.stack([x, y, z], axis=2)
    hang = [_pulled(rings[-1] - np.outer(drop * part, [0, 1, 0]), 1 - 0.05 * part**2, 0.0) for part in (0.5, 1.0)]
    inner = [_pulled(hang[-1], 0.88, 0.003), _pulled(rings[-1], 0.8, 0.02)]
    return sheet(np.concatenate([rings, hang, inner]), closed=True).outward().toned(_locks)


def _pulled(edge: Floats, part: float, rise: float) -> Floats:
    pulled: Floats = edge * [part, 1, part] + [0.0, rise, 0.0]
    return pulled


def _locks(x: Floats, y: Floats, z: Floats) -> Floats:
    """Lighter and darker strands from the crown."""
    tone: Floats = 0.93 + 0.07 * np.sin(np.arctan2(x, -z) * 26) + 0.06 * step(y, 1.6, 1.68)
    return tone


def _around(columns: int) -> Floats:
    """Each column's angle from the face in degrees, 0 in front and 180 behind; negative on the body's left."""
    angle = np.degrees(np.linspace(0, 2 * pi, columns, endpoint=False))
    around: Floats = np.where(angle > 180, angle - 360, angle)
    return around


def _short() -> Mesh:
    """Short hair with a swept fringe."""
    columns = 36
    a = _around(columns)
    back = step(np.abs(a), 50, 75)
    fringe = 55 - 9 * np.sin(np.radians(a * 1.6 + 25)) - 4 * np.abs(np.sin(np.radians(a * 3.1)))
    down = fringe * (1 - back) + (92 - 8 * bump(np.abs(a), 84, 26) + 26 * step(np.abs(a), 92, 135)) * back
    thick = 0.011 + 0.004 * bump(a, 18, 40)
    crown = _cap(down, thick, drop=np.full(columns, 0.006), columns=columns)
    quiff = tube(
        spline([(-0.085, 1.645, -0.082), (-0.03, 1.672, -0.104), (0.04, 1.662, -0.104), (0.09, 1.625, -0.086)], 9),
        [0.008, 0.019, 0.025, 0.028, 0.028, 0.026, 0.021, 0.014, 0.004],
        8,
        flat=0.85,
    )
    return join(crown, quiff.toned(_locks))


def _bob() -> Mesh:
    """A chin-length bob with a fringe."""
    columns = 44
    a = _around(columns)
    side = step(np.abs(a), 44, 58)
    down = (57 + 2.5 * np.sin(np.radians(a * 9))) * (1 - side) + 96 * side
    thick = 0.013 * (1 - side) + 0.024 * side
    drop = 0.012 + (0.125 + 0.012 * step(np.abs(a), 80, 170)) * side
    return _cap(down, thick, drop=drop, columns=columns)


def _bun() -> Mesh:
    """Hair combed back into a bun."""
    columns = 36
    a = _around(columns)
    back = step(np.abs(a), 62, 84)
    down = (50 + 8 * bump(np.abs(a), 40, 40)) * (1 - back) + (88 + 30 * step(np.abs(a), 95, 140)) * back
    crown = _cap(down, np.full(columns, 0.012), drop=np.full(columns, 0.003), columns=columns, strands=0.012)
    bun = ellipsoid(0.115, 0.105, 0.105, 20, 12).shaped(
        lambda x, y, z: (
            x * (1 + 0.05 * np.sin(24 * np.arctan2(y, x))),
            y * (1 + 0.05 * np.sin(24 * np.arctan2(y, x))),
            z,
        )
    )
    band = tube(np.column_stack([ring(0.07, 0.07, 17)[[*range(17), 0]], np.zeros(18)]), 0.011, 6)
    knot = join(band.turned(x=-48).moved(0, 1.625, 0.112), bun.turned(x=-48).moved(0, 1.648, 0.142))
    return join(crown, knot.toned(_locks))
