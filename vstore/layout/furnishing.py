"""Products put on furniture: who hangs together on a rack, lies on a table, stands on a podium."""

import math
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from scenes.products import Product, Text
from vstore.layout.library import Library, Model, Slot
from vstore.layout.placing import fits

ON_TABLE = 6  # a category of at most so many small things may lie on a table
TABLES = 2  # one on each side of the entrance; further small things stand on shelves along the walls
PODIUM_GAP = 0.3  # metres between pieces of furniture on a podium
PODIUM_EDGE = 0.05
FURNITURE = {"hang": "rack", "floor": "podium", "wall": "partition"}


Category = tuple[tuple[str, str], ...]  # a category's text, as a key


class Item(msgspec.Struct, frozen=True):
    """A product on show in the form of the variant `sku`."""

    product: Product
    sku: str


class Bay(msgspec.Struct, frozen=True):
    """A piece of furniture of the library (`kind`) and what is shown on it, left to right."""

    kind: str
    items: tuple[Item, ...]

    @property
    def categories(self) -> tuple[Text, ...]:
        unique = {tuple(sorted(item.product.category.items())): item.product.category for item in self.items}
        return tuple(unique.values())


def furnish(products: Sequence[Product], library: Library, most: int) -> list[Bay]:
    """The furniture that shows all the products once, categories kept together.

    Where it has room left, further colours are shown too, up to `most` things in all.
    """
    by_kind: dict[str, list[Product]] = {}
    on_tables = _categories_for_tables(products, library)
    for category, members in by_category(products).items():
        for product in sorted(members, key=lambda each: _breadth(each, library)):
            by_kind.setdefault(_furniture(product, category in on_tables, library), []).append(product)
    groups = [(kind, held) for kind in _ORDER if kind in by_kind for held in _held(kind, by_kind[kind], library)]
    spare = max(0, most - len(products))
    bays = []
    for kind, held in groups:
        free = 0 if kind == "podium" else len(library.models[kind].slots) - len(held)
        bays.append(_bay(kind, held, min(free, spare)))
        spare -= len(bays[-1].items) - len(held)
    return bays


_ORDER = ("table", "rack", "podium", "shelf", "partition")


def by_category(products: Iterable[Product]) -> dict[Category, list[Product]]:
    """Products by category, in the order in which the catalog names them first."""
    groups: dict[Category, list[Product]] = {}
    for product in products:
        groups.setdefault(tuple(sorted(product.category.items())), []).append(product)
    return groups


def share(product: Product, library: Library) -> float:
    """How much of a piece of furniture the product takes, about: the floor space that a room needs for it."""
    model = library.of(product.model)
    match model.placement:
        case "floor":
            return (model.size[0] + PODIUM_GAP) / (_podium_width(library) + PODIUM_GAP)
        case "hang":
            return 1 / len(library.models["rack"].slots)
        case "wall":
            return 1 / len(library.models["partition"].slots)
        case _:
            return 1 / len(library.models["table"].slots)


def _categories_for_tables(products: Sequence[Product], library: Library) -> set[Category]:
    """The first few categories that have some small things, but not enough for a shelf."""
    counts = {
        category: sum(library.of(each.model).placement not in FURNITURE for each in members)
        for category, members in by_category(products).items()
    }
    return set([category for category, count in counts.items() if 0 < count <= ON_TABLE][:TABLES])


def _furniture(product: Product, on_table: bool, library: Library) -> str:
    model = library.of(product.model)
    if model.placement in FURNITURE:
        return FURNITURE[model.placement]
    wanted = ("table",) if on_table else ("shelf", "table")
    return next((kind for kind in wanted if _fits_on(model, library.models[kind])), "podium")


def _fits_on(model: Model, furniture: Model) -> bool:
    return fits(model.size, furniture.slots[0])


def _held(kind: str, products: list[Product], library: Library) -> Iterator[list[Product]]:
    """Furniture filled in turn; a new category begins a new piece unless the last one is still half empty."""
    room = _podium_width(library) if kind == "podium" else float(len(library.models[kind].slots))
    held: list[Product] = []
    used = 0.0
    for product in products:
        need = _need(kind, product, library)
        new_category = bool(held) and held[-1].category != product.category
        if held and (used + need > room or (new_category and used >= room / 2)):
            yield held
            held, used = [], 0.0
        held.append(product)
        used += need
    if held:
        yield held


def _breadth(product: Product, library: Library) -> float:
    """What furniture is sorted by within a category, so that small pieces share a podium; 0 for all else."""
    model = library.of(product.model)
    return model.size[0] if model.placement == "floor" else 0.0


def _need(kind: str, product: Product, library: Library) -> float:
    return library.of(product.model).size[0] + PODIUM_GAP if kind == "podium" else 1.0


def _podium_width(library: Library) -> float:
    return library.models["podium"].size[0] - 2 * PODIUM_EDGE + PODIUM_GAP


def _bay(kind: str, products: list[Product], spare: int) -> Bay:
    """The products side by side, each followed by its further colours, `spare` of them in all."""
    further: dict[str, list[str]] = {product.id: [] for product in products}
    waiting = [(product.id, _colors(product)[1:]) for product in products]
    while spare and any(skus for _, skus in waiting):
        for product_id, skus in waiting:
            if skus and spare:
                further[product_id].append(skus.pop(0))
                spare -= 1
    items = [Item(each, sku) for each in products for sku in (_colors(each)[0], *further[each.id])]
    return Bay(kind, tuple(items))


def _colors(product: Product) -> list[str]:
    """One sku for each colour, first one that is in stock where there is any."""
    best: dict[str, str] = {}
    for variant in sorted(product.variants, key=lambda each: each.stock == 0):
        best.setdefault(variant.choices.get("color", ""), variant.sku)
    first = product.variants[0].choices.get("color", "")
    return [best[first], *(sku for color, sku in best.items() if color != first)]


def places_on(bay: Bay, library: Library) -> tuple[Slot, ...]:
    """One slot for each item of the bay, in rows that are spread evenly."""
    if bay.kind == "podium":
        return _on_podium(bay, library)
    rows: dict[tuple[int, float], list[Slot]] = {}
    for slot in library.models[bay.kind].slots:
        rows.setdefault((slot.level, slot.position[2]), []).append(slot)
    used = list(rows.values())[: math.ceil(len(bay.items) / min(map(len, rows.values())))]
    counts = [len(bay.items) // len(used) + (row < len(bay.items) % len(used)) for row in range(len(used))]
    return tuple(slot for row, count in zip(used, counts, strict=True) for slot in _spread(row, count))


def _spread(row: list[Slot], count: int) -> list[Slot]:
    return [row[int((number + 0.5) * len(row) / count)] for number in range(count)]


def _on_podium(bay: Bay, library: Library) -> tuple[Slot, ...]:
    top = library.models["podium"].size[1]
    sizes = [library.of(item.product.model).size for item in bay.items]
    left = -(sum(size[0] for size in sizes) + PODIUM_GAP * (len(sizes) - 1)) / 2
    slots = []
    for size in sizes:
        slots.append(Slot((left + size[0] / 2, top, 0.0), size, "floor"))
        left += size[0] + PODIUM_GAP
    return tuple(slots)
