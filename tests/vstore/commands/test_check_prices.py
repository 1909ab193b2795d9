"""`vstore check` measures the catalog's former prices by what the store has recorded."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scenes.money import Money
from vstore.__main__ import main
from vstore.commerce.price_history import PricePoint
from vstore.storage.books import StoredBooks
from vstore.storage.database import open_database

CATALOG = "product,name_en,price,compare_at,sku\nmug,Mug,9.00,15.00,MUG\nbowl,Bowl,8.00,12.00,BOWL\n"


async def test_a_former_price_above_the_lowest_of_thirty_days_is_noted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("products.csv").write_text(CATALOG)
    assert main(["new", "shop", "--catalog", "products.csv"]) == 0
    capsys.readouterr()
    assert main(["check", "shop"]) == 0
    assert "former price" not in capsys.readouterr().out
    assert not Path("shop/data").exists(), "looking leaves nothing behind"
    Path("shop/data").mkdir()
    database = open_database("sqlite:///shop/data/store.db")
    since = datetime.now(UTC) - timedelta(days=40)
    points = [PricePoint("MUG", since, Money(1_000, "USD")), PricePoint("BOWL", since, Money(1_200, "USD"))]
    await StoredBooks(database).write(lambda page: page.merchandise.add_prices(points))
    database.close()
    assert main(["check", "shop"]) == 0
    told = [line.strip() for line in capsys.readouterr().out.splitlines() if "former price" in line]
    assert told == [
        "the catalog, SKU “MUG”: the former price $15.00 is above the lowest of the last 30 days, $10.00. "
        "Announce a reduction from that (Directive 98/6/EC, article 6a)."
    ]
