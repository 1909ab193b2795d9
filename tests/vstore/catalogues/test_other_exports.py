"""Exports of WooCommerce, Cafe24 and Magento, and files of no known kind."""

import csv
import io
from collections import Counter

import pytest

from scenes.money import Money
from tests.support.exports import export
from vstore.catalogues import Imported, read_catalogue, usual_currency

WOO = (
    "ID,Type,SKU,Name,Published,Visibility in catalog,Description,Short description,In stock?,Stock,"
    "Backorders allowed?,Sale price,Regular price,"
    "Date sale price ends,Categories,Tags,Images,Parent,Position,Attribute 1 name,"
    "Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)\n"
)


def told(imported: Imported) -> list[str]:
    return [str(problem) for problem in imported.problems]


def woo(rows: str) -> Imported:
    return read_catalogue((WOO + rows).encode(), "woo.csv", "USD", ("en",))


def test_woocommerce_variations_join_their_parent_by_sku_and_by_id() -> None:
    imported = woo(
        '7,variable,tee,Tee,1,visible,<b>Soft</b>,,1,,0,,,,"Clothing > Tees, Sale",gift,,,0,Color,"Blue, Red",,\n'
        "8,variation,tee-r,Tee - Red,1,visible,,,1,5,0,20,25,,,,,id:7,2,Color,Red,,\n"
        "9,variation,tee-b,Tee - Blue,1,visible,,,0,,0,,25,,,,,tee,1,Color,Blue,,\n"
    )
    (tee,) = imported.products
    assert told(imported) == []
    assert tee.category == {"en": "Tees", "ko": "티셔츠"}
    assert [(each.sku, each.price.amount, each.compare_at, each.stock) for each in tee.variants] == [
        ("tee-b", 2500, None, 0),
        ("tee-r", 2000, Money(2500, "USD"), 5),
    ]


def test_a_woocommerce_variation_open_to_any_value_becomes_one_variant_for_each() -> None:
    (tee,) = woo(
        '7,variable,tee,Tee,1,visible,,,1,,0,,,,,,,,0,Color,"Blue, Red",Size,"S, M"\n'
        "8,variation,tee-b,Tee,1,visible,,,1,,0,,25,,,,,tee,0,Color,Blue,Size,\n"
    ).products
    assert [(each.sku, each.choices) for each in tee.variants] == [
        ("tee-b-s", {"color": "blue", "size": "s"}),
        ("tee-b-m", {"color": "blue", "size": "m"}),
    ]


def test_a_dated_woocommerce_sale_is_not_believed() -> None:
    (mug,) = woo("1,simple,m,Mug,1,visible,,,1,,0,5,9,2020-01-01,,,,,0,,,,\n").products
    assert (mug.variants[0].price.amount, mug.variants[0].compare_at) == (900, None)


def test_what_woocommerce_sells_elsewhere_is_told() -> None:
    imported = woo(
        "1,simple,m,Mug,1,visible,,,1,,0,,9,,,,,,0,,,,\n"
        "2,grouped,g,Set,1,visible,,,1,,0,,,,,,,,0,,,,\n"
        "3,external,e,Book,1,visible,,,1,,0,,9,,,,,,0,,,,\n"
        "4,simple,d,Draft,-1,visible,,,1,,0,,9,,,,,,0,,,,\n"
        "5,variation,o,Orphan,1,visible,,,1,,0,,9,,,,,gone,0,Color,Red,,\n"
        "6,variable,v,Empty,1,visible,,,1,,0,,,,,,,,0,Color,Red,,\n"
    )
    assert [product.id for product in imported.products] == ["m"]
    assert told(imported) == [
        "woo.csv, row 3: “Set” is a group of products that are sold one by one. It was left out.",
        "woo.csv, row 4: “Book” is sold on another site. It was left out.",
        "woo.csv, row 5: “Draft” is a draft or private. It was left out.",
        "woo.csv, row 6, column “Parent”: there is no product “gone”. "
        "Export its parent too; this variation was left out until then.",
        "woo.csv, row 7: the product has nothing to buy. Add a row with a price for it. It was left out until then.",
    ]


def test_the_real_woocommerce_samples_are_read() -> None:
    imported = read_catalogue(export("woocommerce/sample_products.csv"), "woo.csv", "USD", ("en",))
    products = {product.id: product for product in imported.products}
    assert len(products) == 12
    hoodie = products["cc-hoodie"]
    red = hoodie.chosen({"color": "red", "logo": "no"})
    assert [(each.sku, each.price.amount, each.compare_at) for each in red] == [
        ("cc-hoodie-red", 4200, Money(4500, "USD"))
    ]
    assert len(products["cc-tee"].variants) == 9


def cafe24(*rows: dict[str, str], encoding: str = "cp949") -> Imported:
    """The header alone is real; its rows are ours."""
    header = next(csv.reader(io.StringIO(export("cafe24/header.csv").decode("utf-8-sig"))))
    text = io.StringIO()
    writer = csv.DictWriter(text, header)
    writer.writeheader()
    writer.writerows({"진열상태": "Y", "판매상태": "Y", "옵션사용": "N", **row} for row in rows)
    return read_catalogue(text.getvalue().encode(encoding), "상품.csv", "KRW", ("ko",))


def test_cafe24_options_in_one_cell_become_all_their_variants() -> None:
    imported = cafe24(
        {
            "상품코드": "P000000A",
            "상품명": "린넨 오버핏 셔츠",
            "영문 상품명": "Linen Shirt",
            "상품 상세설명": "<p>시원한 <b>린넨</b></p><script>alert(1)</script>",
            "판매가": "39000.00",
            "소비자가": "52,000",
            "옵션사용": "Y",
            "옵션입력": "색상{블랙|화이트}//사이즈{S|M}",
            "상품소재": "린넨",
            "원산지": "국내",
            "브랜드": "B0000000",
        }
    )
    (shirt,) = imported.products
    assert shirt.name == {"ko": "린넨 오버핏 셔츠", "en": "Linen Shirt"}
    assert shirt.description == {"ko": "시원한 린넨"}
    assert shirt.kind == {"en": "shirt", "ko": "셔츠"}
    assert shirt.material == {"ko": "린넨", "en": "linen"}
    assert shirt.details == {"origin": {"ko": "국내"}}
    assert shirt.brand == "", "an internal number is no brand"
    assert [(each.sku, each.price, each.compare_at, each.stock) for each in shirt.variants] == [
        (f"p000000a-{choice}", Money(39000, "KRW"), Money(52000, "KRW"), None)
        for choice in ("black-s", "black-m", "white-s", "white-m")
    ]


@pytest.mark.parametrize("encoding", ["cp949", "utf-8-sig", "utf-16"])
def test_cafe24_is_read_in_the_encodings_of_korean_excel(encoding: str) -> None:
    (mug,) = cafe24(
        {"상품코드": "P1", "상품명": "도자기 머그컵 뚝배기", "판매가": "6300.00"}, encoding=encoding
    ).products
    assert (mug.id, mug.name, mug.variants[0].price) == ("p1", {"ko": "도자기 머그컵 뚝배기"}, Money(6300, "KRW"))


def test_cafe24_rows_that_cannot_be_sold_are_told() -> None:
    imported = cafe24(
        {"상품코드": "P1", "상품명": "머그컵", "판매가": "6300.00"},
        {"상품코드": "P2", "상품명": "숨은 컵", "판매가": "6300.00", "진열상태": "N"},
        {"상품코드": "P3", "상품명": "쉬는 컵", "판매가": "6300.00", "판매상태": "N"},
        {"상품코드": "P4", "상품명": "문의 컵", "판매가": "6300.00", "판매가 대체문구 사용": "Y"},
        {"상품코드": "P5", "상품명": "깨진 컵", "판매가": "6300.00", "옵션사용": "Y", "옵션입력": "색상{블랙|화이트"},
        {"상품코드": "P6", "상품명": "반값 컵", "판매가": "6300.50"},
    )
    assert [product.id for product in imported.products] == ["p1"]
    assert told(imported) == [
        "상품.csv, row 3: “숨은 컵” is not on display (진열상태 N). It was left out.",
        "상품.csv, row 4: “쉬는 컵” is not for sale (판매상태 N). It was left out.",
        "상품.csv, row 5: “문의 컵” is shown with words in place of a price (판매가 대체문구). It was left out.",
        "상품.csv, row 6, column “옵션입력”: “색상{블랙|화이트” cannot be read, or makes more than 400 variants. "
        "Write 색상{블랙|화이트}//사이즈{S|M}; left out until then.",
        "상품.csv, row 7, column “판매가”: the price “6300.50” is not an amount that KRW can hold. "
        "Write an amount such as 12.50. It was left out until then.",
    ]


def test_the_real_magento_export_is_147_products_of_1847_variants() -> None:
    data = export("magento/ConfigurableSampleData__products.csv")
    imported = read_catalogue(data, "magento.csv", "USD", ("en",))
    assert told(imported) == []
    assert len(imported.products) == 147
    assert sum(len(product.variants) for product in imported.products) == 1847
    hoodie = next(product for product in imported.products if product.id == "chaz-kangeroo-hoodie")
    assert hoodie.material == {"en": "Wool", "ko": "울"}
    (variant,) = hoodie.chosen({"size": "xl", "color": "orange"})
    assert (variant.sku, variant.price, variant.stock) == ("MH01-XL-Orange", Money(5200, "USD"), 100)
    assert Counter(product.model for product in imported.products)["library:box"] == 0


def test_the_currency_is_guessed_from_the_format() -> None:
    assert usual_currency("상품코드,상품명,판매가\n".encode("cp949")) == "KRW"
    assert usual_currency(WOO.encode()) == "USD"
    assert usual_currency(b"") == "USD"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (
            b"first,last\nAda,L\n",
            "people.csv, row 1: its columns are of no kind known here "
            "(our own, Shopify, WooCommerce, Cafe24, Magento); the first is “first”. "
            "Export the products again, with the header row.",
        ),
        (
            b"",
            "people.csv: cannot be read: the file is empty. Export it again as CSV with the encoding UTF-8.",
        ),
        (
            b"PK\x03\x04",
            "people.csv: cannot be read: the file is an Excel workbook; save it as CSV UTF-8 in Excel. "
            "Export it again as CSV with the encoding UTF-8.",
        ),
    ],
)
def test_a_file_that_is_no_catalog_is_told(data: bytes, problem: str) -> None:
    imported = read_catalogue(data, "people.csv", "USD", ("en",))
    assert imported.products == ()
    assert told(imported) == [problem]


def test_products_without_a_name_in_a_language_of_the_store_are_counted() -> None:
    imported = read_catalogue(b"product,name_en,sku,price\na,Mug,A,5\n", "catalog.csv", "USD", ("en", "ko"))
    assert told(imported) == [
        "catalog.csv: 1 of 1 product without a name in “ko”. "
        "Visitors read the other language's; fill the column name_ko of catalog.csv to change that."
    ]
