"""Product exports of WooCommerce: simple and variable products; what cannot be sold here is told."""

from scenes.products import Text
from vstore.catalogues.drafts import Columns, Draft, DraftVariant, branch, listed, on_the_web, slug, text_of
from vstore.catalogues.plaintext import plain
from vstore.catalogues.tables import Row, Table
from vstore.problem import Problem, Severity

_ELSEWHERE = {"grouped": "a group of products that are sold one by one", "external": "sold on another site"}
_GTIN = "GTIN, UPC, EAN, or ISBN"
_WEIGHT = "Weight ({})"
_UNITS = ("kg", "g", "lbs", "oz")
Values = tuple[tuple[Text, str | None], ...]


def recognises(header: tuple[str, ...]) -> bool:
    return {"Type", "SKU", "Name", "Regular price"} <= set(header)


def columns(header: tuple[str, ...]) -> Columns:
    weight = next((name for unit in _UNITS if (name := _WEIGHT.format(unit)) in header), "Weight")
    return Columns(
        "Name", "SKU", "Regular price", "Regular price", "Stock", "Attribute {} value(s)", gtin=_GTIN, weight=weight
    )


def drafts(table: Table, file: str) -> tuple[list[Draft], list[Problem]]:
    """One draft a product with its variations; hidden, grouped and external products are told."""
    problems: list[Problem] = []
    products: list[Row] = []
    variations: dict[str, list[Row]] = {}
    for row in table.rows:
        reason = _why_not(row)
        if _type(row) == "variation":
            variations.setdefault(row["Parent"], []).append(row)
        elif reason:
            what = f"“{row['Name']}” is {reason}."
            problems.append(Problem(file, f"row {row.number}", what, "It was left out.", Severity.NOTE))
        else:
            products.append(row)
    known = {key for row in table.rows for key in _keys(row) if _type(row) != "variation"}
    problems += [_orphan(row, file) for parent, rows in variations.items() if parent not in known for row in rows]
    return [_draft(row, _of(row, variations)) for row in products], problems


def _type(row: Row) -> str:
    return row["Type"].partition(",")[0].strip().lower()


def _keys(row: Row) -> tuple[str, str]:
    """How a variation may name its parent."""
    return row["SKU"], f"id:{row['ID']}"


def _of(row: Row, variations: dict[str, list[Row]]) -> list[Row]:
    found = [each for key in _keys(row) if key for each in variations.get(key, [])]
    return sorted(found, key=lambda each: int(each["Position"]) if each["Position"].isdigit() else 0)


def _why_not(row: Row) -> str:
    if row["Published"] not in ("", "1"):
        return "a draft or private"
    if row["Visibility in catalog"].lower() == "hidden":
        return "hidden from the catalog"
    return _ELSEWHERE.get(_type(row), "")


def _orphan(row: Row, file: str) -> Problem:
    place = f"row {row.number}, column “Parent”"
    what = f"there is no product “{row['Parent']}”."
    return Problem(file, place, what, "Export its parent too; this variation was left out until then.")


def _draft(row: Row, variations: list[Row]) -> Draft:
    attributes = _attributes(row)
    if _type(row) != "variable":
        # A list of several values on a simple product describes it; there is nothing to choose.
        attributes = {number: values for number, values in attributes.items() if len(values) == 1}
    category = listed(row["Categories"], ",")[:1]
    names = tuple(name.strip() for each in category for name in reversed(each.split(">")))
    rows = variations if _type(row) == "variable" else [row]
    return Draft(
        row=row.number,
        handle=row["SKU"] or row["Name"],
        name=text_of(plain(row["Name"])),
        variants=tuple(variant for each in rows for variant in _variants(each, attributes)),
        options=tuple(text_of(row[f"Attribute {number} name"]) for number in attributes),
        description=text_of(plain(row["Description"]) or plain(row["Short description"])),
        category=text_of(names[0]) if names else {},
        brand=plain(row["Brands"]),
        tags=listed(row["Tags"], ","),
        images=on_the_web(image for each in (row, *rows) for image in listed(each["Images"], ",")),
        hints=names,
        categories=branch(reversed(names)),
    )


def _attributes(row: Row) -> dict[int, tuple[str, ...]]:
    """Attribute number -> values of a product's row."""
    numbers = [number for number in range(1, 10) if row[f"Attribute {number} name"]]
    return {number: listed(row[f"Attribute {number} value(s)"], ",") for number in numbers}


def _variants(row: Row, attributes: dict[int, tuple[str, ...]]) -> list[DraftVariant]:
    """The row's variant; where it leaves an attribute open ("any size") and is not counted, one for each value."""
    open_numbers = [number for number in attributes if not row[f"Attribute {number} value(s)"]]
    counted = bool(row["Stock"]) and row["Backorders allowed?"] in ("", "0")
    stock = "0" if row["In stock?"] == "0" else row["Stock"]
    unit = next((unit for unit in _UNITS if row[_WEIGHT.format(unit)]), "kg")
    image, *more = on_the_web(listed(row["Images"], ",")) or ("",)
    choices: list[dict[int, str]] = [{}]
    for number in open_numbers if not counted else ():
        choices = [{**choice, number: value} for choice in choices for value in attributes[number]]
    return [
        DraftVariant(
            row=row.number,
            sku="-".join([row["SKU"], *map(slug, choice.values())]) if row["SKU"] else "",
            price=_price(row),
            compare_at=row["Regular price"],
            stock=stock,
            counted=counted or stock == "0",
            values=_values(row, attributes, choice),
            image=image,
            images=tuple(more),
            # Several variants of one row are not one trade item.
            gtin=row[_GTIN] if len(choices) == 1 else "",
            weight=row[_WEIGHT.format(unit)],
            weight_unit=unit,
        )
        for choice in choices
    ]


def _price(row: Row) -> str:
    """The sale price where the sale has no end: whether a dated one still runs, only a clock could tell."""
    return row["Regular price"] if row["Date sale price ends"] else row["Sale price"] or row["Regular price"]


def _values(row: Row, attributes: dict[int, tuple[str, ...]], choice: dict[int, str]) -> Values:
    return tuple((text_of(choice.get(n) or row[f"Attribute {n} value(s)"]), None) for n in attributes)
