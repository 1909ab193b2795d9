"""The solids models are made of: sheets, lofts, lathed profiles, tubes, bevelled boxes, cushions and slabs."""

from math import pi

import numpy as np
from numpy.typing import ArrayLike

from vstore.modelling.curves import ring, rounded_rectangle
from vstore.modelling.mesh import Floats, Mesh
from vstore.modelling.outlines import triangulate


def sheet(rows: ArrayLike, *, closed: bool = False) -> Mesh:
    """A surface through a grid of points (r, c, 3); `closed` joins the last column to the first.

    Texture coordinates are metres along the columns and the rows, so that fabrics keep their scale.
    """
    at = np.asarray(rows, dtype=np.float64)
    if closed:
        at = np.concatenate([at, at[:, :1]], axis=1)
    r, c = at.shape[:2]
    a = (np.arange(r - 1)[:, None] * c + np.arange(c - 1)).ravel()
    faces = np.concatenate([np.stack([a, a + 1, a + c + 1], 1), np.stack([a, a + c + 1, a + c], 1)])
    return Mesh.of(at, faces, _metres(at))


def loft(sections: ArrayLike, *, start: bool = True, end: bool = True) -> Mesh:
    """A skin over closed sections (r, c, 3), closed by a fan where `start` and `end` say so."""
    at = np.asarray(sections, dtype=np.float64)
    skin = sheet(at, closed=True)
    points, faces, uvs = [skin.points], [skin.faces], [skin.uvs]
    columns = at.shape[1] + 1
    for wanted, row, order in ((start, 0, 1), (end, len(at) - 1, -1)):
        if wanted:
            centre = sum(len(p) for p in points)
            first = row * columns + np.arange(columns - 1)
            fan = np.stack([np.full_like(first, centre), first + 1, first], axis=1)[:, ::order]
            points.append(at[row].mean(axis=0)[None])
            uvs.append(skin.uvs[first].mean(axis=0)[None])
            faces.append(fan)
    mesh = Mesh.of(np.concatenate(points), np.concatenate(faces), np.concatenate(uvs))
    return mesh.outward()


def lathe(profile: ArrayLike, segments: int = 24) -> Mesh:
    """A profile (n, 2) of radius and height turned about the y axis; the profile's ends should touch the axis."""
    radius, height = np.asarray(profile, dtype=np.float64).T
    circle = ring(2, 2, segments)
    sections = np.empty((len(radius), segments, 3))
    sections[..., 0] = radius[:, None] * circle[:, 0]
    sections[..., 1] = height[:, None]
    sections[..., 2] = radius[:, None] * circle[:, 1]
    return sheet(sections, closed=True).outward()


def tube(path: ArrayLike, radius: ArrayLike, sides: int = 8, *, flat: float = 1.0) -> Mesh:
    """A round rod along a path (n, 3); `radius` one number or one per point, `flat` < 1 makes it a strap."""
    at = np.asarray(path, dtype=np.float64)
    thick = np.broadcast_to(np.asarray(radius, dtype=np.float64), len(at))
    side, up = _frames(at)
    circle = ring(2, 2, sides)
    wide = thick[:, None, None] * circle[None, :, :1] * side[:, None, :]
    high = flat * thick[:, None, None] * circle[None, :, 1:] * up[:, None, :]
    return loft(at[:, None, :] + wide + high)


def box(width: float, height: float, depth: float, bevel: float = 0.008, steps: int = 1) -> Mesh:
    """A box standing on y = 0 with softened edges."""
    bevel = min(bevel, width / 2.01, height / 2.01, depth / 2.01)
    turn = np.linspace(0, pi / 2, steps + 1)
    lift, inset = bevel * (1 - np.cos(turn)), bevel * (1 - np.sin(turn))
    heights = np.concatenate([lift, height - lift[::-1]])
    insets = np.concatenate([inset, inset[::-1]])
    slices = [_slice(width, depth, bevel, y, i, steps) for y, i in zip(heights, insets, strict=True)]
    return loft(np.array(slices))


def cylinder(radius: float, height: float, segments: int = 24, bevel: float = 0.004) -> Mesh:
    """A disc or post standing on y = 0 with softened rims."""
    b = min(bevel, radius / 2, height / 2)
    profile = [(0, 0), (radius - b, 0), (radius, b), (radius, height - b), (radius - b, height), (0, height)]
    return lathe(profile, segments)


def rod(start: ArrayLike, end: ArrayLike, radius: float, sides: int = 10, *, taper: float = 1.0) -> Mesh:
    """A straight round bar between two points; `taper` is the end's radius as part of the start's."""
    return tube(np.array([start, end], dtype=np.float64), [radius, radius * taper], sides)


def ellipsoid(width: float, height: float, depth: float, segments: int = 18, rows: int = 10) -> Mesh:
    """A ball or egg about the origin."""
    return cushion(width, height, depth, 2.0, segments, rows)


def cushion(width: float, height: float, depth: float, power: float = 3.5, segments: int = 24, rows: int = 10) -> Mesh:
    """A pillow about the origin: a superellipse from above (`power`), an ellipse from the side."""
    angle = np.linspace(-pi / 2, pi / 2, rows + 1)
    circle = ring(width, depth, segments, power)
    sections = np.empty((rows + 1, segments, 3))
    sections[..., 0] = np.cos(angle)[:, None] * circle[:, 0]
    sections[..., 1] = height / 2 * np.sin(angle)[:, None]
    sections[..., 2] = np.cos(angle)[:, None] * circle[:, 1]
    return sheet(sections, closed=True).outward()


def slab(outline: ArrayLike, thickness: float, bevel: float = 0.0) -> Mesh:
    """A counter-clockwise outline (n, 2) in the plane (x, y) given thickness along z, about z = 0."""
    line = np.asarray(outline, dtype=np.float64)
    rims = [(0.0, 1.0)] if bevel == 0 else [(bevel, 1.0), (0.0, 1.0 - 2 * bevel / thickness)]
    layers = [(inset, -part) for inset, part in rims] + [(inset, part) for inset, part in reversed(rims)]
    sections = [_lifted(_shrunk(line, inset), part * thickness / 2) for inset, part in layers]
    wall = sheet(np.array(sections), closed=True)
    lid = triangulate(line)
    start = len(wall.points)
    points = np.concatenate([wall.points, sections[0], sections[-1]])
    uvs = np.concatenate([wall.uvs, sections[0][:, :2], sections[-1][:, :2]])
    faces = np.concatenate([wall.faces, lid[:, ::-1] + start, lid + start + len(line)])
    return Mesh.of(points, faces, uvs).outward()


def _slice(width: float, depth: float, bevel: float, y: float, inset: float, steps: int) -> Floats:
    line = rounded_rectangle(width - 2 * inset, depth - 2 * inset, bevel - inset, steps)
    return np.stack([line[:, 0], np.full(len(line), y), line[:, 1]], axis=1)


def _metres(at: Floats) -> Floats:
    across = np.sqrt((np.diff(at, axis=1) ** 2).sum(axis=2)).max(axis=0)
    along = np.sqrt((np.diff(at, axis=0) ** 2).sum(axis=2)).max(axis=1)
    u, v = np.concatenate([[0], np.cumsum(across)]), np.concatenate([[0], np.cumsum(along)])
    return np.stack(np.meshgrid(u, v), axis=2)


def _frames(path: Floats) -> tuple[Floats, Floats]:
    tangent = np.gradient(path, axis=0)
    tangent /= np.sqrt((tangent**2).sum(axis=1, keepdims=True))
    seed = np.array([0.0, 0.0, 1.0]) if abs(tangent[0, 2]) < 0.9 else np.array([0.0, 1.0, 0.0])
    up = np.empty_like(path)
    for i, direction in enumerate(tangent):
        seed = seed - (seed * direction).sum() * direction
        up[i] = seed = seed / np.sqrt((seed**2).sum())
    return np.cross(up, tangent), up


def _shrunk(line: Floats, inset: float) -> Floats:
    ahead, behind = np.roll(line, -1, axis=0) - line, line - np.roll(line, 1, axis=0)
    normals = [
        np.stack([-e[:, 1], e[:, 0]], 1) / np.maximum(np.sqrt((e**2).sum(1)), 1e-9)[:, None] for e in (ahead, behind)
    ]
    middle = normals[0] + normals[1]
    length = np.maximum((middle**2).sum(axis=1, keepdims=True), 0.5)
    shrunk: Floats = line + inset * 2 * middle / length
    return shrunk


def _lifted(line: Floats, z: float) -> Floats:
    return np.column_stack([line, np.full(len(line), z)])
