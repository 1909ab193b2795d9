"""Products written as our own catalog.csv, which opens in Excel with Korean letters whole."""

import csv
import io
from collections.abc import Iterator, Sequence

from scenes.money import Money, minor_digits
from scenes.products import Option, Product, Text, Variant
from vstore.catalogues.formulas import disarmed
from vstore.catalogues.own import LANGUAGES, OPTIONS


def write_catalogue(products: Sequence[Product]) -> bytes:
    """The bytes of catalog.csv (UTF-8 with the mark that Excel needs); languages and options only as far as used."""
    lines = [row for product in products for row in _rows(product)]
    used = dict.fromkeys(name for line in lines for name, cell in line.items() if cell)
    header = [name for name in _all_columns(products) if name in used or name.startswith("name_")]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def _all_columns(products: Sequence[Product]) -> list[str]:
    details = dict.fromkeys(fact for product in products for fact in product.details)
    columns = ["product", *_translated("name"), *_translated("kind"), *_translated("category")]
    columns += [*_translated("categories"), "brand"]
    columns += [*_translated("material"), "tags", "rating", "review_count"]
    for n in OPTIONS:
        columns += [*_translated(f"option{n}"), *_translated(f"value{n}"), f"swatch{n}"]
    columns += ["sku", "price", "compare_at", "stock", "gtin", "weight", "withdrawn"]
    columns += ["image", "variant_images", "variant_videos", "variant_model"]
    columns += [*_translated("description"), "model", "images", "videos"]
    return columns + [f"detail_{fact}_{language}" for fact in details for language in LANGUAGES]


def _translated(word: str) -> list[str]:
    return [f"{word}_{language}" for language in LANGUAGES]


def _rows(product: Product) -> Iterator[dict[str, str]]:
    shared = _shared(product)
    for variant in product.variants:
        cells = {"product": product.id, **shared, **_of_variant(product, variant)}
        yield {column: disarmed(cell) for column, cell in cells.items()}
        shared = {}


def _shared(product: Product) -> dict[str, str]:
    cells = {
        "brand": product.brand,
        "tags": ", ".join(product.tags),
        "rating": "" if product.rating is None else f"{product.rating:g}",
        "review_count": "" if product.review_count is None else str(product.review_count),
        "model": product.model,
        "images": " | ".join(product.images),
        "videos": " | ".join(product.videos),
    }
    cells |= {f"categories_{language}": _branch(product, language) for language in LANGUAGES}
    texts = {"name": product.name, "kind": product.kind, "category": product.category, "material": product.material}
    texts |= {"description": product.description}
    texts |= {f"option{n}": option.name for n, option in enumerate(product.options, start=1)}
    texts |= {f"detail_{fact}": text for fact, text in product.details.items()}
    return cells | _cells(texts)


def _branch(product: Product, language: str) -> str:
    """The place in the tree; a level without a name in the language keeps its place, so that levels stay together."""
    names = [level.get(language, "") for level in product.categories]
    return " > ".join(names) if any(names) else ""


def _of_variant(product: Product, variant: Variant) -> dict[str, str]:
    cells = {
        "sku": variant.sku,
        "price": _amount(variant.price),
        "compare_at": _amount(variant.compare_at) if variant.compare_at else "",
        "stock": "" if variant.stock is None else str(variant.stock),
        "gtin": variant.gtin,
        "weight": "" if variant.weight is None else str(variant.weight),
        "withdrawn": "yes" if variant.withdrawn else "",
        "image": variant.image or "",
        "variant_images": " | ".join(variant.images),
        "variant_videos": " | ".join(variant.videos),
        "variant_model": variant.model or "",
    }
    for n, option in enumerate(product.options, start=1):
        cells |= _of_option(product, variant, option, n)
    return cells


def _of_option(product: Product, variant: Variant, option: Option, number: int) -> dict[str, str]:
    value = product.option_value(option.id, variant.choices.get(option.id, ""))
    if value is None:
        return {}
    return _cells({f"value{number}": value.name}) | {f"swatch{number}": value.swatch or ""}


def _cells(texts: dict[str, Text]) -> dict[str, str]:
    return {f"{word}_{language}": text.get(language, "") for word, text in texts.items() for language in LANGUAGES}


def _amount(money: Money) -> str:
    digits = minor_digits(money.currency)
    return f"{money.amount / 10**digits:.{digits}f}"
