"""A store folder read whole, or refused with all its faults."""

from pathlib import Path

import pytest

from scenes.money import Money
from vstore.commerce.delivery import flat
from vstore.problem import Severity
from vstore.storefolder import StoreFaults, read_store
from vstore.storefolder.terms import terms_of

SETTINGS = """
name = {en = "Little", ko = "작은 가게"}
languages = ["en", "ko"]
currency = "USD"

[[agents]]
id = "mina"
name = {en = "Mina"}

[delivery]
fee = "4.50"
free_from = "60"
"""
CATALOG = "product,name_en,name_ko,sku,price,model\nmug,Mug,머그,M,9,library:mug\n"
SCENE = """{
  "id": "shop", "name": {"en": "Shop"}, "width": 8, "depth": 8,
  "spawns": [{"id": "in", "at": [0, 3, 0]}],
  "fixtures": [
    {"id": "table", "kind": "table", "position": [0, 0, 0], "size": [1.6, 0.85, 0.9], "model": "library:table"}
  ],
  "displays": [{"id": "mug", "product": "mug", "position": [0, 0.85, 0], "size": [0.1, 0.1, 0.1], "fixture": "table"}],
  "posts": [{"id": "post", "agent": "mina", "at": [2, 0, 180]}]
}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small store without faults."""
    files = {
        "store.toml": SETTINGS,
        "catalog.csv": CATALOG,
        "scenes/shop.scene.json": SCENE,
        "knowledge/service.en.md": "# Service\n\n## Shipping\nTwo days.\n\n## Returns\n**14** days, see [here](x).\n",
        "knowledge/배송.ko.md": "이틀이면 도착합니다.\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(StoreFaults) as refusal:
        read_store(folder)
    return [str(problem) for problem in refusal.value.problems if problem.severity is Severity.FAULT]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_sound_folder_is_a_store(folder: Path) -> None:
    store = read_store(folder)
    assert store.settings.name == {"en": "Little", "ko": "작은 가게"}
    assert [product.id for product in store.products] == ["mug"]
    assert store.entrance is store.scenes["shop"]
    assert [agent.id for agent in store.agents] == ["mina"]
    (method,) = terms_of(store.settings).delivery
    assert method == flat(Money(450, "USD"), Money(6000, "USD"))
    assert [(each.topic, each.language, each.title, each.text) for each in store.knowledge] == [
        ("shipping", "en", "Shipping", "Two days."),
        ("returns", "en", "Returns", "14 days, see here."),
        ("shipping", "ko", "배송", "이틀이면 도착합니다."),
    ]


def test_all_faults_of_all_files_are_told_at_once(folder: Path) -> None:
    change(folder / "store.toml", 'currency = "USD"', 'curency = "USD"\ncurrency = "USD"')
    change(folder / "store.toml", 'id = "mina"', "id = 5")
    (folder / "catalog.csv").write_text(CATALOG + "bowl,Bowl,볼,M,9,\nplate,Plate,접시,P,,\n", encoding="utf-8")
    change(folder / "catalog.csv", "library:mug", "library:mugg")
    change(folder / "scenes/shop.scene.json", '"product": "mug"', '"product": "mugs"')
    change(folder / "scenes/shop.scene.json", "library:table", "../../etc/passwd.glb")
    (folder / "scenes/broken.scene.json").write_text("{", encoding="utf-8")
    (folder / "knowledge/odd.en.md").write_bytes("배송".encode("cp949"))
    see = "`vstore new NAME` writes a store.toml with every key."
    assert faults_of(folder) == [
        f"store.toml, curency: is not known here. Did you mean “currency”? {see}",
        f"store.toml, agents[0].id: must be a text, not a whole number. {see}",
        "catalog.csv, row 3, column “sku”: “M” is the SKU of row 2 too. "
        "Give each variant its own. It was left out until then.",
        "catalog.csv, row 4, column “price”: the price is missing. "
        "Write an amount such as 12.50. It was left out until then.",
        "scenes/broken.scene.json: The file is not JSON from line 1, column 2 on: expecting property name enclosed in "
        "double quotes. Look there and just before for a missing or surplus comma, quote or bracket.",
        "catalog.csv, product “mug”, model: the library has no model “mugg”. Did you mean “mug”?",
        "scenes/shop.scene.json, fixtures[0].model: “../../etc/passwd.glb” leads out of the folder assets/. "
        "Put the file into assets/ and name it from there.",
        "scenes/shop.scene.json, displays[0].product: The catalog has no product “mugs”. "
        "Did you mean “mug”? Correct the id, add the product to the catalog, or take the display away.",
        "knowledge/odd.en.md: is not UTF-8 text. Save it again with the encoding UTF-8.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('currency = "USD"', 'currency = "dollars"', "currency: “dollars” is not a currency."),
        ('["en", "ko"]', "[]", "languages: names no language."),
        ('["en", "ko"]', '["en", "xx"]', "languages: “xx” is not spoken here yet."),
        ('fee = "4.50"', 'fee = "a lot"', "delivery.fee: “a lot” is not an amount."),
        ('fee = "4.50"', "fee = 4.50", "delivery.fee: must be a text, not a number."),
        ('name = {en = "Mina"}', "", "agents[0].name: is missing."),
        (
            'name = {en = "Mina"}',
            'name = {en = "M"}\nlanguages = ["fr"]',
            "agents[0].languages: “fr” is not spoken here yet.",
        ),
        ('name = {en = "Mina"}', 'name = {en = "M"}\nlanguages = []', "the agent speaks no language of the store."),
        (
            'name = {en = "Mina"}',
            'name = {en = "M"}\ntone = "loud"',
            "agents[0].tone: must be one of: polite, casual, formal.",
        ),
        ("[delivery]", '[payment]\nprovider = "gold"\n[delivery]', "payment.provider: “gold” is not known."),
        ("[delivery]", '[[agents]]\nid = "mina"\nname = {}\n[delivery]', "agents[1].id: “mina” is the id of another"),
        ("[delivery]", '[policies]\nquantity_limit = "two"\n[delivery]', "policies.quantity_limit: must be a whole"),
        ('currency = "USD"', 'entrance = "shp"\ncurrency = "USD"', "entrance: there is no scene “shp”."),
        (
            "[delivery]",
            "[promote]\nmgu = 0.5\n[delivery]",
            "promote.mgu: there is no product “mgu”. Did you",
        ),
        ("[delivery]", "[promote]\nmug = 1.5\n[delivery]", "promote.mug: 1.5 is out of range."),
        ("[delivery]", "[promote]\nmug = 0.0\n[delivery]", "promote.mug: 0 is out of range."),
        ('currency = "USD"', "currency = ", "store.toml: is not TOML: Invalid value (at line 4, column 12)."),
    ],
)
def test_each_fault_of_the_settings_names_its_key(folder: Path, old: str, new: str, fault: str) -> None:
    change(folder / "store.toml", old, new)
    assert any(fault in each for each in faults_of(folder)), faults_of(folder)


def test_a_push_of_the_stores_own_is_told_to_whoever_checks(folder: Path) -> None:
    change(folder / "store.toml", "[delivery]", "[promote]\nmug = 0.5\n[delivery]")
    (note,) = (str(each) for each in read_store(folder).notes if each.place == "promote.mug")
    assert note == (
        "store.toml, promote.mug: agents name it before what fits alike (weight 0.5), and say so when asked why."
    )


def test_a_wrong_setting_brings_no_false_faults_of_the_catalog(folder: Path) -> None:
    change(folder / "catalog.csv", "M,9,", "M,9.99,")
    change(folder / "store.toml", 'languages = ["en", "ko"]', "languages = 5")
    assert len(faults_of(folder)) == 1


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("catalog.csv", "catalog.csv: the store has no catalog. Put catalog.csv or catalog.json there."),
        ("store.toml", "store.toml: does not exist. Make a store with `vstore new NAME` to see one."),
        ("scenes/shop.scene.json", "scenes/: the store has no scene (*.scene.json)."),
    ],
)
def test_a_missing_file_is_told(folder: Path, name: str, fault: str) -> None:
    (folder / name).unlink()
    assert any(each.startswith(fault) for each in faults_of(folder))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "gone")
    assert fault.endswith("gone: there is no such folder. Make a store with `vstore new NAME`.")


def test_two_catalogs_are_one_too_many(folder: Path) -> None:
    (folder / "catalog.json").write_text("[]", encoding="utf-8")
    assert "catalog.csv: there is catalog.json as well. Keep one of the two." in faults_of(folder)


def test_a_scene_file_has_its_scenes_name(folder: Path) -> None:
    (folder / "scenes/shop.scene.json").rename(folder / "scenes/store.scene.json")
    (fault,) = faults_of(folder)
    assert fault == ("scenes/store.scene.json, id: “shop” is not the file's name. Call the file shop.scene.json.")


def test_a_brands_own_models_are_files_in_assets(folder: Path) -> None:
    change(folder / "catalog.csv", "library:mug", "mugs/own.glb")
    assert faults_of(folder) == [
        "catalog.csv, product “mug”, model: assets/mugs/own.glb does not exist. "
        "Put the file there, or correct its name."
    ]
    (folder / "assets/mugs").mkdir(parents=True)
    (folder / "assets/mugs/own.glb").write_bytes(b"glTF")
    assert read_store(folder).products[0].model == "mugs/own.glb"


def test_what_was_repaired_is_noted_and_does_not_close_the_store(folder: Path) -> None:
    change(folder / "catalog.csv", "product,name_en,name_ko,sku", "product,name_en,brand,sku")
    notes = [str(note) for note in read_store(folder).notes]
    assert len(notes) == 1
    assert "without a name in “ko”" in notes[0]
