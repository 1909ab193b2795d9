"""The avatar's bones: where each joint lies when the body stands at rest, and which flesh follows which bone.

Every bone rests unturned, so a clip's rotations are about the axes of the world: x bends forward and back,
y twists, z spreads. `.R` is the body's own right, +x, as it faces -z.
"""

import numpy as np
from numpy.typing import NDArray

from vstore.modelling.curves import step
from vstore.modelling.mesh import Floats

_MIDDLE = {
    "hips": (None, (0.0, 0.90, 0.0)),
    "spine": ("hips", (0.0, 1.0, 0.0)),
    "chest": ("spine", (0.0, 1.14, 0.0)),
    "neck": ("chest", (0.0, 1.335, 0.008)),
    "head": ("neck", (0.0, 1.385, 0.0)),
    "eyes": ("head", (0.0, 1.512, -0.1)),
}
_RIGHT = {
    "upper_arm": ("chest", (0.165, 1.272, 0.0)),
    "lower_arm": ("upper_arm", (0.262, 1.035, 0.004)),
    "hand": ("lower_arm", (0.328, 0.815, -0.012)),
    "upper_leg": ("hips", (0.088, 0.86, 0.0)),
    "lower_leg": ("upper_leg", (0.092, 0.475, 0.0)),
    "foot": ("lower_leg", (0.095, 0.085, 0.018)),
    "toe": ("foot", (0.098, 0.022, -0.085)),
}


def _bones() -> dict[str, tuple[str | None, tuple[float, float, float]]]:
    bones: dict[str, tuple[str | None, tuple[float, float, float]]] = dict(_MIDDLE)
    for side, sign in ((".R", 1.0), (".L", -1.0)):
        for name, (parent, (x, y, z)) in _RIGHT.items():
            bones[name + side] = (parent if parent in _MIDDLE else parent + side, (sign * x, y, z))
    return bones


BONES = _bones()
NAMES = tuple(BONES)


def rest(bone: str) -> Floats:
    """Where the joint lies at rest, in metres."""
    return np.array(BONES[bone][1])


def local(bone: str) -> tuple[float, float, float]:
    """The joint's place relative to its parent's."""
    parent = BONES[bone][0]
    x, y, z = rest(bone) - (rest(parent) if parent else 0.0)
    return round(float(x), 4), round(float(y), 4), round(float(z), 4)


def follow(bone: str, points: Floats) -> Floats:
    """Weights (n, bones) of flesh that hangs on one bone alone."""
    weights = np.zeros((len(points), len(NAMES)))
    weights[:, NAMES.index(bone)] = 1.0
    return weights


def chain(points: Floats, bones: tuple[str, ...], soft: tuple[float, ...]) -> Floats:
    """Weights along a line of joints: each hands over to the next within `soft` metres of the joint between them."""
    weights = np.zeros((len(points), len(NAMES)))
    weights[:, NAMES.index(bones[0])] = 1.0
    for before, bone, reach in zip(bones, bones[1:], soft, strict=False):
        past = _past(points, before, bone, bones)
        share = step(past, -reach, reach)[:, None]
        following = np.zeros(len(NAMES))
        following[NAMES.index(bone)] = 1.0
        weights = weights * (1 - share) + share * following
    return weights


def quantised(weights: Floats) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The four strongest bones of each vertex (n, 4) and their shares in 255ths, which sum to 255."""
    ranked = np.argsort(-np.round(weights, 6), axis=1, kind="stable")[:, :4]
    strongest = np.take_along_axis(weights, ranked, axis=1)
    shares = np.round(strongest / strongest.sum(axis=1, keepdims=True) * 255).astype(np.int64)
    shares[:, 0] += 255 - shares.sum(axis=1)
    return np.where(shares > 0, ranked, 0).astype(np.uint8), shares.astype(np.uint8)


def _past(points: Floats, before: str, bone: str, bones: tuple[str, ...]) -> Floats:
    """How far each point lies beyond a joint, along the bisector of the bones that meet there."""
    index = bones.index(bone)
    after = bones[index + 1] if index + 1 < len(bones) else None
    arriving = rest(bone) - rest(before)
    leaving = rest(after) - rest(bone) if after else arriving
    along = arriving / np.sqrt((arriving**2).sum()) + leaving / np.sqrt((leaving**2).sum())
    along = along / np.sqrt((along**2).sum())
    offset = points - rest(bone)
    past: Floats = offset[:, 0] * along[0] + offset[:, 1] * along[1] + offset[:, 2] * along[2]
    return past
