"""Our own catalog.csv: one row a variant; the first row of a product carries what all its variants share.

All columns but `product`, one name and `price` may be absent or empty; LANG is en or ko:
product · name_LANG · description_LANG · kind_LANG · category_LANG · brand · material_LANG · tags (a, b) ·
rating (0 to 5) · review_count · model (library:NAME or a file in assets/) · images, videos (split by |) ·
option1_LANG · value1_LANG · swatch1 (#rrggbb) · the same for options 2 to 9 · sku · price ·
compare_at (a former, higher price) · stock (empty: not counted) · gtin (8, 12, 13 or 14 digits) · weight (grams) ·
withdrawn (yes: neither shown nor sold) · image, variant_images, variant_videos, variant_model (of the variant) ·
categories_LANG (A > B > C: a place in your own tree) · detail_FACT_LANG (a further fact, such as detail_care_en).
"""

import re
from itertools import zip_longest

from scenes.problem import closest
from scenes.products import Text
from vstore.catalogues.drafts import Columns, Draft, DraftVariant, listed
from vstore.catalogues.formulas import as_meant
from vstore.catalogues.plaintext import plain
from vstore.catalogues.tables import Row, Table
from vstore.problem import Problem, Severity

LANGUAGES = ("en", "ko")
OPTIONS = range(1, 10)
_TRANSLATED = (
    "name",
    "description",
    "kind",
    "category",
    "categories",
    "material",
    *(f"{w}{n}" for n in OPTIONS for w in ("option", "value")),
)
_SINGLE = (
    "product",
    "brand",
    "tags",
    "rating",
    "review_count",
    "model",
    "images",
    "videos",
    *(f"swatch{n}" for n in OPTIONS),
)
_MEDIA_OF_VARIANT = ("image", "variant_images", "variant_videos", "variant_model")
_OF_VARIANT = ("sku", "price", "compare_at", "stock", "gtin", "weight", "withdrawn", *_MEDIA_OF_VARIANT)
_YES = ("yes", "y", "true", "1")
_NO = ("", "no", "n", "false", "0")
COLUMNS = (*_SINGLE, *_OF_VARIANT, *(f"{word}_{language}" for word in _TRANSLATED for language in LANGUAGES))
DETAIL = re.compile(r"detail_([a-z0-9_-]+)_(" + "|".join(LANGUAGES) + ")")


def recognises(header: tuple[str, ...]) -> bool:
    return {"product", "price"} <= set(header)


def columns(header: tuple[str, ...]) -> Columns:
    name = next((name for name in header if name.startswith("name_")), "name_en")
    return Columns(name, "sku", "price", "compare_at", "stock", "value{}_" + name.removeprefix("name_"))


def drafts(table: Table, file: str) -> tuple[list[Draft], list[Problem]]:
    """One draft a product; unknown columns, rows without a product and swatches that are no colours are told."""
    problems = [
        _unknown(column, file) for column in table.header if column not in COLUMNS and not DETAIL.fullmatch(column)
    ]
    rows = [Row(row.number, {name: as_meant(cell) for name, cell in row.cells.items()}) for row in table.rows]
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row["product"]:
            groups.setdefault(row["product"], []).append(row)
        else:
            what = "the row names no product."
            problems.append(Problem(file, f"row {row.number}, column “product”", what, "Write its product's id."))
    problems += [_no_swatch(row, n, file) for row in rows for n in OPTIONS if row[f"swatch{n}"] and not _swatch(row, n)]
    problems += [_unclear(row, file) for row in rows if row["withdrawn"].lower() not in (*_YES, *_NO)]
    return [_draft(handle, rows) for handle, rows in groups.items()], problems


def _draft(handle: str, rows: list[Row]) -> Draft:
    first = rows[0]
    numbers = [n for n in OPTIONS if _text(first, f"option{n}")]
    return Draft(
        row=first.number,
        handle=handle,
        name=_text(first, "name"),
        variants=tuple(_variant(row, numbers) for row in rows),
        options=tuple(_text(first, f"option{n}") for n in numbers),
        description=_text(first, "description"),
        category=_text(first, "category"),
        kind=_text(first, "kind"),
        brand=plain(first["brand"]),
        material=_text(first, "material"),
        tags=listed(first["tags"]),
        images=listed(first["images"], "|"),
        model=first["model"],
        rating=first["rating"],
        review_count=first["review_count"],
        details=_details(first),
        hints=tuple(_text(first, "category").values()),
        literal=True,
        categories=_branch(first),
        videos=listed(first["videos"], "|"),
    )


def _variant(row: Row, numbers: list[int]) -> DraftVariant:
    return DraftVariant(
        row=row.number,
        sku=row["sku"],
        price=row["price"],
        compare_at=row["compare_at"],
        stock=row["stock"],
        values=tuple((_text(row, f"value{n}"), _swatch(row, n)) for n in numbers),
        image=row["image"],
        gtin=row["gtin"],
        weight=row["weight"],
        images=listed(row["variant_images"], "|"),
        videos=listed(row["variant_videos"], "|"),
        model=row["variant_model"],
        withdrawn=row["withdrawn"].lower() in _YES,
    )


def _branch(row: Row) -> tuple[Text, ...]:
    """The place in the tree, level by level: "A > B" and "가 > 나" are two levels in two languages."""
    written = {language: words.split(">") for language, words in _text(row, "categories").items()}
    levels = zip_longest(*written.values(), fillvalue="")
    texts = ({language: name.strip() for language, name in zip(written, names, strict=True)} for names in levels)
    branch = tuple({language: name for language, name in text.items() if name} for text in texts)
    return tuple(text for text in branch if text)


def _text(row: Row, word: str) -> Text:
    written = {language: plain(row[f"{word}_{language}"]) for language in LANGUAGES}
    return {language: words for language, words in written.items() if words}


def _details(row: Row) -> dict[str, Text]:
    details: dict[str, Text] = {}
    for column, words in row.cells.items():
        match = DETAIL.fullmatch(column)
        if match and words:
            details.setdefault(match.group(1), {})[match.group(2)] = plain(words)
    return details


def _swatch(row: Row, number: int) -> str | None:
    written = row[f"swatch{number}"].lower()
    return written if re.fullmatch("#[0-9a-f]{6}", written) else None


def _no_swatch(row: Row, number: int, file: str) -> Problem:
    what = f"“{row[f'swatch{number}']}” is not a colour."
    place = f"row {row.number}, column “swatch{number}”"
    return Problem(file, place, what, "Write it as #rrggbb; it was left out.", Severity.NOTE)


def _unclear(row: Row, file: str) -> Problem:
    what = f"“{row['withdrawn']}” is neither yes nor no."
    return Problem(file, f"row {row.number}, column “withdrawn”", what, "It counts as no.", Severity.NOTE)


def _unknown(column: str, file: str) -> Problem:
    remedy = closest(column, COLUMNS) or "Remove it; nothing was read from it."
    return Problem(file, f"column “{column}”", "is not known here.", remedy)
