"""Bar code numbers, weights, media and the tree of categories, as each format has them."""

import csv
import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.money import Money
from scenes.products import Product, Variant
from tests.support.exports import export
from vstore.catalogues import Imported, read_catalogue, write_catalogue
from vstore.catalogues.amounts import Unclear, grams
from vstore.catalogues.gtins import Gtins, WrongGtin

OURS = """\
product,name_en,price,sku,gtin,weight,withdrawn,image,variant_images,variant_videos,variant_model,categories_en,\
categories_ko,videos,option1_en,value1_en
coat,Coat,90,C-1,4006381333931,1250,,a.jpg,b.jpg | c.jpg,turn.mp4,library:coat,Clothing > Coats,의류 > 코트,\
walk.mp4,Size,S
coat,,90,C-2,96385074,,yes,,,,,,,,,M
"""
LEFT_OUT = "It was left out."
NO_GTIN = f"is no GTIN: its check digit or length is wrong. {LEFT_OUT}"


def read(text: str, file: str = "catalog.csv") -> tuple[tuple[Product, ...], list[str]]:
    imported = read_catalogue(text.encode(), file, "USD", ())
    return imported.products, told(imported)


def told(imported: Imported) -> list[str]:
    return [str(problem) for problem in imported.problems]


def test_our_own_columns_hold_all_there_is_and_are_written_back() -> None:
    (coat,), problems = read(OURS)
    first, second = coat.variants
    assert problems == []
    assert (first.gtin, first.weight, first.images, first.videos, first.model, first.withdrawn) == (
        "4006381333931",
        1250,
        ("b.jpg", "c.jpg"),
        ("turn.mp4",),
        "library:coat",
        False,
    )
    assert (second.gtin, second.weight, second.withdrawn) == ("96385074", None, True)
    assert coat.categories == ({"en": "Clothing", "ko": "의류"}, {"en": "Coats", "ko": "코트"})
    assert coat.videos == ("walk.mp4",)
    assert read_catalogue(write_catalogue([coat]), "catalog.csv", "USD", ()).products == (coat,)


def test_a_wrong_bar_code_is_named_and_left_out_and_the_product_stays() -> None:
    products, problems = read(
        "product,name_en,price,sku,gtin,weight,withdrawn\n"
        "a,A mug,5,A,4006381333932,heavy,\n"
        "b,A mug,5,B,96385074,,perhaps\n"
        "c,A mug,5,C,00000096385074,,\n"
    )
    assert [each.variants[0].gtin for each in products] == ["", "96385074", ""]
    assert problems == [
        "catalog.csv, row 3, column “withdrawn”: “perhaps” is neither yes nor no. It counts as no.",
        "catalog.csv, row 2, column “gtin”: “4006381333932” is no GTIN: its check digit or length is wrong. "
        + LEFT_OUT,
        "catalog.csv, row 2, column “weight”: the weight “heavy” is not a weight in g. " + LEFT_OUT,
        "catalog.csv, row 4, column “gtin”: “00000096385074” is the GTIN of “B” too. " + LEFT_OUT,
    ]


def test_a_wrong_bar_code_in_json_is_named_and_left_out_and_a_wrong_weight_is_a_fault() -> None:
    price = Money(900, "USD")
    mug = Product("mug", {"en": "Mug"}, (Variant("M", price, gtin="96385075"),))
    lead = Product("lead", {"en": "Lead"}, (Variant("L", price, weight=10**9),))
    products, problems = read(msgspec.json.encode([mug, lead]).decode(), "catalog.json")
    assert [each.variants[0].gtin for each in products] == [""]
    assert problems == [
        "catalog.json, product 1 “mug”, variant “M”, gtin: “96385075” " + NO_GTIN,
        "catalog.json, product 2 “lead”, variants[0].weight: is not a weight in grams. It was left out until then.",
    ]


@given(st.text(st.sampled_from("0123456789 -"), max_size=16))
def test_what_is_taken_for_a_gtin_passes_the_check_of_gs1(cell: str) -> None:
    try:
        digits = Gtins().read(cell, "a")
    except WrongGtin:
        return
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    assert digits == "" or (len(digits) in (8, 12, 13, 14) and weighted % 10 == 0)


@pytest.mark.parametrize(
    ("cell", "unit", "weight"),
    [("0.5", "kg", 500), ("1,2 kg", "kg", 1200), ("250", "g", 250), ("2", "lbs", 907), ("0", "kg", None)],
)
def test_weights_are_grams(cell: str, unit: str, weight: int | None) -> None:
    assert grams(cell, unit) == weight


def test_what_no_product_weighs_is_refused() -> None:
    with pytest.raises(Unclear, match="too heavy"):
        grams("99999999", "kg")


def test_shopify_tells_bar_code_weight_and_category() -> None:
    header = "Title,URL handle,Product category,SKU,Option1 name,Option1 value,Price,Barcode,Weight value (grams)\n"
    (tee,), problems = read(header + "Tee,tee,Apparel > Tops > T-Shirts,T,Title,Default Title,9,'4006381333931,180\n")
    assert (tee.variants[0].gtin, tee.variants[0].weight) == ("4006381333931", 180)
    assert tee.categories == ({"en": "Apparel"}, {"en": "Tops"}, {"en": "T-Shirts"})
    assert problems == []


def test_woocommerce_tells_them_too_and_in_which_unit() -> None:
    header = 'ID,Type,SKU,Name,Regular price,Categories,Images,"GTIN, UPC, EAN, or ISBN",Weight (lbs)\n'
    images = '"https://a.example/1.jpg, https://a.example/2.jpg"'
    (mug,), problems = read(header + f"1,simple,M,Mug,9,Home > Kitchen,{images},96385074,light\n")
    assert problems == [
        "catalog.csv, row 2, column “Weight (lbs)”: the weight “light” is not a weight in lbs. " + LEFT_OUT
    ]
    (mug,), _ = read(header + f"1,simple,M,Mug,9,Home > Kitchen,{images},96385074,.5\n")
    assert (mug.variants[0].gtin, mug.variants[0].weight) == ("96385074", 227)
    assert (mug.variants[0].image, mug.variants[0].images) == ("https://a.example/1.jpg", ("https://a.example/2.jpg",))
    assert mug.categories == ({"en": "Home"}, {"en": "Kitchen"})


def test_cafe24_tells_the_weight() -> None:
    header = next(csv.reader(io.StringIO(export("cafe24/header.csv").decode("utf-8-sig"))))
    text = io.StringIO()
    writer = csv.DictWriter(text, header)
    writer.writeheader()
    writer.writerow({"상품코드": "P1", "상품명": "머그컵", "판매가": "6300.00", "상품 전체중량(kg)": "0.45"})
    (mug,) = read_catalogue(text.getvalue().encode(), "상품.csv", "KRW", ()).products
    assert mug.variants[0].weight == 450


def test_the_real_magento_export_tells_categories_and_pictures() -> None:
    data = export("magento/ConfigurableSampleData__products.csv")
    products = read_catalogue(data, "magento.csv", "USD", ()).products
    hoodie = next(product for product in products if product.id == "chaz-kangeroo-hoodie")
    assert hoodie.categories == ({"en": "Men"}, {"en": "Tops"}, {"en": "Hoodies & Sweatshirts"})
