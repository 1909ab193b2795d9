"""Product exports of Shopify, with the column names of either generation."""

import re
from collections.abc import Iterator

from scenes.products import Text
from vstore.catalogues.drafts import Columns, Draft, DraftVariant, branch, listed, on_the_web, text_of
from vstore.catalogues.plaintext import plain
from vstore.catalogues.tables import Row, Table
from vstore.problem import Problem, Severity, counted

# Our word -> what the older and the newer export call the column.
NAMES: dict[str, tuple[str, ...]] = {
    "handle": ("handle", "url handle"),
    "title": ("title",),
    "description": ("body (html)", "body html", "description"),
    "vendor": ("vendor",),
    "product category": ("product category", "standard product type"),
    "type": ("type", "custom product type"),
    "tags": ("tags",),
    "published": ("published", "published on online store"),
    "status": ("status",),
    "gift card": ("gift card",),
    "sku": ("variant sku", "sku"),
    "price": ("variant price", "price"),
    "compare_at": ("variant compare at price", "compare-at price"),
    "tracker": ("variant inventory tracker", "inventory tracker"),
    "stock": ("variant inventory qty", "inventory quantity"),
    "policy": ("variant inventory policy", "continue selling when out of stock"),
    "variant image": ("variant image", "variant image url"),
    "image": ("image src", "product image url"),
    "gtin": ("variant barcode", "barcode"),
    "weight": ("variant grams", "weight value (grams)"),
}
# Columns of metafields are called in the shop's language; what stands in brackets is the same in all.
METAFIELDS = {
    "rating": "(product.metafields.reviews.rating)",
    "review_count": "(product.metafields.reviews.rating_count)",
}
_OPTIONS = range(1, 4)
_NO_OPTION = "default title"


def recognises(header: tuple[str, ...]) -> bool:
    names = {name.lower() for name in header}
    return {"title", "option1 name", "option1 value"} <= names and bool(names & set(NAMES["handle"]))


def columns(header: tuple[str, ...]) -> Columns:
    """What this file calls its columns."""
    found = _found(header)
    fallback = {"sku": "SKU", "price": "Price", "compare_at": "Compare-at price", "stock": "Inventory quantity"}
    fallback |= {"gtin": "Barcode", "weight": "Weight value (grams)"}
    named = {word: found.get(word, otherwise) for word, otherwise in fallback.items()}
    return Columns(name=found.get("title", "Title"), options=_original(header, "option{} value"), **named)


def drafts(table: Table, file: str) -> tuple[list[Draft], list[Problem]]:
    """One draft a handle; rows without one and products that are not for sale are told."""
    found, problems = _found(table.header), []
    groups: dict[str, list[Row]] = {}
    for row in _plain_rows(table, found):
        handle = row["handle"]
        if handle:
            groups.setdefault(handle, []).append(row)
        else:
            what, remedy = "the row has no handle.", "Write the handle of its product; it was left out until then."
            problems.append(Problem(file, f"row {row.number}, column “{found.get('handle', 'Handle')}”", what, remedy))
    hidden = [handle for handle, rows in groups.items() if not _is_for_sale(rows[0])]
    if hidden:
        names = ", ".join(f"“{handle}”" for handle in hidden[:3]) + (" …" if len(hidden) > 3 else "")
        what = f"{counted(len(hidden), 'product')} not for sale (draft, archived, unpublished, gift card): {names}."
        problems.append(Problem(file, "", what, "Left out.", Severity.NOTE))
    return [_draft(handle, rows) for handle, rows in groups.items() if handle not in hidden], problems


def _found(header: tuple[str, ...]) -> dict[str, str]:
    by_name = {name.lower(): name for name in header}
    found = {word: by_name[name] for word, names in NAMES.items() for name in names if name in by_name}
    ends = ((word, name) for word, end in METAFIELDS.items() for name in header if name.lower().endswith(end))
    return found | dict(ends)


def _rating(cell: str) -> str:
    """A rating of five stars: Shopify writes {"value": "4.5", "scale_min": "1.0", "scale_max": "5.0"}."""
    written = re.search(r'"value":\s*"?([\d.]+)', cell)
    return written.group(1) if written and re.search(r'"scale_max":\s*"?5(\.0)?\b', cell) else cell


def _original(header: tuple[str, ...], pattern: str) -> str:
    """The pattern with the capitals of this file: "Option{} Value" or "Option{} value"."""
    first = next((name for name in header if name.lower() == pattern.format(1)), pattern.format(1))
    return first.replace("1", "{}", 1)


def _plain_rows(table: Table, found: dict[str, str]) -> Iterator[Row]:
    """Rows under our own words, options under "option1 name"; whatever else the export holds is dropped."""
    options = {name.lower(): name for name in table.header if name.lower().startswith("option")}
    for row in table.rows:
        yield Row(row.number, {word: row[name] for word, name in {**options, **found}.items()})


def _is_for_sale(row: Row) -> bool:
    shown = row["published"].lower() not in ("false", "no") and row["status"].lower() in ("", "active")
    return shown and row["gift card"].lower() not in ("true", "yes")


def _draft(handle: str, rows: list[Row]) -> Draft:
    first = rows[0]
    numbers = [n for n in _OPTIONS if first[f"option{n} name"] and first[f"option{n} value"].lower() != _NO_OPTION]
    category = first["product category"].rpartition(">")[2].strip()
    return Draft(
        row=first.number,
        handle=handle,
        name=text_of(plain(first["title"])),
        variants=tuple(_variant(row, numbers) for row in rows if _is_variant(row)),
        options=tuple(text_of(first[f"option{n} name"]) for n in numbers),
        description=text_of(plain(first["description"])),
        category=text_of(first["type"] or category),
        brand=plain(first["vendor"]),
        tags=listed(first["tags"], ","),
        images=on_the_web(row["image"] for row in rows),
        hints=(first["type"], category),
        rating=_rating(first["rating"]),
        review_count=first["review_count"],
        categories=branch(first["product category"].split(">")),
    )


def _is_variant(row: Row) -> bool:
    """Rows that only add an image carry neither a price nor an option nor a SKU."""
    return bool(row["price"] or row["sku"] or row["title"] or any(row[f"option{n} value"] for n in _OPTIONS))


def _variant(row: Row, numbers: list[int]) -> DraftVariant:
    sold_beyond_stock = row["policy"].lower() in ("continue", "true", "yes")
    values: tuple[tuple[Text, str | None], ...] = tuple((text_of(row[f"option{n} value"]), None) for n in numbers)
    return DraftVariant(
        row=row.number,
        sku=row["sku"].lstrip("'"),
        price=row["price"],
        compare_at=row["compare_at"],
        stock=row["stock"],
        counted=bool(row["tracker"]) and not sold_beyond_stock,
        values=values,
        image=row["variant image"],
        gtin=row["gtin"],
        weight=row["weight"],
    )
