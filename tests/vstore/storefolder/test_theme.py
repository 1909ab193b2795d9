"""A brand's theme: read, refused with the place, and brought to the page."""

from pathlib import Path

import pytest

import vstore
from vstore.about import about
from vstore.protocol.store_view import ThemeView
from vstore.storefolder.reading import read_store
from vstore.storefolder.toml import read_settings

SAMPLE = Path(vstore.__file__).parent / "sample"
STORE = 'currency = "KRW"\nname = {en = "Crunchy"}\n[theme]\n'


def test_theme_is_read_with_what_it_leaves_out() -> None:
    settings, problems = read_settings(STORE + 'accent = "#b4452f"\nheadings = "serif"')
    assert problems == []
    assert settings
    assert (settings.theme.accent, settings.theme.corners, settings.theme.headings) == ("#b4452f", "round", "serif")


@pytest.mark.parametrize(
    ("line", "place"),
    [('accent = "red"', "theme.accent"), ('corners = "wavy"', "theme.corners"), ('acent = "#000000"', "theme.acent")],
)
def test_theme_that_nobody_can_draw_is_a_fault_with_its_place(line: str, place: str) -> None:
    settings, problems = read_settings(STORE + line)
    assert settings is None
    assert [(each.file, each.place) for each in problems] == [("store.toml", place)]


def test_page_is_told_of_the_theme() -> None:
    assert about(read_store(SAMPLE)).theme == ThemeView("#2f5d50")
