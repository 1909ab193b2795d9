"""Our own catalog.json: a list of products as `scenes.products` defines them."""

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from scenes.products import Product, Text, Variant
from vstore.catalogues.amounts import HEAVIEST, MOST, MOST_STOCK
from vstore.catalogues.building import Imported
from vstore.catalogues.encodings import HIDDEN
from vstore.catalogues.gtins import Gtins, WrongGtin
from vstore.catalogues.lengths import LONGEST_NAME, LONGEST_PASSAGE, LONGEST_SIGN, longest
from vstore.catalogues.variants import LONGEST_ID
from vstore.problem import Problem, Severity
from vstore.structure import structured

Fault = tuple[str, str]
_TEXTS = ("name", "description", "kind", "category", "material")


def read_json(text: str, file: str, currency: str) -> Imported:
    """The products of a JSON list; each faulty one is told and left out."""
    try:
        listed = msgspec.json.decode(text)
    except msgspec.DecodeError as fault:
        return Imported((), [Problem(file, "", f"is not JSON: {fault}.", "Mend it there, or export it again.")])
    except RecursionError:
        what = "has brackets within brackets without end."
        return Imported((), [Problem(file, "", what, "Export it again; a catalog is only a few levels deep.")])
    if not isinstance(listed, list):
        return Imported((), [Problem(file, "", "is not a list of products.", "Write [ … ] round them.")])
    return _Reader(file, currency).read(listed)


class _Reader:
    """Reads the products of one file; ids and SKUs are unique across all of them."""

    def __init__(self, file: str, currency: str) -> None:
        self._file = file
        self._currency = currency
        self._ids: set[str] = set()
        self._skus: set[str] = set()
        self._gtins = Gtins()

    def read(self, listed: list[object]) -> Imported:
        products: list[Product] = []
        problems: list[Problem] = []
        for number, item in enumerate(listed, start=1):
            product, misfits = structured(item, Product)
            found = [(misfit.path, misfit.what) for misfit in misfits]
            found += list(self._faults(product)) if product else []
            problems += [
                Problem(self._file, _place(item, number, path), what, "It was left out until then.")
                for path, what in found
            ]
            if product and not found:
                products.append(self._numbered(product, number, problems))
        if not products and not problems:
            problems.append(Problem(self._file, "", "holds no product.", "Each product needs a name and a price."))
        return Imported(tuple(products), problems)

    def _faults(self, product: Product) -> Iterator[Fault]:
        if product.id in self._ids:
            yield "id", "is the id of another product too."
        self._ids.add(product.id)
        yield from _id_faults("id", product.id)
        if not any(words.strip() for words in product.name.values()):
            yield "name", "is empty."
        yield from _text_faults(product)
        if product.rating is not None and not 0 <= product.rating <= 5:
            yield "rating", "is not from 0 to 5."
        if product.review_count is not None and product.review_count < 0:
            yield "review_count", "is below 0."
        if not product.variants:
            yield "variants", "is empty."
        for number, variant in enumerate(product.variants):
            yield from self._variant_faults(product, variant, f"variants[{number}]")

    def _numbered(self, product: Product, number: int, problems: list[Problem]) -> Product:
        """The product without wrong GTINs, each of which is told."""
        variants = []
        for each in product.variants:
            try:
                gtin = self._gtins.read(each.gtin, f"“{each.sku}”")
            except WrongGtin as reason:
                place = f"product {number} “{product.id}”, variant “{each.sku}”, gtin"
                problems.append(Problem(self._file, place, str(reason), "It was left out.", Severity.NOTE))
                gtin = ""
            variants.append(replace(each, gtin=gtin))
        return replace(product, variants=tuple(variants))

    def _variant_faults(self, product: Product, variant: Variant, place: str) -> Iterator[Fault]:
        if variant.sku in self._skus:
            yield f"{place}.sku", f"“{variant.sku}” is the SKU of another variant too."
        self._skus.add(variant.sku)
        yield from _id_faults(f"{place}.sku", variant.sku)
        for name, price in (("price", variant.price), ("compare_at", variant.compare_at)):
            if price and price.currency != self._currency:
                yield f"{place}.{name}", f"is in {price.currency}, the store's currency is {self._currency}."
            if price and not 0 < price.amount <= MOST:
                yield f"{place}.{name}", "is not above 0." if price.amount <= 0 else "is too large for a price."
        if variant.stock is not None and not 0 <= variant.stock <= MOST_STOCK:
            yield f"{place}.stock", "is below 0." if variant.stock < 0 else "is too large for a stock."
        if variant.weight is not None and not 0 < variant.weight <= HEAVIEST:
            yield f"{place}.weight", "is not a weight in grams."
        for option, value in variant.choices.items():
            if product.option_value(option, value) is None:
                yield f"{place}.choices", f"there is no “{value}” among the values of “{option}”."


def _id_faults(place: str, name: str) -> Iterator[Fault]:
    if not name.isprintable() or not name.strip() or len(name) > LONGEST_ID:
        yield place, f"is not usable: write 1 to {LONGEST_ID} letters on one line."


def _text_faults(product: Product) -> Iterator[Fault]:
    texts: list[tuple[str, Text, int]] = [(field, getattr(product, field), longest(field)) for field in _TEXTS]
    texts += [(f"details.{fact}", text, LONGEST_PASSAGE) for fact, text in product.details.items()]
    texts += [(f"categories[{level}]", text, LONGEST_SIGN) for level, text in enumerate(product.categories)]
    texts += [("brand", {"": product.brand}, LONGEST_NAME)]
    for option in product.options:
        texts.append((f"options “{option.id}”", option.name, LONGEST_NAME))
        texts += [(f"options “{option.id}”, value “{value.id}”", value.name, LONGEST_NAME) for value in option.values]
        for value in option.values:
            if value.swatch is not None and not re.fullmatch("#[0-9a-fA-F]{6}", value.swatch):
                yield f"options “{option.id}”, value “{value.id}”", f"“{value.swatch}” is not a colour like #2f5d50."
    for place, text, most in texts:
        if any(len(words) > most for words in text.values()):
            yield place, f"is longer than {most} letters."
        if any(HIDDEN.search(words) for words in text.values()):
            yield place, "holds characters that nobody sees."


def _place(item: object, number: int, path: str) -> str:
    name = item.get("id") if isinstance(item, dict) else None
    return f"product {number}" + (f" “{name}”" if name else "") + (f", {path}" if path else "")
