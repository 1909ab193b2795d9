"""Files that nobody meant well: whatever the bytes, there is an answer and no exception."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vstore.catalogues import read_catalogue, usual_currency

HEADERS = (
    "product,name_en,price,option1_en,value1_en,swatch1,sku,stock,rating,detail_care_en",
    "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Tracker,Variant Inventory Qty",
    "ID,Type,SKU,Name,Regular price,Stock,Parent,Position,Attribute 1 name,Attribute 1 value(s)",
    "상품코드,상품명,판매가,옵션사용,옵션입력",
    "sku,product_type,name,price,additional_attributes,configurable_variations,visibility",
)
# fmt: off
CELLS = st.sampled_from([
    "", "a", "b", "A", "5", "-1", "9.99", "1e999", "١٢", "Size", "S", "#12", "Y", '"', "<b>", "&#0;", "\x00", "=1+1",
    "variable", "variation", "id:a", "configurable", "sku=a,size=S|sku=b",
    "색상{블랙|화이트}//사이즈{S|M}", "색상{}", "{|}", "\ud7ff",
])
# fmt: on


@example(b"\n\nname,price\n1,2\n")
@example(b",,\n;;")
@example(b"\xff\xfe")
@example(b"[[[[")
@example(b'{"a": ')
@given(st.binary(max_size=200))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    imported = read_catalogue(data, "catalog.csv", "KRW", ("ko",))
    assert imported.products or imported.problems
    assert len(usual_currency(data)) == 3


@pytest.mark.parametrize("header", HEADERS)
@given(rows=st.lists(st.lists(CELLS, max_size=12), max_size=8))
def test_any_cells_under_any_known_header_have_an_answer(header: str, rows: list[list[str]]) -> None:
    text = "\n".join([header, *(",".join(row) for row in rows)])
    imported = read_catalogue(text.encode("utf-8", "replace"), "catalog.csv", "USD", ("en",))
    assert imported.products or imported.problems
    skus = [variant.sku for product in imported.products for variant in product.variants]
    assert len(skus) == len(set(skus))
    assert all(variant.price.amount > 0 for product in imported.products for variant in product.variants)
    assert all(product.name and product.id for product in imported.products)


def test_blank_lines_before_the_header_are_passed_over() -> None:
    imported = read_catalogue(b"\n\nproduct,name_en,sku,price\na,Mug,A,5\n", "catalog.csv", "USD", ("en",))
    assert [product.id for product in imported.products] == ["a"]
    assert imported.problems == []
