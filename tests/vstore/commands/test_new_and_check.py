"""`vstore new` and `vstore check` as a brand runs them."""

from pathlib import Path

import pytest

from scenes.money import Money
from tests.support.exports import EXPORTS, export
from vstore.__main__ import main
from vstore.storefolder import read_store

CATALOG = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_new_store_is_sound_and_says_what_comes_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "Corner Shop"
    code, out, _ = run(capsys, "new", folder)
    assert code == 0
    assert out.splitlines()[-1] == f"Next: vstore serve {folder}"
    store = read_store(folder)
    assert store.settings.name == {"en": "Corner Shop", "ko": "Corner Shop"}
    assert store.notes == ()
    assert store.knowledge == (), "an agent says nothing that nobody has written"
    assert run(capsys, "check", folder)[0] == 0


def test_a_catalog_becomes_a_store_and_its_faults_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalog = tmp_path / "export.csv"
    catalog.write_text(
        CATALOG + "mug,Mug,Title,Default Title,M,9\nbowl,Bowl,Title,Default Title,B,\n", encoding="utf-8"
    )
    code, out, _ = run(capsys, "new", tmp_path / "demo", "--catalog", catalog, "--currency", "usd")
    assert code == 0
    assert out.splitlines() == [
        f"{tmp_path / 'demo'}: 1 product (1 variant) from export.csv, laid out in 1 room.",
        "To mend (left out until then):",
        "  export.csv, row 3, column “Variant Price”: the price is missing. "
        "Write an amount such as 12.50. It was left out until then.",
        "Worth knowing:",
        "  export.csv: 1 of 1 product without a name in “ko”. "
        "Visitors read the other language's; fill the column name_ko of catalog.csv to change that.",
        f"Next: vstore serve {tmp_path / 'demo'}",
    ]
    assert read_store(tmp_path / "demo").products[0].variants[0].price == Money(900, "USD")


def test_a_korean_catalog_makes_a_korean_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalog = tmp_path / "상품.csv"
    catalog.write_bytes("상품코드,상품명,판매가\nP1,머그컵,6300.00\n".encode("cp949"))
    assert run(capsys, "new", tmp_path / "demo", "--catalog", catalog)[0] == 0
    settings = read_store(tmp_path / "demo").settings
    assert (settings.currency, settings.languages) == ("KRW", ("ko", "en"))


@pytest.mark.parametrize(
    "name", ["shopify/apparel.csv", "shopify/home-and-garden.csv", "woocommerce/sample_products.csv"]
)
def test_a_real_export_becomes_a_sound_store(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    export(name)
    assert run(capsys, "new", tmp_path / "demo", "--catalog", EXPORTS / name)[0] == 0
    code, out, _ = run(capsys, "check", tmp_path / "demo")
    assert code == 0
    assert "no faults" in out
    store = read_store(tmp_path / "demo")
    shown = {display.product for scene in store.scenes.values() for display in scene.displays}
    assert shown == {product.id for product in store.products}


def test_a_store_may_speak_one_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "new", tmp_path / "demo", "--languages", "en")[0] == 0
    store = read_store(tmp_path / "demo")
    assert store.settings.languages == store.agents[0].languages == ("en",)
    assert store.notes == ()


def test_a_folder_in_use_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    code, _, err = run(capsys, "new", tmp_path)
    assert (code, err) == (1, f"vstore: {tmp_path} is there already and is not empty: choose another name.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--catalog", "gone.csv"), "vstore: gone.csv cannot be read: No such file or directory.\n"),
        (("--currency", "₩"), "vstore: “₩” is not a currency: write its three letters, such as KRW or USD.\n"),
        (("--languages", "en,xx"), "vstore: “xx” is not spoken here yet: use en and ko.\n"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    code, _, err = run(capsys, "new", tmp_path / "demo", *arguments)
    assert (code, err) == (1, message)
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize("name", ["a\udcff", "a\x7f", "a\nb", "\u202ea", "x" * 201])
def test_names_that_nobody_could_read_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    code, out, err = run(capsys, "new", tmp_path / name)
    assert (code, out) == (1, "")
    assert err == f"vstore: {name!a} cannot be a store's name: use letters that can be seen, on one line.\n"


def test_catalog_without_end_is_not_even_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalog = tmp_path / "export.csv"
    with catalog.open("wb") as file:
        file.truncate(30 * 1024**2)
    code, _, err = run(capsys, "new", tmp_path / "demo", "--catalog", catalog)
    assert (code, err) == (1, f"vstore: {catalog} is larger than 16 MB: export the products in parts.\n")


def test_a_catalog_with_nothing_to_sell_makes_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalog = tmp_path / "export.csv"
    catalog.write_text(CATALOG, encoding="utf-8")
    code, _, err = run(capsys, "new", tmp_path / "demo", "--catalog", catalog)
    assert code == 1
    assert err.startswith("vstore: export.csv holds nothing that can be sold.\n")
    assert not (tmp_path / "demo").exists()


def test_check_lists_every_fault_and_exits_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "new", tmp_path / "demo")
    settings = tmp_path / "demo" / "store.toml"
    misspelt = settings.read_text(encoding="utf-8").replace("# quantity_limit", "quantty_limit")
    settings.write_text(misspelt, encoding="utf-8")
    (tmp_path / "demo" / "scenes" / "shop.scene.json").write_text("[]", encoding="utf-8")
    code, out, _ = run(capsys, "check", tmp_path / "demo")
    assert code == 1
    assert "store.toml, policies.quantty_limit: is not known here. Did you mean “quantity_limit”?" in out
    assert "scenes/shop.scene.json" in out
    assert out.splitlines()[-1] == f"{tmp_path / 'demo'}: the store has 2 faults."
