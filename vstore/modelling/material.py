"""What a surface is made of: metallic-roughness materials and the textures they may carry."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True)
class Texture:
    """A small tile of grey bytes, row by row, repeated every `tile` metres of texture coordinates.

    Where `relief` is above 0 the greys are heights too: a client that draws a thing close up may bump it by so much.
    """

    name: str
    width: int
    height: int
    pixels: bytes
    tile: tuple[float, float]
    relief: float = 0.0


@dataclass(frozen=True)
class Material:
    """A glTF material; `color` is written as people know it, sRGB "#rrggbb".

    `sheen` is the colour in which fibres shine at grazing angles (KHR_materials_sheen), `clearcoat` from 0 to 1 the
    gloss of a layer of varnish or glaze on top (KHR_materials_clearcoat).
    """

    name: str
    color: str
    roughness: float = 0.8
    metallic: float = 0.0
    emissive: str = "#000000"
    double_sided: bool = False
    texture: Texture | None = None
    crease: float = 55.0
    sheen: str = "#000000"
    clearcoat: float = 0.0

    @property
    def tile(self) -> tuple[float, float] | None:
        """Metres of texture coordinates that one tile of its texture covers; None without a texture."""
        return self.texture.tile if self.texture else None

    def with_(self, **changes: object) -> Self:
        """The same material with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


def linear(color: str) -> tuple[float, float, float]:
    """An sRGB colour "#rrggbb" in the linear light glTF counts in."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return round(r, 4), round(g, 4), round(b, 4)
