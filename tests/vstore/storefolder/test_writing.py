"""Stores written and read back."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from scenes.products import Product
from scenes.reading import read_scene
from tests.support.goods import catalogs, goods
from vstore.layout import lay_out, load_library
from vstore.storefolder import read_store
from vstore.storefolder.writing import AGENT, scene_text, write_store


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(catalogs(most=40))
def test_a_written_scene_is_read_back(products: tuple[Product, ...]) -> None:
    for scene in lay_out(products, load_library(), AGENT):
        assert read_scene(scene_text(scene).encode()) == scene


def test_a_scene_file_has_one_thing_a_line() -> None:
    (scene,) = lay_out((goods(0, "mug", "Mugs", 0),), load_library())
    (line,) = [line for line in scene_text(scene).splitlines() if '"product"' in line]
    assert '"id": "p0"' in line


@pytest.mark.parametrize("name", ["Corner", '"Quoted" \\ name', "모퉁이 가게", "Line\nbreak"])
def test_any_name_is_written_so_that_it_is_read_back(tmp_path: Path, name: str) -> None:
    products = (goods(0, "mug", "Mugs", 2),)
    write_store(tmp_path, name, "KRW", ("ko", "en"), products, lay_out(products, load_library(), AGENT))
    store = read_store(tmp_path)
    assert store.settings.name == {"en": name, "ko": name}
    assert [(product.id, product.variants) for product in store.products] == [("p0", products[0].variants)]
