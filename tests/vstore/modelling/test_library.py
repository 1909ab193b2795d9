"""The library as it is shipped: complete, of real sizes, light, and exactly what the code sculpts."""

import json
from pathlib import Path

import numpy as np
import pytest

from tests.vstore.modelling.glb_reader import GlbFile
from vstore.modelling import __main__ as command
from vstore.modelling import pictures
from vstore.modelling.catalogue import CATALOGUE
from vstore.modelling.library import LIBRARY
from vstore.modelling.model import Size

MANIFEST = json.loads((LIBRARY / "manifest.json").read_text(encoding="utf-8"))["models"]
NAMES = sorted(MANIFEST)
PLACEMENTS = {"hang", "shelf", "floor", "wall", "fixture", "ceiling", "avatar"}
A_MILLIMETRE = 0.001


def glb(name: str) -> GlbFile:
    return GlbFile((LIBRARY / MANIFEST[name]["file"]).read_bytes())


def test_committed_files_are_what_the_command_sculpts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["modelling", "--out", str(tmp_path / "new")])
    monkeypatch.setattr(pictures, "PICTURED", ())  # drawing them takes a minute
    command.main()
    sculpted = {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir() if path.is_file()}
    assert sculpted.keys() == {f"{name}.glb" for name in NAMES} | {"manifest.json"}
    stale = [name for name, file in sculpted.items() if (LIBRARY / name).read_bytes() != file]
    assert stale == [], "run `python -m vstore.modelling` and commit the result"


def test_folder_holds_nothing_but_the_models_their_pictures_and_the_manifest() -> None:
    others = {"manifest.json", "pictures"}
    assert {path.name for path in LIBRARY.iterdir()} == {f"{name}.glb" for name in NAMES} | others


def test_library_is_light_enough_to_load_on_a_phone() -> None:
    sizes = {name: (LIBRARY / MANIFEST[name]["file"]).stat().st_size for name in NAMES}
    assert sizes == {name: MANIFEST[name]["bytes"] for name in NAMES}
    assert sum(sizes.values()) < 3_700_000
    assert sizes["avatar"] < 500_000
    assert max(size for name, size in sizes.items() if name != "avatar") < 160_000


@pytest.mark.parametrize("name", NAMES)
def test_triangles_stay_within_the_budget(name: str) -> None:
    shown = MANIFEST[name]["triangles"]
    least, most = (4_000, 9_000) if name == "avatar" else (200, 4_800)
    assert least <= shown <= most


@pytest.mark.parametrize("name", [n for n in NAMES if n != "avatar"])
def test_manifest_tells_the_real_size_of_the_mesh(name: str) -> None:
    low, high = glb(name).bounds()
    assert high - low == pytest.approx(MANIFEST[name]["size"], abs=A_MILLIMETRE)


@pytest.mark.parametrize("name", [n for n in NAMES if n != "avatar"])
def test_model_stands_in_the_middle_of_its_bottom_face(name: str) -> None:
    low, high = glb(name).bounds()
    assert low[1] == pytest.approx(0, abs=A_MILLIMETRE)
    assert (low + high)[[0, 2]] / 2 == pytest.approx([0, 0], abs=A_MILLIMETRE)


@pytest.mark.parametrize("name", NAMES)
def test_normals_have_unit_length(name: str) -> None:
    for primitive in glb(name).primitives():
        lengths = np.linalg.norm(primitive["NORMAL"], axis=1)
        assert np.abs(lengths - 1).max() < 0.012  # a 127th is the step of a normal stored in bytes


@pytest.mark.parametrize("name", NAMES)
def test_indices_reach_every_vertex_and_no_further(name: str) -> None:
    for primitive in glb(name).primitives():
        assert np.array_equal(np.unique(primitive["indices"]), np.arange(len(primitive["POSITION"])))


@pytest.mark.parametrize("name", NAMES)
def test_no_triangle_is_a_sliver_without_area(name: str) -> None:
    for primitive in glb(name).primitives():
        a, b, c = (primitive["POSITION"][primitive["indices"][k::3]] for k in range(3))
        assert (np.linalg.norm(np.cross(b - a, c - a), axis=1) > 0).all()


@pytest.mark.parametrize("name", NAMES)
def test_shades_stay_bright_enough_to_take_a_tint(name: str) -> None:
    shades = np.concatenate([primitive["COLOR_0"][:, :3] for primitive in glb(name).primitives()])
    assert shades.max() > 0.8
    assert np.median(shades) > 0.35


@pytest.mark.parametrize("name", [n for n in NAMES if MANIFEST[n]["tints"]])
def test_a_product_has_one_near_white_material_to_tint(name: str) -> None:
    primary = [material for material in glb(name).document["materials"] if material["name"] == "primary"]
    assert len(primary) == 1
    assert min(primary[0]["pbrMetallicRoughness"]["baseColorFactor"][:3]) > 0.75


@pytest.mark.parametrize(
    ("names", "low", "high"),
    [
        (
            ("tshirt", "shirt", "sweater", "hoodie", "cardigan", "jacket", "quilted_jacket"),
            (0.6, 0.7, 0.2),
            (0.85, 1.0, 0.35),
        ),
        (("trousers", "jeans", "coat", "dress"), (0.35, 1.0, 0.15), (0.8, 1.35, 0.5)),
        (("sneakers", "loafers", "boots"), (0.18, 0.07, 0.26), (0.28, 0.3, 0.36)),
        (("mug", "bowl", "plate", "teapot", "candle"), (0.08, 0.02, 0.08), (0.3, 0.2, 0.27)),
        (("chair", "armchair"), (0.42, 0.75, 0.45), (0.9, 0.9, 0.9)),
        (("dining_table", "desk"), (1.2, 0.7, 0.6), (1.8, 0.78, 1.0)),
    ],
)
def test_things_are_as_big_as_in_life(names: tuple[str, ...], low: Size, high: Size) -> None:
    for name in names:
        assert all(a <= size <= b for a, size, b in zip(low, MANIFEST[name]["size"], high, strict=True)), name


def test_every_model_of_the_catalogue_is_there_once() -> None:
    assert len({entry.name for entry in CATALOGUE}) == len(CATALOGUE)
    assert {entry.name for entry in CATALOGUE} | {"avatar"} == set(NAMES)
    assert {lines["placement"] for lines in MANIFEST.values()} == PLACEMENTS


@pytest.mark.parametrize("name", [n for n in NAMES if MANIFEST[n]["slots"]])
def test_slots_lie_on_their_fixture(name: str) -> None:
    width, height, depth = MANIFEST[name]["size"]
    for slot in MANIFEST[name]["slots"]:
        x, y, z = slot["position"]
        assert abs(x) <= width / 2
        assert abs(z) <= depth / 2
        assert 0 < y <= height


@pytest.mark.parametrize(("name", "levels", "count"), [("shelf", [1, 2, 3], 15), ("table", [1], 6), ("rack", [1], 7)])
def test_levels_are_counted_from_the_top(name: str, levels: list[int], count: int) -> None:
    slots = MANIFEST[name]["slots"]
    heights = {slot["level"]: slot["position"][1] for slot in slots}
    assert sorted(heights) == levels
    assert [heights[level] for level in levels] == sorted(heights.values(), reverse=True)
    assert len(slots) == count


@pytest.mark.parametrize("fixture", ["shelf", "table", "plinth", "podium"])
def test_a_thing_on_a_slot_rests_on_a_surface(fixture: str) -> None:
    points = np.concatenate([primitive["POSITION"] for primitive in glb(fixture).primitives()])
    for slot in MANIFEST[fixture]["slots"]:
        assert np.abs(points[:, 1] - slot["position"][1]).min() < 2 * A_MILLIMETRE


def test_everything_that_hangs_clears_the_floor_under_the_rail() -> None:
    rail = MANIFEST["rack"]["slots"][0]["position"][1]
    hanging = [lines for lines in MANIFEST.values() if lines["placement"] == "hang"]
    assert min(rail - lines["size"][1] for lines in hanging) > 0.25


def test_most_things_for_a_shelf_fit_a_slot_of_the_shelf() -> None:
    room = MANIFEST["shelf"]["slots"][0]["size"]
    small = [lines["size"] for lines in MANIFEST.values() if lines["placement"] == "shelf"]
    fitting = [size for size in small if all(a <= b + A_MILLIMETRE for a, b in zip(size, room, strict=True))]
    assert len(fitting) / len(small) > 0.85


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        ("sweater", "KHR_materials_sheen"),
        ("quilted_jacket", "KHR_materials_sheen"),
        ("handbag", "KHR_materials_clearcoat"),
        ("mug", "KHR_materials_clearcoat"),
    ],
)
def test_wool_shines_at_its_edges_and_leather_and_glaze_are_varnished(name: str, extension: str) -> None:
    document = glb(name).document
    primary = next(material for material in document["materials"] if material["name"] == "primary")
    assert list(primary["extensions"]) == [extension]
    assert extension in document["extensionsUsed"]
    assert extension not in document["extensionsRequired"]


@pytest.mark.parametrize("name", ["sweater", "cardigan", "coat", "quilted_jacket", "jeans", "handbag"])
def test_cloth_and_leather_have_a_picture_whose_greys_are_heights(name: str) -> None:
    document = glb(name).document
    primary = next(material for material in document["materials"] if material["name"] == "primary")
    assert "baseColorTexture" in primary["pbrMetallicRoughness"]
    assert primary["extras"]["relief"] > 0
