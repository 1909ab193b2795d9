"""Tiny repeating textures: greys for knit, weave and denim that survive any tint, and wood grain."""

import numpy as np

from vstore.modelling.material import Texture
from vstore.modelling.mesh import Floats


def _shaded(name: str, height: Floats, low: float, tile: tuple[float, float]) -> Texture:
    """Greys from `low` in the valleys of a height field (rows, columns) to white on its ridges."""
    level = (height - height.min()) / (height.max() - height.min())
    return _picture(name, low + (1 - low) * level, tile)


def _picture(name: str, grey: Floats, tile: tuple[float, float]) -> Texture:
    # An extra rounding first keeps values that sit on a byte's edge from tipping over on another machine.
    pixels = np.round(np.round(grey * 255, 6) + 1e-4).astype(np.uint8)
    return Texture(name, grey.shape[1], grey.shape[0], pixels.tobytes(), tile)


def _knit() -> Texture:
    """Two legs of a stitch that lean together, like a row of small v's."""
    y, x = np.mgrid[0:16, 0:16] / 16
    leg = np.abs(x - 0.5)
    slant = (y + 1.1 * leg) % 1.0
    height = np.sin(np.pi * slant) ** 0.6 * np.abs(np.sin(2 * np.pi * x)) ** 0.7
    return _shaded("knit", height, 0.74, (0.016, 0.014))


def _weave() -> Texture:
    y, x = np.mgrid[0:16, 0:16] / 16
    over = np.sin(2 * np.pi * x) * np.sin(2 * np.pi * y)
    return _shaded("weave", over, 0.86, (0.012, 0.012))


def _denim() -> Texture:
    y, x = np.mgrid[0:16, 0:16] / 16
    twill = np.sin(2 * np.pi * (x + y)) + 0.35 * np.sin(2 * np.pi * 4 * x)
    return _shaded("denim", twill, 0.72, (0.009, 0.009))


def _wood() -> Texture:
    """Long pale and dark lines along the height, with a slow waver."""
    y, x = np.mgrid[0:64, 0:32]
    u, v = x / 32 * 2 * np.pi, y / 64 * 2 * np.pi
    waver = u + 0.35 * np.sin(v) + 0.12 * np.sin(2 * v + 1)
    line = 0.5 * np.sin(2 * waver) + 0.3 * np.sin(5 * waver + 1.3 + 0.4 * np.sin(v)) + 0.2 * np.sin(9 * waver + 0.5)
    return _picture("wood_grain", 0.9 + 0.09 * line, (0.18, 0.9))


KNIT = _knit()
WEAVE = _weave()
DENIM = _denim()
WOOD_GRAIN = _wood()
