"""Size guides: the table as it was written, and every fault of it."""

from vstore.storefolder.size_guides import SizeGuide
from vstore.storefolder.toml import read_settings

HEAD = 'currency = "KRW"\n[name]\nen = "A shop"\n'
JACKETS = """[[size_guides]]
name = {en = "Jackets"}
fits = ["jacket"]
columns = [{en = "Size"}, {en = "Chest (cm)"}]
"""


def test_guide_is_read_as_it_was_written() -> None:
    settings, problems = read_settings(HEAD + JACKETS + 'rows = [["S", "96"], ["M", "100"]]\n')
    assert not problems and settings
    columns = ({"en": "Size"}, {"en": "Chest (cm)"})
    guide = SizeGuide({"en": "Jackets"}, columns, (("S", "96"), ("M", "100")), ("jacket",))
    assert settings.size_guides == (guide,)


def test_every_fault_is_told_with_its_place() -> None:
    text = HEAD + JACKETS.replace('["jacket"]', "[]").replace('"Jackets"', '" "') + 'rows = [["S", "96"], ["M"]]\n'
    _, problems = read_settings(text)
    assert [(each.place, each.what) for each in problems] == [
        ("size_guides[0].name", "holds no text."),
        ("size_guides[0].fits", "names nothing."),
        ("size_guides[0].rows[1]", "has 1 cells, but there are 2 columns."),
    ]
    _, problems = read_settings(HEAD + JACKETS + "rows = []\n")
    assert [each.place for each in problems] == ["size_guides[0].rows"]
