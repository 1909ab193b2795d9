"""Small repeating textures: greys for knits, cloths and leather that survive any tint, and wood grain."""

import numpy as np

from vstore.modelling.material import Texture
from vstore.modelling.mesh import Floats


def _shaded(name: str, height: Floats, low: float, tile: tuple[float, float], relief: float = 0.0) -> Texture:
    """Greys from `low` in the valleys of a height field (rows, columns) to white on its ridges."""
    level = (height - height.min()) / (height.max() - height.min())
    return _picture(name, low + (1 - low) * level, tile, relief)


def _picture(name: str, grey: Floats, tile: tuple[float, float], relief: float = 0.0) -> Texture:
    # An extra rounding first keeps values that sit on a byte's edge from tipping over on another machine.
    pixels = np.round(np.round(grey * 255, 6) + 1e-4).astype(np.uint8)
    return Texture(name, grey.shape[1], grey.shape[0], pixels.tobytes(), tile, relief)


def _stitches(x: Floats, y: Floats) -> Floats:
    """Rows of small v's: two legs of a stitch that lean together; one stitch a unit each way."""
    leg = np.abs(x % 1.0 - 0.5)
    slant = (y + 1.1 * leg) % 1.0
    height: Floats = np.sin(np.pi * slant) ** 0.6 * np.abs(np.sin(2 * np.pi * x)) ** 0.7
    return height


def _knit() -> Texture:
    y, x = np.mgrid[0:24, 0:24] / 24
    return _shaded("knit", _stitches(x, y), 0.62, (0.019, 0.016), 3.0)


def _cable() -> Texture:
    """Two strands that cross over each other, between columns of purl: a fisherman's sweater."""
    y, x = np.mgrid[0:96, 0:96] / 96
    across, turn = (x - 0.5) / 0.3, 2 * np.pi * y
    height = 0.32 * _stitches(12 * x, 10 * y)
    for phase in (0.0, np.pi):
        away = across - 0.5 * np.sin(turn + phase)
        strand = np.sqrt(np.clip(1 - (away / 0.52) ** 2, 0, 1))
        over = 0.8 + 0.2 * np.cos(turn + phase)
        plies = 0.82 + 0.18 * np.abs(np.sin(np.pi * (5 * y - 2.2 * away * np.sign(np.cos(turn + phase)))))
        height = np.maximum(height, strand * over * plies)
    return _shaded("cable", height, 0.72, (0.115, 0.13), 5.0)


def _weave() -> Texture:
    y, x = np.mgrid[0:16, 0:16] / 16
    over = np.sin(2 * np.pi * x) * np.sin(2 * np.pi * y)
    return _shaded("weave", over, 0.82, (0.012, 0.012), 2.0)


def _denim() -> Texture:
    y, x = np.mgrid[0:16, 0:16] / 16
    twill = np.sin(2 * np.pi * (x + y)) + 0.35 * np.sin(2 * np.pi * 4 * x)
    return _shaded("denim", twill, 0.66, (0.009, 0.009), 2.0)


def _herringbone() -> Texture:
    """A woollen coat's cloth: ribs that lean one way in one stripe, the other way in the next."""
    y, x = np.mgrid[0:48, 0:48] / 48
    fold = 1 - np.abs(2 * x - 1)
    rib = np.sin(2 * np.pi * (4 * y + 2 * fold)) + 0.25 * np.sin(2 * np.pi * 12 * x)
    return _shaded("herringbone", rib, 0.78, (0.032, 0.032), 1.5)


def _quilt() -> Texture:
    """Diamonds of padding between lines of stitches."""
    y, x = np.mgrid[0:64, 0:64] / 64
    one, other = np.abs(np.sin(np.pi * (x + y))), np.abs(np.sin(np.pi * (x - y)))
    padding = (one * other) ** 0.45
    stitch = 0.12 * (np.minimum(one, other) < 0.06) * (np.sin(2 * np.pi * 10 * y) > 0)
    return _shaded("quilt", padding + stitch, 0.58, (0.075, 0.095), 7.0)


def _leather() -> Texture:
    """Pebbles of every size with fine creases between them: the distance to the nearest of scattered points."""
    side, count = 64, 90
    y, x = np.mgrid[0:side, 0:side] / side
    nth = np.arange(count)
    at = np.stack([nth * nth * 37 + nth * 101, nth * nth * 53 + nth * 211], axis=1) % 997 / 997
    apart = np.abs(np.stack([x, y], axis=2)[:, :, None, :] - at)
    away = np.sqrt((np.minimum(apart, 1 - apart) ** 2).sum(axis=3))
    nearest, second = np.sort(away, axis=2)[..., :2].transpose(2, 0, 1)
    crease = np.clip((second - nearest) * 16, 0, 1)
    return _shaded("leather", np.round(crease, 4), 0.84, (0.034, 0.034), 1.5)


def _wood() -> Texture:
    """Long pale and dark lines along the height, with a slow waver."""
    y, x = np.mgrid[0:64, 0:32]
    u, v = x / 32 * 2 * np.pi, y / 64 * 2 * np.pi
    waver = u + 0.35 * np.sin(v) + 0.12 * np.sin(2 * v + 1)
    line = 0.5 * np.sin(2 * waver) + 0.3 * np.sin(5 * waver + 1.3 + 0.4 * np.sin(v)) + 0.2 * np.sin(9 * waver + 0.5)
    return _picture("wood_grain", 0.88 + 0.11 * line, (0.18, 0.9))


KNIT = _knit()
CABLE = _cable()
WEAVE = _weave()
DENIM = _denim()
HERRINGBONE = _herringbone()
QUILT = _quilt()
LEATHER_GRAIN = _leather()
WOOD_GRAIN = _wood()
