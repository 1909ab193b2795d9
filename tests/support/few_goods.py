"""A store with few things and many who want them, as a folder that `vstore serve` opens."""

import csv
from collections.abc import Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from vstore.__main__ import main

EAGER = {
    **{f"VSTORE_RATE_{name}": "1000" for name in ("ALL", "MOTION", "COMMERCE")},
    **{f"VSTORE_RATE_ADDRESS_{name}": "1000" for name in ("CONNECTIONS", "SPEECH", "COMMERCE")},
    "VSTORE_MAX_SESSIONS_PER_ADDRESS": "500",
    "VSTORE_JOINS_PER_BEAT": "200",
}
"""Settings for buyers who hurry and all come from this machine."""


def few_goods(folder: Path, stock: Mapping[str, int]) -> Path:
    """Makes a store that has so many of each sku, and nothing else; its folder."""
    catalog = folder / "catalog.csv"
    with catalog.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("product", "name_en", "name_ko", "kind_en", "category_en", "sku", "price", "stock"))
        for number, (sku, count) in enumerate(stock.items(), 1):
            names = (f"Mug {number}", f"머그 {number}")
            rows.writerow((sku.lower(), *names, "mug", "Kitchen", sku, 9_000 * number, count))
    store = folder / "store"
    with redirect_stdout(StringIO()):
        assert main(["new", str(store), "--catalog", str(catalog), "--currency", "KRW"]) == 0
    return store
