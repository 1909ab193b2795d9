"""The pictures of the library's models as files, for what is sold: WebP, made with the models."""

from pathlib import Path

from PIL import Image

from vstore.modelling.catalogue import CATALOGUE
from vstore.modelling.entry import Entry
from vstore.modelling.model import fitted, surfaces
from vstore.modelling.picture import Pixels, picture

QUALITY = 82
PICTURED = tuple(entry for entry in CATALOGUE if entry.placement != "fixture")
"""What a shop may sell; nobody puts a shelf into a cart."""


def draw(entry: Entry) -> Pixels:
    """The picture of one model."""
    return picture(surfaces(fitted(entry.sculpt(), entry.size), grounded=entry.grounded))


def write_pictures(folder: Path) -> None:
    """Write every picture into `folder`, named as its model."""
    folder.mkdir(parents=True, exist_ok=True)
    for entry in PICTURED:
        Image.fromarray(draw(entry)).save(folder / f"{entry.name}.webp", quality=QUALITY, method=6)
