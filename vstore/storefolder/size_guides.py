"""Size guides as written in `[[size_guides]]` of store.toml: a table of measures for the products that it fits."""

from collections.abc import Iterator

import msgspec

from scenes.products import Text
from vstore.storefolder.table import Table

MOST_CELLS = 1_000


class SizeGuide(Table, frozen=True):
    """`columns` head the `rows`, of which each begins with a size. `fits` names products by id, kinds and categories
    by what they are called in any language."""

    name: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[str, ...], ...]
    fits: tuple[str, ...]
    note: Text = msgspec.field(default_factory=dict)


def size_guide_complaints(guides: tuple[SizeGuide, ...]) -> Iterator[tuple[str, str, str]]:
    """What is wrong: (place, what is wrong, what to do)."""
    for number, guide in enumerate(guides):
        place = f"size_guides[{number}]"
        if not any(words.strip() for words in guide.name.values()):
            yield f"{place}.name", "holds no text.", 'Write it by language: name = {en = "Jackets", ko = "재킷"}.'
        if not guide.fits:
            yield f"{place}.fits", "names nothing.", "Write ids of products, or names of kinds or categories."
        if not guide.rows or not guide.columns:
            yield f"{place}.rows", "holds no size.", 'Write a row for each: rows = [["S", "96"], ["M", "100"]].'
        if len(guide.rows) * len(guide.columns) > MOST_CELLS:
            yield f"{place}.rows", f"holds more than {MOST_CELLS} cells.", "Make several guides of it."
        for at, row in enumerate(guide.rows):
            if len(row) != len(guide.columns):
                what = f"has {len(row)} cells, but there are {len(guide.columns)} columns."
                yield f"{place}.rows[{at}]", what, "Write one cell for each column."
