"""The materials models share: named once, so that clients can find and recolour them by name."""

from vstore.modelling.material import Material

PRIMARY = Material("primary", "#f4f2ee", roughness=0.85)
