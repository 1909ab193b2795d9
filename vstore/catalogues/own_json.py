"""Our own catalog.json: a list of products as `scenes.products` defines them."""

from collections.abc import Iterator

import msgspec

from scenes.products import Product
from vstore.catalogues.building import Imported
from vstore.problem import Problem
from vstore.structure import structured


def read_json(data: bytes, file: str, currency: str) -> Imported:
    """The products of a JSON list; each faulty one is told and left out."""
    try:
        listed = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.DecodeError as fault:
        return Imported((), [Problem(file, "", f"is not JSON: {fault}.", "Mend it there, or export it again.")])
    if not isinstance(listed, list):
        return Imported((), [Problem(file, "", "is not a list of products.", "Write [ … ] round them.")])
    products: list[Product] = []
    problems: list[Problem] = []
    for number, item in enumerate(listed, start=1):
        product, misfits = structured(item, Product)
        found = [(misfit.path, misfit.what) for misfit in misfits]
        found += list(_faults(product, products, currency)) if product else []
        problems += [
            Problem(file, _place(item, number, path), what, "It was left out until then.") for path, what in found
        ]
        products += [product] if product and not found else []
    if not products and not problems:
        problems.append(Problem(file, "", "holds no product.", "Each product needs a name and a price."))
    return Imported(tuple(products), problems)


def _faults(product: Product, before: list[Product], currency: str) -> Iterator[tuple[str, str]]:
    if any(each.id == product.id for each in before):
        yield "id", "is the id of another product too."
    if not product.name:
        yield "name", "is empty."
    if not product.variants:
        yield "variants", "is empty."
    taken = {variant.sku for each in before for variant in each.variants}
    for number, variant in enumerate(product.variants):
        place = f"variants[{number}]"
        if variant.sku in taken:
            yield f"{place}.sku", f"“{variant.sku}” is the SKU of another variant too."
        taken.add(variant.sku)
        if variant.price.currency != currency:
            yield f"{place}.price", f"is in {variant.price.currency}, the store's currency is {currency}."
        if variant.price.amount <= 0:
            yield f"{place}.price", "is not above 0."
        if variant.stock is not None and variant.stock < 0:
            yield f"{place}.stock", "is below 0."
        for option, value in variant.choices.items():
            if product.option_value(option, value) is None:
                yield f"{place}.choices", f"there is no “{value}” among the values of “{option}”."


def _place(item: object, number: int, path: str) -> str:
    name = item.get("id") if isinstance(item, dict) else None
    return f"product {number}" + (f" “{name}”" if name else "") + (f", {path}" if path else "")
