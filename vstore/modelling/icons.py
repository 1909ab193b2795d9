"""`python -m vstore.modelling.icons` draws the store's icon as PNG, for phones that install the page."""

from pathlib import Path

from PIL import Image, ImageDraw

PUBLIC = Path(__file__).parents[2] / "clients" / "web" / "public"
GROUND, FIGURE = "#2f5d50", "#fff7ea"
GRID = 32
FINENESS = 4
SAFE = 0.8  # what phones never cut off of a maskable icon (W3C: a circle of 80 %)

BAG = [(9, 13), (23, 13), (24.2, 24), (7.8, 24)]
HANDLE = (12.5, 7.5, 19.5, 14.5)


def icon(pixels: int, *, maskable: bool = False) -> Image.Image:
    """A bag on a rounded ground, as `icon.svg`; a maskable one fills its square, and the bag stays in the middle."""
    side = pixels * FINENESS
    image = Image.new("RGBA", (side, side), GROUND if maskable else (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    unit = side / GRID
    if not maskable:
        pen.rounded_rectangle((0, 0, side - 1, side - 1), radius=9 * unit, fill=GROUND)
    small = SAFE if maskable else 1.0

    def at(value: float) -> float:
        return (GRID / 2 + (value - GRID / 2) * small) * unit

    pen.polygon([(at(x), at(y)) for x, y in BAG], fill=FIGURE)
    width = round(2 * unit * small)
    left, top, right, bottom = (at(value) for value in HANDLE)
    pen.arc((left - width / 2, top - width / 2, right + width / 2, bottom + width / 2), 180, 360, FIGURE, width)
    for x in (left, right):
        pen.rectangle((x - width / 2, (top + bottom) / 2, x + width / 2, at(15)), fill=FIGURE)
    return image.resize((pixels, pixels), Image.Resampling.LANCZOS)


def write_icons(folder: Path = PUBLIC) -> None:
    """Write every icon that the web manifest names."""
    for name, drawn in (
        ("icon-192", icon(192)),
        ("icon-512", icon(512)),
        ("icon-maskable", icon(512, maskable=True)),
    ):
        drawn.save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    write_icons()
