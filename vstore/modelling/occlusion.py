"""How open each point of a model lies to the light around it, baked into its vertex colours.

The model is filled into a coarse grid of cells; from every vertex short rays march through the cells and
the share that meets nothing is the openness.
"""

import numpy as np

from vstore.modelling.mesh import Bools, Floats
from vstore.modelling.surface import Surface

_CELLS = 48
_REACH = 12
_RAYS = 40
_STRENGTH = 0.62


def bake(surfaces: list[Surface], *, grounded: bool) -> list[Surface]:
    """The surfaces darkened where they are hidden from the sky; `grounded` counts the floor under them too."""
    everything = np.concatenate([s.positions for s in surfaces])
    low, high = everything.min(axis=0), everything.max(axis=0)
    cell = round(max(float((high - low).max()) / _CELLS, 0.004) * 1024) / 1024
    origin = low - (_REACH + 3) * cell
    cells = _filled(surfaces, origin, cell, tuple(((high - origin) / cell + _REACH + 4).astype(int)))
    if grounded:
        cells[:, : _REACH + 2, :] = True
    return [s.darkened(1 - _STRENGTH * (1 - _openness(s, cells, origin, cell))) for s in surfaces]


def _filled(surfaces: list[Surface], origin: Floats, cell: float, shape: tuple[int, ...]) -> Bools:
    cells = np.zeros(shape, dtype=bool)
    for surface in surfaces:
        corners = surface.positions[surface.faces]
        edges = corners - np.roll(corners, 1, axis=1)
        longest = np.sqrt((edges**2).sum(axis=2)).max(axis=1)
        pieces = np.minimum(np.ceil(longest / cell).astype(int) + 1, 64)
        for count in np.unique(pieces):
            at = _spread(corners[pieces == count], int(count))
            cells[tuple(((at - origin) / cell).astype(int).T)] = True
    return cells


def _spread(corners: Floats, count: int) -> Floats:
    """Points all over each triangle, `count` along an edge."""
    i, j = np.meshgrid(np.arange(count + 1), np.arange(count + 1))
    inside = i + j <= count
    u, v = i[inside] / count, j[inside] / count
    a, b, c = (corners[:, None, k] for k in range(3))
    points: Floats = a + (b - a) * u[None, :, None] + (c - a) * v[None, :, None]
    return points.reshape(-1, 3)


def _openness(surface: Surface, cells: Bools, origin: Floats, cell: float) -> Floats:
    start = (surface.positions - origin) / cell + surface.normals * 1.3
    lit, total = np.zeros(len(start)), np.zeros(len(start))
    for ray in _directions():
        facing = np.maximum(
            surface.normals[:, 0] * ray[0] + surface.normals[:, 1] * ray[1] + surface.normals[:, 2] * ray[2], 0.0
        )
        total += facing
        lit += facing * _free(start, ray, cells)
    return lit / np.maximum(total, 1e-9)


def _free(start: Floats, ray: Floats, cells: Bools) -> Floats:
    """How far each ray gets before it meets a filled cell, as a part of the reach, near ones counting most."""
    free = np.ones(len(start))
    for step in range(_REACH, 0, -1):
        at = (start + ray * step).astype(int)
        free[cells[at[:, 0], at[:, 1], at[:, 2]]] = (step - 1) / _REACH
    return free


def _directions() -> Floats:
    """Even directions over the sphere (a Fibonacci spiral), snapped so that every machine marches alike."""
    i = np.arange(_RAYS * 2) + 0.5
    y = 1 - 2 * i / (_RAYS * 2)
    turn = i * 2.399963
    flat = np.sqrt(1 - y * y)
    spiral: Floats = np.round(np.stack([flat * np.cos(turn), y, flat * np.sin(turn)], axis=1) * 1024) / 1024
    return spiral
