"""The avatar's body below the head: a soft top, trousers, shoes, neck and mitten hands."""

from collections.abc import Callable
from dataclasses import dataclass
from math import pi

import numpy as np

from vstore.modelling.cloth import Body, neckband, sleeve
from vstore.modelling.curves import bump, spline, step
from vstore.modelling.material import Material
from vstore.modelling.materials import PRIMARY
from vstore.modelling.mesh import Floats, Mesh, join
from vstore.modelling.shapes import loft, slab, tube
from vstore.modelling.skeleton import chain, follow

SKIN = Material("skin", "#e3b192", roughness=0.62)
HAIR = Material("hair", "#4a3328", roughness=0.6, double_sided=True, crease=70.0)
TOP = Material("top", "#5b7f95", roughness=0.9, double_sided=True, crease=70.0)
BOTTOM = Material("bottom", "#3b4252", roughness=0.9, double_sided=True, crease=70.0)
SHOES = Material("shoes", "#e8e4dc", roughness=0.7)
SOLES = PRIMARY.with_(name="soles", color="#fbf8f2")
EYES = Material("eyes", "#2a211f", roughness=0.25)
SHINE = Material("shine", "#ffffff", roughness=0.4, emissive="#ffffff")
MOUTH = Material("mouth", "#a3544b", roughness=0.6)

Weigh = Callable[[Floats], Floats]


@dataclass(frozen=True, eq=False)
class Flesh:
    """A piece of the avatar: what it is made of and how its points follow the bones."""

    material: Material
    mesh: Mesh
    weigh: Weigh


def on(bone: str) -> Weigh:
    """The weighing of a piece that hangs on one bone."""
    return lambda points: follow(bone, points)


def body() -> list[Flesh]:
    """Everything but the head and the hair."""
    sides = [piece for side in (1.0, -1.0) for piece in (*_arm(side), *_leg(side))]
    return [*_trunk(), *sides]


def _trunk() -> list[Flesh]:
    knots = (
        (0.82, 0.352, 0.24), (0.85, 0.368, 0.25), (0.95, 0.335, 0.235), (1.05, 0.315, 0.22), (1.16, 0.335, 0.225),
        (1.24, 0.345, 0.215), (1.285, 0.31, 0.19), (1.315, 0.245, 0.165), (1.34, 0.165, 0.14), (1.352, 0.13, 0.125),
    )  # fmt: skip
    shirt = Body(knots, 0.02, power=2.25, columns=24, rows=14)
    collar = neckband(shirt, 0.022, 0.008)
    pelvis_knots = (
        (0.745, 0.13, 0.11),
        (0.77, 0.26, 0.19),
        (0.83, 0.325, 0.222),
        (0.9, 0.315, 0.215),
        (0.97, 0.29, 0.19),
    )
    pelvis = Body(pelvis_knots, 0.0, power=2.2, columns=22, rows=10)
    neck = tube([(0, 1.28, 0.012), (0, 1.34, 0.01), (0, 1.43, 0.004)], [0.062, 0.052, 0.05], 16)
    up = ("hips", "spine", "chest", "neck", "head")
    hem = shirt.mesh(0.05).toned(lambda _x, y, _z: 1 - 0.13 * step(y, 0.852, 0.846))
    return [
        Flesh(TOP, join(hem, collar.shaded(0.87)), lambda p: chain(p, up[:3], (0.09, 0.09))),
        Flesh(BOTTOM, pelvis.mesh(0.02), lambda p: chain(p, up[:2], (0.06,))),
        Flesh(SKIN, neck.shaded(0.93), lambda p: chain(p, up[2:], (0.035, 0.03))),
    ]


def _arm(side: float) -> list[Flesh]:
    name = ".R" if side > 0 else ".L"
    path = [
        (0.105, 1.262, 0.0),
        (0.165, 1.245, 0.0),
        (0.212, 1.16, 0.002),
        (0.262, 1.035, 0.004),
        (0.3, 0.91, -0.004),
        (0.322, 0.838, -0.01),
    ]
    arm = sleeve(path, [0.046, 0.068, 0.065, 0.058, 0.053, 0.05], rows=12, columns=12, flat=0.98, wrinkle=0.012)
    band = sleeve(
        [(0.314, 0.864, -0.008), (0.32, 0.845, -0.0095), (0.327, 0.823, -0.0115)],
        [0.05, 0.054, 0.05],
        rows=4,
        columns=14,
        flat=0.98,
        wrinkle=0,
    )
    bones = ("chest", *(bone + name for bone in ("upper_arm", "lower_arm", "hand")))

    def weigh(points: Floats) -> Floats:
        return chain(points, bones, (0.06, 0.05, 0.02))

    return [
        Flesh(TOP, _sided(join(arm, band.shaded(0.87)), side), weigh),
        Flesh(SKIN, _sided(_hand(), side), lambda p: chain(p, bones[1:], (0.01, 0.02))),
    ]


def _hand() -> Mesh:
    """The right hand as a mitten, palm inward, fingers a little curled, thumb in front."""
    start, axis = np.array([0.322, 0.84, -0.01]), np.array([0.19, -0.98, -0.06])
    rows = spline(
        [
            (0.0, 0.027, 0.027, 0.0),
            (0.03, 0.031, 0.026, 0.0),
            (0.075, 0.046, 0.028, 0.0),
            (0.115, 0.046, 0.027, -0.008),
            (0.155, 0.038, 0.024, -0.026),
            (0.178, 0.02, 0.014, -0.038),
            (0.183, 0.004, 0.003, -0.041),
        ],
        11,
    )
    angle = np.linspace(0, 2 * pi, 12, endpoint=False)
    rings = []
    for along, wide, thick, curl in rows:
        middle = start + axis * along + [curl, 0, 0]
        rings.append(middle + np.column_stack([thick * np.cos(angle), np.zeros(12), wide * np.sin(angle)]))
    thumb = tube(
        spline(
            [
                (0.332, 0.79, -0.025),
                (0.33, 0.765, -0.058),
                (0.326, 0.735, -0.072),
                (0.323, 0.716, -0.074),
                (0.322, 0.71, -0.074),
            ],
            7,
        ),
        [0.02, 0.02, 0.0195, 0.019, 0.018, 0.0155, 0.004],
        8,
    )
    return join(loft(np.array(rings)), thumb)


def _leg(side: float) -> list[Flesh]:
    name = ".R" if side > 0 else ".L"
    path = [
        (0.08, 0.87, 0.0),
        (0.085, 0.79, 0.0),
        (0.09, 0.62, -0.002),
        (0.092, 0.475, -0.004),
        (0.095, 0.25, 0.006),
        (0.096, 0.085, 0.012),
    ]
    leg = sleeve(path, [0.066, 0.093, 0.086, 0.076, 0.071, 0.072], rows=13, columns=14, flat=1.06, wrinkle=0.012)
    turn_up = sleeve(
        [(0.096, 0.115, 0.011), (0.096, 0.1, 0.0115), (0.096, 0.078, 0.012)],
        [0.0725, 0.077, 0.0755],
        rows=4,
        columns=14,
        flat=1.06,
        wrinkle=0,
    )
    bones = ("hips", *(bone + name for bone in ("upper_leg", "lower_leg", "foot")))
    foot = ("foot" + name, "toe" + name)
    return [
        Flesh(BOTTOM, _sided(join(leg, turn_up.shaded(1.12)), side), lambda p: chain(p, bones, (0.075, 0.06, 0.012))),
        Flesh(SHOES, _sided(_shoe(), side), lambda p: _toes(p, foot)),
        Flesh(SOLES, _sided(_sole(), side), lambda p: _toes(p, foot)),
    ]


def _toes(points: Floats, bones: tuple[str, str]) -> Floats:
    share = step(points[:, 2], -0.055, -0.105)[:, None]
    return follow(bones[0], points) * (1 - share) + follow(bones[1], points) * share


_SHOE = (
    (0.098, 0.03, 0.075),
    (0.088, 0.075, 0.112),
    (0.05, 0.096, 0.13),
    (0.0, 0.1, 0.12),
    (-0.05, 0.11, 0.092),
    (-0.1, 0.116, 0.078),
    (-0.14, 0.098, 0.066),
    (-0.163, 0.045, 0.045),
)


def _shoe() -> Mesh:
    """A round-toed right sneaker from heel to toe."""
    rows = spline(_SHOE, 13)
    angle = np.linspace(0, 2 * pi, 14, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    rings = []
    for z, width, height in rows:
        x = 0.098 + width / 2 * np.sign(c) * np.abs(c) ** 0.8
        y = np.where(s > 0, 0.02 + (height - 0.02) * np.abs(s) ** 0.8, 0.02 - 0.006 * np.abs(s))
        rings.append(np.column_stack([x, y, np.full(14, z)]))
    laces = [
        tube(
            spline([(0.074, y - 0.012, z), (0.098, y + 0.004, z - 0.003), (0.122, y - 0.012, z)], 5),
            0.0055,
            4,
            flat=0.7,
        )
        for z, y in ((-0.03, 0.105), (-0.052, 0.094), (-0.074, 0.087))
    ]
    return join(loft(np.array(rings)), join(*laces).shaded(1.15)).toned(
        lambda _x, y, _z: 1 - 0.12 * bump(y, 0.02, 0.02)
    )


def _sole() -> Mesh:
    z, width, _ = spline(_SHOE, 11).T
    half = width / 2 * 1.06
    outline = np.concatenate([np.column_stack([0.098 + half, -z]), np.column_stack([0.098 - half, -z])[::-1]])
    return slab(outline, 0.03, 0.006).turned(x=-90).moved(y=0.015)


def _sided(mesh: Mesh, side: float) -> Mesh:
    return mesh if side > 0 else mesh.mirrored()
