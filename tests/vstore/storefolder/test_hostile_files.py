"""Files of a store folder that are broken, hostile or no files at all: faults with a remedy, never an exception."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scenes.document import FIXTURE_KINDS
from vstore.__main__ import main
from vstore.storefolder import StoreFaults, read_store

FILES = {
    "store.toml": 'name = {en = "Little"}\ncurrency = "USD"\n[[agents]]\nid = "mina"\nname = {en = "Mina"}\n',
    "catalog.csv": "product,name_en,name_ko,sku,price,model\nmug,Mug,머그,M,9,library:mug\n",
    "scenes/shop.scene.json": """{
  "id": "shop", "name": {"en": "Shop"}, "width": 8, "depth": 8,
  "spawns": [{"id": "in", "at": [0, 3, 0]}],
  "displays": [{"id": "mug", "product": "mug", "position": [0, 0, 0], "size": [0.1, 0.1, 0.1]}]
}""",
    "knowledge/service.en.md": "## Shipping\nTwo days.\n",
}
MANY_FAULTS = """{
  "id": "shop", "name": {}, "width": 8, "depth": 8, "surface": {"floor": "lava", "wall_color": "white"},
  "spawns": [{"id": "in", "at": [0, 3, 0]}, {"id": "in", "at": [9, 3, 0]}],
  "fixtures": [{"id": "t", "kind": "tabel", "position": [0, 0, 0], "size": [1.6, 0.85, 0.9], "model": "library:tabel"}],
  "displays": [{"id": "mug", "product": "mugs", "position": [0, 0.85, 0], "size": [0.1, 0.1, 0.1], "fixture": "u"}],
  "doors": [{"id": "out", "name": {"en": "Out"}, "at": [2, 0, 90], "to": "attic", "arrive": "in"}],
  "posts": [{"id": "p", "agent": "nina", "at": [0, 0, 0]}]
}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)


def write(folder: Path) -> Path:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(StoreFaults) as refusal:
        read_store(folder)
    return [str(problem) for problem in refusal.value.problems]


def test_the_folder_of_these_tests_is_sound(folder: Path) -> None:
    assert read_store(folder).notes == ()


def test_every_fault_of_a_scene_is_listed_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "scenes/shop.scene.json").write_text(MANY_FAULTS, encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    scene = "  scenes/shop.scene.json, "
    assert capsys.readouterr().out.splitlines() == [
        "To mend:",
        f"{scene}fixtures[0].model: the library has no model “tabel”. Did you mean “table”?",
        f"{scene}name: There is no text for people. "
        'Write it by language, such as {"en": "Living room", "ko": "거실"}.',
        f"{scene}spawns[1].id: The id “in” belongs to spawns[0] already. Give each its own id.",
        f"{scene}spawns[1].at: 9, 3 is outside the room by 5 m. "
        "The room reaches from -4 to 4 along x and from -4 to 4 along z.",
        f"{scene}surface.floor: “lava” is no known kind. Known are: wood, stone, carpet.",
        f"{scene}surface.wall_color: “white” is not a colour. "
        "Write it as # and six digits from 0 to f, such as #2f5d50.",
        f"{scene}fixtures[0].kind: “tabel” is no known kind. Did you mean “table”? "
        f"Known are: {', '.join(FIXTURE_KINDS)}.",
        f"{scene}displays[0].fixture: There is no fixture “u” in this scene. "
        "Name the fixture that the display is on, or leave this out where it stands on the floor.",
        f"{scene}displays[0].product: The catalog has no product “mugs”. Did you mean “mug”? "
        "Correct the id, add the product to the catalog, or take the display away.",
        f"{scene}doors[0].to: The store has no scene “attic”. Its scenes are: shop.",
        f"{scene}doors[0].at: The door is 2 m from the nearest wall. Put it within 1.5 m of the wall that it opens.",
        f"{scene}posts[0].agent: The store has no agent “nina”. Did you mean “mina”? Its agents are: mina.",
        f"{scene}posts[0].at: Nobody can stand here: “t” is in the way. "
        "Keep the place 0.25 m clear of furniture and walls.",
        f"{folder}: the store has 13 faults.",
    ]


@pytest.mark.parametrize("name", FILES)
def test_folder_in_place_of_a_file_is_a_fault(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).mkdir()
    assert any(each.startswith(name) for each in faults_of(folder))


@pytest.mark.parametrize("name", [name for name in FILES if name != "catalog.csv"])
def test_file_that_cannot_be_read_is_a_fault(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).symlink_to(folder / name)
    assert faults_of(folder) == [
        f"{name}: cannot be read (Too many levels of symbolic links). There must be a file that this program may read."
    ]


@pytest.mark.parametrize(("name", "limit"), list(zip(FILES, (4, 16, 4, 4), strict=True)))
def test_file_without_end_is_not_even_read(folder: Path, name: str, limit: int) -> None:
    with (folder / name).open("wb") as file:
        file.truncate(limit * 1024**2 + 1)
    assert faults_of(folder)[0] == f"{name}: is larger than {limit} MB. Take out what does not belong there."


def test_empty_settings_do_not_open_a_store(folder: Path) -> None:
    (folder / "store.toml").write_text("", encoding="utf-8")
    see = "`vstore new NAME` writes a store.toml with every key."
    assert faults_of(folder) == [
        f"store.toml, name: is missing. {see}",
        f"store.toml, currency: is missing. {see}",
    ]


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "9" * 5_000])
def test_settings_without_end_are_a_fault(folder: Path, text: str) -> None:
    (folder / "store.toml").write_text(text, encoding="utf-8")
    assert faults_of(folder)[0].startswith("store.toml: holds a number or a list without end.")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Little", "x" * 201, "name: is longer than 200 letters, or holds characters that nobody sees."),
        ("Little", "Lit\\u202etle", "name: is longer than 200 letters, or holds characters that nobody sees."),
        ("Little", "  ", "name: holds no text."),
        ("Mina", "x" * 61, "agents[0].name: is longer than 60 letters, or holds characters that nobody sees."),
        ('id = "mina"', 'id = ""', "agents[0].id: is not usable."),
        ("[[agents]]", 'delivery = {fee = "1e5"}\n[[agents]]', "delivery.fee: “1e5” is not an amount."),
        ("[[agents]]", f'delivery = {{fee = "{10**20}"}}\n[[agents]]', f"delivery.fee: “{10**20}” is too large"),
        ("[[agents]]", "policies = {quantity_limit = -1}\n[[agents]]", "policies.quantity_limit: -1 is out of range."),
        ("[[agents]]", "policies = {cart_days = 0}\n[[agents]]", "policies.cart_days: 0 is out of range."),
        ("[[agents]]", "policies = {quantity_limit = 0}\n[[agents]]", "policies.quantity_limit: 0 is out of range."),
        (
            'id = "mina"',
            'id = "mina"\nlook = {top_color = "red;x"}',
            "agents[0].look.top_color: must be written like #2f5d50.",
        ),
    ],
)
def test_settings_out_of_bounds_are_named(folder: Path, old: str, new: str, fault: str) -> None:
    settings = FILES["store.toml"].replace(old, new, 1)
    (folder / "store.toml").write_text(settings, encoding="utf-8")
    assert any(each.startswith(f"store.toml, {fault}") for each in faults_of(folder)), faults_of(folder)


def test_scene_that_is_too_full_is_told_without_measuring_it(folder: Path) -> None:
    fixtures = ",".join(
        f'{{"id": "f{number}", "kind": "table", "position": [0, 0, 0], "size": [1, 1, 1]}}' for number in range(2_001)
    )
    scene = FILES["scenes/shop.scene.json"].replace('"displays"', f'"fixtures": [{fixtures}], "displays"')
    (folder / "scenes/shop.scene.json").write_text(scene, encoding="utf-8")
    assert faults_of(folder) == [
        "scenes/shop.scene.json, fixtures: There are 2001 of these in one room. "
        "Keep at most 2000; put the others into a second scene, with a door between the two."
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html;x", "/etc/passwd", "../store.toml", "a\\b"])
def test_image_that_is_no_picture_of_the_store_is_refused(folder: Path, address: str) -> None:
    catalog = f"product,name_en,name_ko,sku,price,model,images\nmug,Mug,머그,M,9,library:mug,{address}\n"
    (folder / "catalog.csv").write_text(catalog, encoding="utf-8")
    assert faults_of(folder) == [
        f"catalog.csv, product “mug”, image: “{address}” leads out of the folder assets/. "
        "Put the file into assets/ and name it from there."
    ]


def test_broken_catalog_brings_no_false_faults_of_the_scenes(folder: Path) -> None:
    (folder / "catalog.csv").write_bytes(b"")
    (fault,) = faults_of(folder)
    assert fault.startswith("catalog.csv: cannot be read: the file is empty.")


PIECES = st.sampled_from([text[:cut].encode() for text in FILES.values() for cut in (10, 60, 200)])
HOSTILE = st.lists(st.one_of(st.binary(max_size=40), PIECES), max_size=6).map(b"".join)


@example(name="store.toml", data=b'name = {en = "\\ud800"}')
@example(name="store.toml", data=b"name = 1979-05-27\ncurrency = nan\nagents = [1, {id = inf}]")
@example(name="scenes/shop.scene.json", data=b'{"id": "shop", "id": {"a": NaN}, "spawns": [[[]]], "width": -1e999}')
@example(name="knowledge/service.en.md", data=b"# \n<!-- \n" + b"**" * 1000)
@given(name=st.sampled_from(list(FILES)), data=HOSTILE)
def test_any_bytes_in_any_file_have_an_answer(name: str, data: bytes) -> None:
    with TemporaryDirectory() as place:
        folder = write(Path(place))
        (folder / name).write_bytes(data)
        try:
            read_store(folder)
        except StoreFaults as refusal:
            assert refusal.problems
            assert all(each.file and each.what and each.remedy for each in refusal.problems), refusal.problems
