"""Open-fronted clothes on hangers: cardigan, jacket, coat."""

import numpy as np

from vstore.modelling.cloth import Body, neckband
from vstore.modelling.hangers import yoke
from vstore.modelling.materials import BRASS, DARK, KNITTED, METAL, QUILTED, SHELL, TRIM, WOOLLEN
from vstore.modelling.mesh import Mesh, join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import tube
from vstore.modelling.tops import long_sleeves, ribs, shirt_collar, trunk


def cardigan() -> list[Part]:
    body = trunk(0.7, 0.48, 0.52, 0.24, neck=0.18, drop=0.24, vee=3.2)
    sleeves = long_sleeves(0.015, 0.05, [0.046, 0.072, 0.066, 0.059, 0.05], 0.07, 0.048)
    bands = [
        body.strip([(0.004, 0.005), (0.004, 0.25), (0.004, 0.43)], 0.044, 0.006),
        pair(body.strip([(0.006, 0.42), (0.04, 0.53), (0.088, 0.645)], 0.036, 0.005, 9)),
    ]
    pockets = pair(body.patch([(0.2, 0.07), (0.08, 0.07), (0.08, 0.2), (0.2, 0.2)], 0.006))
    cloth = join(body.mesh().toned(ribs(0.06)), sleeves, pockets, *(band.shaded(0.9) for band in bands))
    buttons = body.buttons([(0.004, y) for y in np.linspace(0.05, 0.4, 5)], 0.011, 0.011)
    inner = neckband(body, 0.008, 0.006).shaded(0.9)
    return [Part(KNITTED, join(cloth, inner)), Part(DARK, buttons), *yoke(0.67)]


def jacket() -> list[Part]:
    """A bomber jacket: ribbed hem and cuffs, a stand-up collar, a steel zip."""
    body = trunk(0.68, 0.45, 0.54, 0.27, neck=0.19, drop=0.06)
    sleeves = long_sleeves(-0.005, 0.1, [0.05, 0.083, 0.077, 0.068, 0.052], 0.065, 0.05)
    pockets = pair(body.strip([(0.19, 0.13), (0.165, 0.19), (0.14, 0.26)], 0.026, 0.011, 8))
    collar = neckband(body, 0.045, 0.008, gap=0.1, lean=0.006).shaded(0.86)
    cloth = join(body.mesh().toned(ribs(0.07)), sleeves, pockets.shaded(0.9), collar)
    flaps = pair(body.strip([(0.02, 0.01), (0.02, 0.3), (0.02, 0.6)], 0.026, 0.008))
    line = np.linspace(0.005, 0.605, 8)
    teeth = tube(body.front(np.zeros(8), line, 0.004), 0.005, 5)
    pull = body.patch([(0.006, 0.545), (-0.006, 0.545), (-0.006, 0.585), (0.006, 0.585)], 0.01, (2, 3))
    return [Part(SHELL, join(cloth, flaps)), Part(METAL, join(teeth, pull)), *yoke(0.66)]


def quilted_jacket() -> list[Part]:
    """A padded field jacket: quilted all over, with snaps, patch pockets and a dark corduroy collar."""
    body = trunk(0.68, 0.5, 0.54, 0.27, neck=0.17, drop=0.06)
    sleeves = long_sleeves(-0.005, 0.1, [0.05, 0.083, 0.077, 0.068, 0.058], 0.03, 0.06)
    overlap = body.strip([(0, 0.01), (0, 0.3), (0, 0.6)], 0.05, 0.009)
    pockets = pair(body.patch([(0.215, 0.07), (0.075, 0.07), (0.075, 0.21), (0.215, 0.21)], 0.012))
    flaps = pair(body.patch([(0.22, 0.175), (0.07, 0.175), (0.07, 0.225), (0.22, 0.225)], 0.018, (5, 4)))
    seams = pair(body.strip([(0.215, 0.068), (0.145, 0.066), (0.075, 0.068)], 0.006, 0.014, 8))
    cloth = join(body.mesh(), sleeves, overlap, pockets, flaps, seams.shaded(0.7))
    snaps = body.buttons([(0, y) for y in np.linspace(0.06, 0.57, 6)], 0.009, 0.013)
    collar = shirt_collar(body, 0.028, 0.055, 0.014)
    corduroy = TRIM.with_(name="corduroy", color="#4a3a2e", sheen="#8a847a")
    return [Part(QUILTED, cloth), Part(corduroy, collar), Part(BRASS, snaps), *yoke(0.66)]


def coat() -> list[Part]:
    """A double-breasted overcoat with broad lapels."""
    body = trunk(1.08, 0.6, 0.52, 0.26, neck=0.17, drop=0.22, vee=3.0)
    sleeves = long_sleeves(0.4, 0.06, [0.048, 0.076, 0.07, 0.063, 0.058], 0.08, 0.06)
    overlap = body.strip([(-0.075, 0.01), (-0.075, 0.4), (-0.075, 0.8)], 0.012, 0.005)
    pockets = pair(body.patch([(0.215, 0.44), (0.08, 0.43), (0.08, 0.49), (0.215, 0.5)], 0.008))
    cloth = join(body.mesh(), sleeves, overlap, pockets, *_lapels(body), shirt_collar(body, 0.028, 0.05, 0.0))
    places = [(x, y) for y in (0.5, 0.62, 0.74) for x in (-0.05, 0.075)]
    return [
        Part(WOOLLEN, cloth),
        Part(DARK, body.buttons(places, 0.014, 0.006)),
        Part(TRIM, _lining(body)),
        *yoke(1.06),
    ]


def _lapels(body: Body) -> list[Mesh]:
    """Lapels that fold out from the closing point to the collar."""
    y = body.top
    leaf = body.patch([(0.012, y - 0.27), (-0.008, y - 0.25), (0.052, y - 0.075), (0.145, y - 0.125)], 0.013, (5, 7))
    notch = body.patch([(0.105, y - 0.105), (0.03, y - 0.09), (0.065, y - 0.035), (0.118, y - 0.075)], 0.016, (4, 4))
    return [pair(leaf), pair(notch)]


def _lining(body: Body) -> Mesh:
    """The strip of lining that shows in the neck."""
    return neckband(body, 0.004, 0.003)
