"""A catalog that is sent to an open store, held to what `vstore check` asks of the one in its folder."""

from scenes.products import Product
from vstore.catalogues import read_catalogue
from vstore.layout.library import load_library
from vstore.problem import Problem, faults
from vstore.storefolder.assets import product_complaints
from vstore.storefolder.store import Store, StoreFaults


def read_sent_catalog(store: Store, file: str, data: bytes) -> tuple[Product, ...]:
    """The products of a catalog file in any format that is known here. Raises StoreFaults."""
    imported = read_catalogue(data, file, store.settings.currency, store.settings.languages)
    problems = list(imported.problems)
    library = load_library()
    for product in imported.products:
        for field, (what, remedy) in product_complaints(store.folder, library, product):
            problems.append(Problem(file, f"product “{product.id}”, {field}", what, remedy))
    if faults(problems):
        raise StoreFaults(problems)
    return imported.products
