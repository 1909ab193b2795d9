"""The comparison itself: it overlooks what a machine renders differently, and sees what a person would."""

from PIL import Image, ImageDraw

from tests.support.accepted_pictures import ALIKE, unlike


def _screen(shift: int = 0, panel: str = "#fffdf9") -> Image.Image:
    image = Image.new("RGB", (480, 300), "#f5efe6")
    pen = ImageDraw.Draw(image)
    pen.rectangle((300, 20, 460, 280), fill=panel)
    for row in range(12):
        pen.text((20 + shift, 20 + row * 20), "Words of a line that stands here", fill="#2a2420")
    return image


def test_letters_that_stand_a_pixel_aside_are_alike() -> None:
    assert unlike(_screen(), _screen(shift=1)) <= ALIKE


def test_a_panel_of_another_colour_and_one_that_is_gone_are_seen() -> None:
    assert unlike(_screen(), _screen(panel="#26211d")) > ALIKE
    assert unlike(_screen(), _screen(panel="#f5efe6").resize((240, 150))) == 1.0
