"""The store that is measured: one hall of 100 x 100 m with 200 displays on 50 tables, and nobody posted in it."""

from pathlib import Path

from scenes.document import Display, Fixture, SceneDocument, Spawn
from scenes.money import Money
from scenes.places import Pose
from scenes.problems import MOST_THINGS
from scenes.products import Product, Variant
from tests.bench.load.floor import SIDE, TABLE_SIZE, TABLES, starts
from vstore.storefolder.writing import write_store

PLACES_ON_TABLE = ((-0.6, 0.0), (-0.2, 0.0), (0.2, 0.0), (0.6, 0.0))
SKUS = tuple(f"THING-{number}" for number in range(len(TABLES) * len(PLACES_ON_TABLE)))


def write_hall(folder: Path, visitors: int, area: float | None, tables: int = len(TABLES)) -> list[str]:
    """Writes a store folder whose hall takes so many visitors, each of whom sees as far as `area` metres; its skus."""
    skus = SKUS[: tables * len(PLACES_ON_TABLE)]
    hall = SceneDocument(
        id="hall",
        name={"en": "Hall", "ko": "홀"},
        width=SIDE,
        depth=SIDE,
        spawns=tuple(
            Spawn(f"spawn-{at}", Pose(x, z, 0.0)) for at, (x, z) in enumerate(starts(min(visitors, MOST_THINGS)))
        ),
        fixtures=tuple(
            Fixture(f"table-{at}", "table", (x, 0.0, z), TABLE_SIZE) for at, (x, z) in enumerate(TABLES[:tables])
        ),
        displays=tuple(_displays(skus)),
        capacity=visitors,
        area_of_interest=area,
    )
    write_store(folder, "Hall", "KRW", ("en", "ko"), [_product(sku) for sku in skus], [hall])
    return list(skus)


def _product(sku: str) -> Product:
    name = f"Thing {sku.removeprefix('THING-')}"
    return Product(
        sku.lower(), {"en": name, "ko": name}, (Variant(sku, Money(10_000, "KRW"), 50),), model="library:mug"
    )


def _displays(skus: tuple[str, ...]) -> list[Display]:
    spots = [(table, x + aside, z + ahead) for table, (x, z) in enumerate(TABLES) for aside, ahead in PLACES_ON_TABLE]
    return [
        Display(
            f"display-{sku}", sku.lower(), (x, TABLE_SIZE[1], z), (0.1, 0.1, 0.1), sku=sku, fixture=f"table-{table}"
        )
        for sku, (table, x, z) in zip(skus, spots, strict=False)
    ]
