"""Where products go on each fixture."""

from vstore.modelling.entry import Slot

_RACK_TOP = 1.58
_RACK_TURN = 55.0  # hung things look half to the front, so that a passer-by sees more than sleeves

RACK = tuple(
    Slot((round(-0.78 + 0.26 * i, 2), _RACK_TOP, 0.0), (0.7, 1.45, 0.21), "hang", heading=_RACK_TURN) for i in range(7)
)

SHELF_LEVELS = (1.36, 0.84, 0.32)

SHELF = tuple(
    Slot((round(-0.76 + 0.38 * i, 2), y, -0.01), (0.36, 0.48, 0.36), "shelf", level)
    for level, y in enumerate(SHELF_LEVELS, start=1)
    for i in range(5)
)

TABLE = tuple(Slot((x, 0.85, z), (0.46, 0.7, 0.38), "shelf") for z in (-0.21, 0.21) for x in (-0.5, 0.0, 0.5))

PLINTH = (Slot((0.0, 0.5, 0.0), (0.56, 1.2, 0.56), "shelf"),)

PODIUM = (Slot((0.0, 0.12, 0.0), (2.3, 2.2, 2.1), "floor"),)

STAND = (Slot((0.0, 1.7, 0.0), (0.8, 1.6, 0.4), "hang"),)

PARTITION = tuple(Slot((x, 1.5, -0.06), (0.8, 1.2, 0.2), "wall") for x in (-0.95, 0.0, 0.95))
