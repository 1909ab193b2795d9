"""How long the words of a product may be: what is longer is cut, and told."""

from collections.abc import Mapping

from msgspec.structs import replace

from scenes.products import Text
from vstore.catalogues.drafts import Draft
from vstore.catalogues.reporting import Report

LONGEST_NAME = 200  # what still fits on a card and a shelf's sign
LONGEST_PASSAGE = 10_000  # every visitor of the room is sent the descriptions of what stands in it
LONGEST_SIGN = 60  # the sign over a shelf names two categories
_LONGEST = {
    "name": LONGEST_NAME,
    "category": LONGEST_SIGN,
    "kind": LONGEST_SIGN,
    "material": LONGEST_NAME,
    "description": LONGEST_PASSAGE,
}


def shortened(draft: Draft, report: Report) -> Draft:
    """The draft with every text within its bounds; one note tells which were cut."""
    texts: dict[str, Text] = {field: getattr(draft, field) for field in _LONGEST}
    cut = {field: _cut(text, longest(field)) for field, text in texts.items()}
    details = {fact: _cut(text, LONGEST_PASSAGE) for fact, text in draft.details.items()}
    options = tuple(_cut(name, LONGEST_NAME) for name in draft.options)
    variants = tuple(
        replace(each, values=tuple((_cut(words, LONGEST_NAME), swatch) for words, swatch in each.values))
        for each in draft.variants
    )
    result = replace(
        draft,
        **cut,
        categories=tuple(_cut(level, LONGEST_SIGN) for level in draft.categories),
        details=details,
        options=options,
        variants=variants,
        brand=_short(draft.brand, LONGEST_NAME),
        tags=tuple(tag for tag in draft.tags if len(tag) <= LONGEST_NAME),
    )
    if result != draft:
        fields = [field for field, text in texts.items() if cut[field] != text]
        what = f"the {' and the '.join(fields) or 'product'} is longer than anybody reads."
        remedy = (
            f"Cut short: names hold {LONGEST_NAME} letters, categories {LONGEST_SIGN}, descriptions {LONGEST_PASSAGE}."
        )
        report.note(draft.row, "", what, remedy)
    return result


def longest(field: str) -> int:
    """How many letters a text of a product may have."""
    return _LONGEST[field]


def _cut(text: Mapping[str, str], most: int) -> Text:
    return {language: _short(words, most) for language, words in text.items()}


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
