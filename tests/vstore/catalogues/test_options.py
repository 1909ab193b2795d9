"""Options and their values, recognised in both languages."""

import pytest

from scenes.products import OptionValue
from vstore.catalogues.colors import COLORS, color_in_name, color_like
from vstore.catalogues.options import option_id, option_name, option_value


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Color", "color"),
        ("Colour", "color"),
        ("색상", "color"),
        ("컬러", "color"),
        ("Size", "size"),
        ("사이즈", "size"),
    ],
)
def test_colour_and_size_are_known_in_both_languages(word: str, expected: str) -> None:
    name = {"en" if word.isascii() else "ko": word}
    assert option_id(name) == expected
    assert set(option_name(name)) == {"en", "ko"}


def test_other_options_keep_their_own_name() -> None:
    assert option_id({"en": "Wick length"}) == "wick-length"
    assert option_name({"en": "Wick length"}) == {"en": "Wick length"}


def test_a_known_colour_gets_its_swatch_and_its_other_name() -> None:
    assert option_value("color", {"ko": "블랙"}, None) == OptionValue("black", {"ko": "블랙", "en": "Black"}, "#26262a")
    assert option_value("color", {"en": "Grey"}, None).id == option_value("color", {"en": "Gray"}, None).id == "gray"


def test_a_shade_keeps_its_name_and_looks_like_its_colour() -> None:
    shade = option_value("color", {"en": "Ocean Blue"}, None)
    assert (shade.id, shade.name, shade.swatch) == ("ocean-blue", {"en": "Ocean Blue"}, "#3b6ea5")


def test_a_brands_own_swatch_is_kept() -> None:
    assert option_value("color", {"en": "Moss"}, "#123456").swatch == "#123456"
    assert option_value("color", {"en": "Black"}, "#000000").swatch == "#000000"
    assert option_value("color", {"en": "Unheard-of"}, None).swatch is None


@pytest.mark.parametrize(
    ("word", "expected"), [("Small", "s"), ("M", "m"), ("라지", "l"), ("2XL", "xxl"), ("프리", "one-size")]
)
def test_sizes_have_one_id_however_they_are_written(word: str, expected: str) -> None:
    language = "en" if word.isascii() else "ko"
    value = option_value("size", {language: word}, None)
    assert value.id == expected
    assert value.name[language] == word
    assert set(value.name) == {"en", "ko"}


def test_the_longest_colour_at_the_end_wins() -> None:
    assert color_like("Dark Olive Green").id == "olive"  # type: ignore[union-attr]
    assert color_like("딥 네이비").id == "navy"  # type: ignore[union-attr]
    assert color_like("Striped") is None


@pytest.mark.parametrize(
    ("name", "color"),
    [
        ("Black Leather Bag", "black"),
        ("Olive Green Jacket", "olive"),
        ("Black and White Tee", None),
        ("Oak Table", None),
    ],
)
def test_a_name_states_a_colour_only_where_it_states_one(name: str, color: str | None) -> None:
    found = color_in_name(name)
    assert (found.id if found else None) == color


def test_colour_words_name_one_colour_each() -> None:
    words = [word.lower() for color in COLORS for word in (color.en, color.ko, *color.also)]
    assert len(words) == len(set(words))
