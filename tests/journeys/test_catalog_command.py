"""`vstore catalog` at a real store that is open: every verb, what it prints, and what the store remembers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.served import Served, served
from vstore.__main__ import main
from vstore.catalogues import read_catalogue, write_catalogue
from vstore.commands.serve import SAMPLE

SKU = "MM-DRIZZLESHE-OLI-S"
Run = Callable[..., list[str]]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store") / "store.db"


@pytest.fixture(scope="module")
def opened(database: Path) -> Iterator[Served]:
    with served(None, database) as store:
        yield store


@pytest.fixture
def run(opened: Served, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `vstore catalog ...`; the lines that it prints, to standard error where it fails."""

    def command(*arguments: str) -> list[str]:
        code = main(["catalog", *arguments, "--url", opened.address, "--token", opened.staff_token])
        told = capsys.readouterr()
        assert (code == 0) is (told.err == "")
        return (told.out + told.err).splitlines()

    return command


def test_a_price_is_set_and_reductions_are_measured(run: Run) -> None:
    assert run("price", SKU, "120,000") == [f"{SKU}: ₩120,000"]
    assert run("price", SKU, "99000", "--compare-at") == [f"{SKU}: ₩99,000, before ₩120,000"]
    line, warning = run("price", SKU, "98000", "--compare-at", "150000")
    assert line == f"{SKU}: ₩98,000, before ₩150,000"
    assert warning.startswith(f"{SKU}: the lowest price of the last 30 days was ₩99,000; law asks")
    assert run("price", SKU, "much") == ["vstore: the amount “much” is not an amount."]
    assert run("price", SKU, "9000", "--compare-at", "8000") == [
        f"vstore: A former price is above the price: correct that of {SKU}. Nothing was changed."
    ]
    assert run("price", "GHOST", "1") == ["vstore: The store does not sell GHOST; nothing was changed."]


def test_stock_is_set(run: Run) -> None:
    assert run("stock", SKU, "7") == [f"{SKU}: 7 available"]
    assert run("stock", SKU, "any") == [f"{SKU}: not counted"]
    assert run("stock", SKU, "few") == ["vstore: “few” is not a count: write a whole number, or any"]


def test_goods_are_withdrawn_and_come_back_and_it_is_written_down_who_said_so(run: Run) -> None:
    assert run("withdraw", SKU) == [f"{SKU}: withdrawn"]
    assert len(run("restore", "--product", "drizzle-shell")) > 1
    assert run("withdraw") == ["vstore: name a SKU, or a product by --product"]
    newest, before = run("changes", "--sku", SKU, "--most", "2")
    assert newest.endswith(f'first key: {SKU} {{"withdrawn":true}} -> {{"withdrawn":false}}')
    assert before.endswith(f'first key: {SKU} {{"withdrawn":false}} -> {{"withdrawn":true}}')


def test_a_flash_offer_is_announced_and_ended(run: Run) -> None:
    (told,) = run("offer", "friday", f"{SKU}=50000", "--ends", "2099-01-01T00:00+09:00")
    assert told.startswith("friday: from ") and told.endswith(" until 2099-01-01T00:00:00+09:00")
    assert run("end-offer", "friday") == ["friday: ended"]
    assert run("end-offer", "friday") == ["vstore: There is no offer friday that runs or is to come."]
    assert run("offer", "friday", f"{SKU}=50000", "--ends", "soon") == [
        "vstore: “soon” is not a time such as 2026-11-27T12:00+09:00"
    ]
    (too_dear,) = run("offer", "friday", f"{SKU}=900000000", "--ends", "2099-01-01T00:00+09:00")
    assert too_dear == f"vstore: The price of {SKU} is to be above 0 and below what it costs."


def test_a_new_edition_is_shown_first_and_sold_by_then(run: Run, tmp_path: Path) -> None:
    data = (SAMPLE / "catalog.csv").read_bytes()
    products = read_catalogue(data, "catalog.csv", "KRW", ()).products
    file = tmp_path / "next.csv"
    file.write_bytes(write_catalogue(products[:-1]))
    gone = [variant.sku for variant in products[-1].variants]
    told, hint = run("import", str(file), "--dry-run")
    assert told.startswith(f"no longer sold: {gone[0]}")
    assert hint == "nothing has changed yet: leave out --dry-run to sell by it"
    assert run("import", str(file)) == [told]
    assert run("import", str(file)) == ["nothing differs"]
    assert run("import", str(SAMPLE / "catalog.csv"))[0].startswith(f"new: {gone[0]}")
    file.write_text("product,name_en,price\nmug,Mug,free\n")
    assert run("import", str(file))[0].startswith("vstore: Nothing was changed; mend")
    assert run("import", str(tmp_path / "none.csv"))[0].startswith("vstore: cannot read")


def test_what_staff_set_is_there_when_the_store_opens_again(run: Run, opened: Served, database: Path) -> None:
    run("price", SKU, "77000")
    assert opened.stop() == 0
    with served(None, database) as again:
        options = ["--url", again.address, "--token", again.staff_token]
        assert main(["catalog", "price", SKU, "77000", *options]) == 0
        assert main(["catalog", "changes", "--sku", SKU, "--most", "1", *options]) == 0
