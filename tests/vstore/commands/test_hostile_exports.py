"""Whatever an export holds: what `vstore new` makes of it is a store without faults, that holds the same products."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vstore.catalogues import read_catalogue
from vstore.layout import lay_out, load_library
from vstore.problem import faults
from vstore.storefolder import StoreFaults, read_store
from vstore.storefolder.writing import AGENT, write_store

HEADERS = (
    "product,name_en,price,option1_en,value1_en,sku,stock,category_en,tags,description_ko,detail_care_en",
    "Handle,Title,Variant Price,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Type,Tags,Body (HTML)",
    "상품코드,상품명,판매가,옵션사용,옵션입력,브랜드,상품 요약설명,모델명,검색어설정,영문 상품명,원산지",
)
# fmt: off
CELLS = st.sampled_from([
    "", "a", "Mug", "머그", "5", "9.99", "'", "'=x", "=1+1", "@x", "-", "Size", "S", "Y", "<b>x</b>",
    "<script>x</script>",
    "\x1b[0m", "\u202eabc", "\u200f", "\u2028", "\U0001f9e5", "x" * 300, "{0}", "%s", "&lt;img src=x&gt;", "a|b",
    "../..",
    "색상{블랙|화이트}//사이즈{S|M}", "\\n", "\ufffd", "\ue000", "\u0301",
])
# fmt: on


LONG = [["a", "Mug", "", "", "", "", "x" * 300], ["b", "Lamp", "", "", "", "", "y" * 300]]


@pytest.mark.parametrize("header", HEADERS, ids=["own", "shopify", "cafe24"])
@example(rows=LONG)
@settings(deadline=None, max_examples=60)
@given(rows=st.lists(st.lists(CELLS, min_size=5, max_size=11), min_size=1, max_size=6))
def test_any_export_becomes_a_store_without_faults(header: str, rows: list[list[str]]) -> None:
    text = "\n".join([header, *(",".join([cells[0], cells[1], "7", *cells[2:]]) for cells in rows)])
    products = read_catalogue(text.encode(), "export.csv", "USD", ("en",)).products
    if not products:
        return
    scenes = lay_out(products, load_library(), AGENT, title={"en": "Shop"})
    with TemporaryDirectory() as place:
        write_store(Path(place), "Shop", "USD", ("en",), products, scenes)
        try:
            store = read_store(Path(place))
        except StoreFaults as refusal:
            pytest.fail("\n".join(map(str, faults(refusal.problems))))
    assert [(each.id, each.name, each.variants) for each in store.products] == [
        (each.id, each.name, each.variants) for each in products
    ]
