"""Small hard things one wears: sunglasses and a wrist watch."""

import numpy as np

from vstore.modelling.curves import rounded_rectangle, spline
from vstore.modelling.materials import DARK, GLAZE, LEATHER, METAL, PAPER, TRIM
from vstore.modelling.mesh import Mesh, join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, cushion, cylinder, lathe, slab, tube


def sunglasses() -> list[Part]:
    """Round-cornered sunglasses, arms open."""
    lens = rounded_rectangle(0.056, 0.044, 0.019, 4)
    flat = np.column_stack([lens, np.zeros(len(lens))])
    rim = tube(flat[[*range(len(flat)), 0]], 0.0035, 6).turned(y=4).moved(0.036, 0.026, -0.062)
    glass = slab(lens, 0.002).turned(y=4).moved(0.036, 0.026, -0.062)
    bridge = tube(spline([(-0.01, 0.03, -0.063), (0, 0.035, -0.065), (0.01, 0.03, -0.063)], 7), 0.003, 6)
    arm = tube(
        spline(
            [
                (0.064, 0.036, -0.058),
                (0.07, 0.037, -0.05),
                (0.071, 0.035, 0.02),
                (0.069, 0.022, 0.065),
                (0.068, 0.008, 0.078),
            ],
            13,
        ),
        [0.0032] * 11 + [0.004, 0.004],
        6,
    )
    lenses = DARK.with_(name="lens", color="#2c2f3a", roughness=0.08)
    return [Part(GLAZE, join(pair(rim), bridge, pair(arm))), Part(lenses, pair(glass))]


def watch() -> list[Part]:
    """A wrist watch on a small velvet pillow."""
    pillow = cushion(0.07, 0.06, 0.085, 3.0, 20, 10).turned(x=62).moved(y=0.045)
    strap = lathe([(0.041, -0.011), (0.045, -0.011), (0.045, 0.011), (0.041, 0.011), (0.041, -0.011)], 32)
    strap = strap.scaled(x=0.92).turned(z=90).scaled(z=0.95).turned(x=-28).moved(y=0.048)
    case = lathe(
        [(0, 0), (0.019, 0), (0.021, 0.003), (0.021, 0.008), (0.0185, 0.0105), (0.017, 0.0095), (0, 0.0095)], 28
    )
    crown = cylinder(0.003, 0.005, 8, 0.001).turned(z=-90).moved(0.02, 0.005, 0)
    face = lathe([(0, 0.0096), (0.0172, 0.0096), (0.0172, 0.0092), (0, 0.009)], 24)
    marks = [box(0.0012, 0.001, 0.004, 0.0002).moved(0, 0.0096, -0.0145).turned(y=30 * i) for i in range(12)]
    hands = [
        box(0.0012, 0.0012, 0.012, 0.0002).moved(0, 0.0099, -0.006).turned(y=-55),
        box(0.0016, 0.0012, 0.009, 0.0002).moved(0, 0.0099, -0.0045).turned(y=50),
    ]

    def placed(mesh: Mesh) -> Mesh:
        return mesh.turned(x=-62).moved(0, 0.068, -0.037)

    velvet = TRIM.with_(name="pillow", color="#d9d0c3")
    return [
        Part(LEATHER, strap),
        Part(METAL, placed(join(case, crown))),
        Part(PAPER, placed(face)),
        Part(DARK, placed(join(*marks, *hands))),
        Part(velvet, pillow),
    ]
