"""A still picture of a finished model, for pages that draw nothing in 3D: rasterised here, with a depth buffer.

A picture is two squares side by side, RGBA: the model in its own colours, and what takes a variant's colour alone, in
white, so that the page colours it by multiplying.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vstore.modelling.material import Material, linear
from vstore.modelling.mesh import Floats, Ints
from vstore.modelling.surface import Surface

SIDE = 320
FINENESS = 2  # samples a pixel, in each direction
FIELD = math.radians(30)
TURN = math.pi - 0.5
RAISED = 0.16  # the eye's height over the middle, in heights of the model
TINTED = "primary"  # materials so called take a variant's colour

_KEY = np.array([2.0, 3.0, 3.0]) / math.sqrt(22)
_KEY_LIGHT = np.array([1.0, 0.95, 0.88]) * 0.72
_SKY, _FLOOR = np.array([0.5, 0.5, 0.5]), np.array([0.33, 0.3, 0.26])
_SHINE = 40.0

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class _Hits:
    """What each sample sees: `face` (s, s), -1 where nothing; `weights` (s, s, 3) of the face's corners."""

    face: Ints
    weights: Floats


def picture(drawn: dict[Material, Surface]) -> Pixels:
    """The picture of a model's surfaces: (SIDE, 2 * SIDE, 4), sRGB with straight alpha."""
    materials = list(drawn)
    surface = Surface.joined([drawn[each] for each in materials])
    owner = np.repeat(np.arange(len(materials)), [len(drawn[each].faces) for each in materials])
    seen, normals, eye = _posed(surface)
    hits = _rasterised(seen, surface.faces)
    colors = np.array([linear(each.color) for each in materials])
    tints = np.array([each.name.startswith(TINTED) for each in materials])
    own = _lit(hits, surface, normals, eye, materials, owner, colors)
    white = _lit(hits, surface, normals, eye, materials, owner, np.where(tints[:, None], 1.0, colors))
    covered = hits.face >= 0
    tinted = covered & tints[owner[hits.face]]
    return np.concatenate([_square(own, covered), _square(white, tinted)], axis=1)


def _posed(surface: Surface) -> tuple[Floats, Floats, Floats]:
    """Corners on the screen (x and y in samples, z the distance), normals turned likewise, the eye's place."""
    points = surface.positions - (surface.positions.max(axis=0) + surface.positions.min(axis=0)) / 2
    width, height, depth = np.ptp(points, axis=0)
    across = math.hypot(width, depth)
    reach = max(height, across * 0.92, 0.05)
    eye = np.array([0.0, reach * RAISED, reach / 2 / math.tan(FIELD / 2) * 1.06 + across / 2])
    c, s = math.cos(TURN), math.sin(TURN)
    turn = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    back = eye / np.linalg.norm(eye)
    right = np.array([1.0, 0.0, 0.0])
    view = np.stack([right, np.cross(back, right), back])
    turned = points @ turn.T
    from_eye = (turned - eye) @ view.T
    samples = SIDE * FINENESS
    scale = samples / 2 / math.tan(FIELD / 2)
    away = -from_eye[:, 2]
    at = np.stack(
        [samples / 2 + from_eye[:, 0] / away * scale, samples / 2 - from_eye[:, 1] / away * scale, away], axis=1
    )
    return at, surface.normals @ turn.T, eye


def _rasterised(at: Floats, faces: Ints) -> _Hits:
    samples = SIDE * FINENESS
    nearest = np.full((samples, samples), np.inf)
    face = np.full((samples, samples), -1, dtype=np.int64)
    weights = np.zeros((samples, samples, 3))
    for number, (a, b, c) in enumerate(at[faces]):
        area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        if abs(area) < 1e-9:
            continue
        low = np.maximum(np.floor(np.minimum(np.minimum(a, b), c)[:2]).astype(int), 0)
        high = np.minimum(np.ceil(np.maximum(np.maximum(a, b), c)[:2]).astype(int) + 1, samples)
        if (low >= high).any():
            continue
        x = np.arange(low[0], high[0]) + 0.5
        y = (np.arange(low[1], high[1]) + 0.5)[:, None]
        second = ((x - a[0]) * (c[1] - a[1]) - (y - a[1]) * (c[0] - a[0])) / area
        third = ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / area
        first = 1 - second - third
        distance = first * a[2] + second * b[2] + third * c[2]
        box = np.s_[low[1] : high[1], low[0] : high[0]]
        hit = (first >= 0) & (second >= 0) & (third >= 0) & (distance < nearest[box])
        nearest[box][hit] = distance[hit]
        face[box][hit] = number
        weights[box][hit] = np.stack([first, second, third], axis=2)[hit]
    return _Hits(face, weights)


def _lit(
    hits: _Hits,
    surface: Surface,
    normals: Floats,
    eye: Floats,
    materials: list[Material],
    owner: Ints,
    colors: Floats,
) -> Floats:
    """Linear colour of every sample: a key light, light from sky and floor, and a highlight by roughness."""
    corners = surface.faces[hits.face]
    shade = (surface.shades[corners] * hits.weights[..., None]).sum(axis=2)
    normal = (normals[corners] * hits.weights[..., None]).sum(axis=2)
    normal /= np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-9)
    # Thin cloth is seen from both sides.
    back = eye / np.linalg.norm(eye)
    normal = np.where((normal @ back < 0)[..., None], -normal, normal)
    material = owner[hits.face]
    color = colors[material] * shade
    up = (normal[..., 1:2] + 1) / 2
    light = _KEY_LIGHT * np.maximum(normal @ _KEY, 0)[..., None] + _SKY * up + _FLOOR * (1 - up)
    half = (_KEY + back) / np.linalg.norm(_KEY + back)
    gloss = np.array([1 - each.roughness for each in materials])[material][..., None]
    metal = np.array([each.metallic for each in materials])[material][..., None]
    highlight = np.maximum(normal @ half, 0)[..., None] ** _SHINE * gloss * (0.35 + 0.65 * metal * color)
    glow = np.array([linear(each.emissive) for each in materials])[material]
    lit: Floats = color * light + highlight + glow
    return lit


def _square(lit: Floats, covered: NDArray[np.bool_]) -> Pixels:
    """Samples averaged to pixels, as sRGB bytes with straight alpha."""
    shape = (SIDE, FINENESS, SIDE, FINENESS)
    share = covered.reshape(shape).mean(axis=(1, 3))
    summed = (lit * covered[..., None]).reshape(*shape, 3).mean(axis=(1, 3))
    light = np.clip(summed / np.maximum(share, 1e-9)[..., None], 0, 1)
    srgb = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.round(np.concatenate([srgb, share[..., None]], axis=2) * 255).astype(np.uint8)
