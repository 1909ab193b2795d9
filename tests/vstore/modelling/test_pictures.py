"""The library's still pictures: one of each thing that is sold, and what the code draws."""

import numpy as np
import pytest
from PIL import Image

from vstore.modelling.entry import Entry
from vstore.modelling.library import LIBRARY
from vstore.modelling.picture import SIDE
from vstore.modelling.pictures import PICTURED, draw

PICTURES = LIBRARY / "pictures"
ALIKE = 6.0  # mean difference of a channel that WebP's loss may make


def test_there_is_a_picture_of_every_thing_that_is_sold_and_of_nothing_else() -> None:
    assert {path.stem for path in PICTURES.iterdir()} == {entry.name for entry in PICTURED}


def test_all_pictures_together_are_lighter_than_one_photograph() -> None:
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < 500_000


@pytest.mark.parametrize("name", ["bottle", "mug"])
def test_picture_is_what_the_code_draws(name: str) -> None:
    entry = _entry(name)
    kept = np.asarray(Image.open(PICTURES / f"{entry.name}.webp").convert("RGBA"), dtype=float)
    drawn = draw(entry).astype(float)
    assert kept.shape == (SIDE, 2 * SIDE, 4)
    seen = drawn[..., 3] > 0
    assert np.abs(kept - drawn)[seen].mean() < ALIKE, "run `python -m vstore.modelling` and commit the result"


def test_what_takes_a_colour_is_drawn_in_white_inside_the_whole() -> None:
    whole, tinted = np.split(draw(_entry("mug")), 2, axis=1)
    assert (tinted[..., 3] <= whole[..., 3]).all()
    assert tinted[..., 3].any()
    red, _, blue = (tinted[..., channel].astype(int)[tinted[..., 3] == 255] for channel in range(3))
    assert np.abs(red - blue).max() < 25


def _entry(name: str) -> Entry:
    return next(entry for entry in PICTURED if entry.name == name)
