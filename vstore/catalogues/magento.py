"""Product exports of Magento (Adobe Commerce): simple products, and configurable ones with their variations.

Weights are not read: their unit is a setting of the old shop that the export does not tell.
"""

from scenes.products import Text
from vstore.catalogues.drafts import Columns, Draft, DraftVariant, branch, listed, on_the_web, text_of
from vstore.catalogues.plaintext import plain
from vstore.catalogues.tables import Row, Table
from vstore.problem import Problem, Severity

_SOLD = ("simple", "configurable", "virtual", "downloadable")
_OWN_PATHS = ("Default Category", "Root Catalog")
_GTINS = ("gtin", "ean", "upc", "barcode")
_IMAGES = ("base_image", "additional_images")


def recognises(header: tuple[str, ...]) -> bool:
    return {"sku", "product_type", "name", "price", "additional_attributes"} <= set(header)


def columns(header: tuple[str, ...]) -> Columns:  # noqa: ARG001
    return Columns("name", "sku", "price", "price", "qty", "configurable_variations", gtin="additional_attributes")


def drafts(table: Table, file: str) -> tuple[list[Draft], list[Problem]]:
    """One draft a product that is visible by itself; disabled ones and kinds not sold here are told."""
    rows = [row for row in table.rows if not row["store_view_code"]]
    by_sku = {row["sku"]: row for row in rows}
    found: list[Draft] = []
    problems: list[Problem] = []
    for row in rows:
        reason = _why_not(row)
        if reason:
            what = f"“{row['name']}” is {reason}."
            problems.append(Problem(file, f"row {row.number}", what, "It was left out.", Severity.NOTE))
        elif row["visibility"] != "Not Visible Individually":
            found.append(_draft(row, _variations(row), by_sku))
            problems += [_missing(row, sku, file) for sku in _variations(row) if sku not in by_sku]
    return found, problems


def _why_not(row: Row) -> str:
    if row["product_online"] == "2":
        return "disabled"
    return "" if row["product_type"] in _SOLD else f"of the type “{row['product_type']}”, which is not sold here"


def _missing(row: Row, sku: str, file: str) -> Problem:
    place = f"row {row.number}, column “configurable_variations”"
    return Problem(file, place, f"there is no row for “{sku}”.", "Export it too; left out until then.")


def _pairs(cell: str) -> dict[str, str]:
    """ "sku=A,size=M" as a dictionary; a comma inside a value belongs to it."""
    pairs: dict[str, str] = {}
    last = ""
    for part in cell.split(","):
        name, sign, value = part.partition("=")
        if sign:
            last = name.strip()
            pairs[last] = value.strip()
        elif last:
            pairs[last] += "," + part
    return pairs


def _variations(row: Row) -> dict[str, dict[str, str]]:
    """SKU -> option code -> value, as a configurable product lists them."""
    listed_pairs = [_pairs(part) for part in row["configurable_variations"].split("|") if part]
    return {pairs.pop("sku"): pairs for pairs in listed_pairs if "sku" in pairs}


def _draft(row: Row, variations: dict[str, dict[str, str]], by_sku: dict[str, Row]) -> Draft:
    codes = tuple(dict.fromkeys(code for choice in variations.values() for code in choice))
    labels = _pairs(row["configurable_variation_labels"])
    attributes = _pairs(row["additional_attributes"])
    categories = _categories(row)
    variants = [(by_sku[sku], choice) for sku, choice in variations.items() if sku in by_sku]
    if row["product_type"] != "configurable":
        variants = [(row, {})]
    return Draft(
        row=row.number,
        handle=row["url_key"] or row["name"] or row["sku"],
        name=text_of(plain(row["name"])),
        variants=tuple(_variant(each, choice, codes) for each, choice in variants),
        options=tuple(text_of(labels.get(code) or code.replace("_", " ").capitalize()) for code in codes),
        description=text_of(plain(row["description"]) or plain(row["short_description"])),
        category=text_of(categories[0]) if categories else {},
        brand=attributes.get("manufacturer", ""),
        material=text_of(", ".join(listed(plain(attributes.get("material", "")), "|"))),
        tags=listed(attributes.get("climate", ""), "|"),
        images=on_the_web(image for column in _IMAGES for image in listed(row[column], ",")),
        hints=(*categories, row["attribute_set_code"]),
        categories=branch(reversed(categories)),
    )


def _categories(row: Row) -> tuple[str, ...]:
    """The names on the first category path, the narrowest first."""
    first = next((path for path in row["categories"].split(",") if "/" in path), "")
    return tuple(name for name in reversed(first.split("/")) if name and name not in _OWN_PATHS)


def _variant(row: Row, choice: dict[str, str], codes: tuple[str, ...]) -> DraftVariant:
    values: tuple[tuple[Text, str | None], ...] = tuple((text_of(choice.get(code, "")), None) for code in codes)
    attributes = _pairs(row["additional_attributes"])
    special = "" if row["special_price_to_date"] else row["special_price"]
    return DraftVariant(
        row=row.number,
        sku=row["sku"],
        price=special or row["price"],
        compare_at=row["price"],
        stock="0" if row["is_in_stock"] == "0" else row["qty"],
        counted=row["allow_backorders"] in ("", "0"),
        values=values,
        image=next(iter(on_the_web([row["base_image"]])), ""),
        images=on_the_web(listed(row["additional_images"], ",")),
        gtin=next((attributes[name] for name in _GTINS if attributes.get(name)), ""),
    )
