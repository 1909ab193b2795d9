"""Shopify exports: rows of our own in both header generations, and real files."""

import pytest

from scenes.money import Money
from scenes.products import Product
from tests.support.exports import export
from vstore.catalogues import Imported, read_catalogue

OLD = (
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
    "Option3 Name,Option3 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,"
    "Variant Price,Variant Compare At Price,Image Src,Gift Card,Variant Image,Status,Cost per item\n"
)
NEW = (
    "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Option1 name,"
    "Option1 value,Option2 name,Option2 value,Option3 name,Option3 value,Price,Compare-at price,Inventory tracker,"
    "Inventory quantity,Continue selling when out of stock,Product image URL,Variant image URL,Gift card\n"
)


def read(text: str, currency: str = "USD") -> Imported:
    return read_catalogue(text.encode(), "export.csv", currency, ("en",))


def told(imported: Imported) -> list[str]:
    return [str(problem) for problem in imported.problems]


def test_variants_of_one_handle_are_one_product() -> None:
    imported = read(
        OLD + 'tee,Loop Tee,<p>Heavy &amp; soft</p>,Moss,Shirts,"summer, gift",true,Colour,Black,Size,Small,,,T-1,'
        "shopify,4,deny,32.00,40,https://a.example/1.jpg,false,https://a.example/v.jpg,active,9\n"
        "tee,,,,,,,,Black,,Large,,,T-2,shopify,0,deny,32,,https://a.example/2.jpg,,,,9\n"
        "tee,,,,,,,,,,,,,,,,,,,https://a.example/3.jpg,,,,\n"
    )
    (tee,) = imported.products
    assert told(imported) == []
    assert (tee.name, tee.description, tee.brand) == ({"en": "Loop Tee"}, {"en": "Heavy & soft"}, "Moss")
    assert [(option.id, [value.id for value in option.values]) for option in tee.options] == [
        ("color", ["black"]),
        ("size", ["s", "l"]),
    ]
    assert [(each.sku, each.price, each.compare_at, each.stock) for each in tee.variants] == [
        ("T-1", Money(3200, "USD"), Money(4000, "USD"), 4),
        ("T-2", Money(3200, "USD"), None, 0),
    ]
    assert tee.images == ("https://a.example/1.jpg", "https://a.example/2.jpg", "https://a.example/3.jpg")
    assert tee.variants[0].image == "https://a.example/v.jpg"
    assert tee.tags == ("summer", "gift")


def test_the_newer_header_gives_the_same_products() -> None:
    imported = read(
        NEW + "Loop Tee,tee,<p>Heavy</p>,Moss,Apparel > Tops > T-Shirts,,gift,TRUE,Active,T-1,Color,Black,,,,,32.00,40,"
        "shopify,4,FALSE,https://a.example/1.jpg,,FALSE\n"
        "Loop Cap,cap,,Moss,,,,TRUE,Active,C-1,Title,Default Title,,,,,12,,shopify,0,TRUE,,,FALSE\n"
    )
    tee, cap = imported.products
    assert (tee.id, tee.category, tee.variants[0].stock) == ("tee", {"en": "T-Shirts", "ko": "티셔츠"}, 4)
    assert cap.options == ()
    assert cap.variants[0].stock is None, "it goes on selling when out of stock"


def test_stock_without_a_tracker_is_not_counted() -> None:
    (mug,) = read(OLD + "mug,Mug,,,,,true,Title,Default Title,,,,,M,,1,deny,9,,,,,,\n").products
    assert mug.variants[0].stock is None


def test_missing_skus_are_made_of_handle_and_choices_and_stay_the_same() -> None:
    text = (
        OLD
        + "tee,Loop Tee,,,,,true,Size,Small,,,,,,,,deny,9,,,,,,\n"
        + "tee,,,,,,,,Large,,,,,,,,deny,9,,,,,,\n"
        + "cap,Cap,,,,,true,Title,Default Title,,,,,,,,deny,9,,,,,,\n"
    )
    skus = [variant.sku for product in read(text).products for variant in product.variants]
    assert skus == ["tee-s", "tee-l", "cap"]
    assert (
        "export.csv, column “Variant SKU”: 3 variants without a SKU. Called by name and options, such as “tee-s”."
        in told(read(text))
    )


def test_drafts_and_gift_cards_are_left_out_and_told() -> None:
    imported = read(
        OLD
        + "a,Mug,,,,,true,Title,Default Title,,,,,A,,,deny,9,,,,,active,\n"
        + "b,Secret,,,,,true,Title,Default Title,,,,,B,,,deny,9,,,,,draft,\n"
        + "c,Hidden,,,,,FALSE,Title,Default Title,,,,,C,,,deny,9,,,,,,\n"
        + "d,Gift,,,,,true,Title,Default Title,,,,,D,,,deny,9,,,true,,,\n"
    )
    assert [product.id for product in imported.products] == ["a"]
    assert told(imported) == [
        "export.csv: 3 products not for sale (draft, archived, unpublished, gift card): “b”, “c”, “d”. Left out."
    ]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (
            "b,Bowl,,,,,true,Title,Default Title,,,,,B,,,deny,,,,,,,\n",
            "export.csv, row 3, column “Variant Price”: the price is missing. "
            "Write an amount such as 12.50. It was left out until then.",
        ),
        (
            "b,Bowl,,,,,true,Title,Default Title,,,,,B,,,deny,free,,,,,,\n",
            "export.csv, row 3, column “Variant Price”: the price “free” is not an amount. "
            "Write an amount such as 12.50. It was left out until then.",
        ),
        (
            "b,Bowl,,,,,true,Title,Default Title,,,,,B,,,deny,0.00,,,,,,\n",
            "export.csv, row 3, column “Variant Price”: the price is 0. "
            "Nobody could pay it: write a price. It was left out until then.",
        ),
        (
            "b,Bowl,,,,,true,Title,Default Title,,,,,A,,,deny,5,,,,,,\n",
            "export.csv, row 3, column “Variant SKU”: “A” is the SKU of row 2 too. "
            "Give each variant its own. It was left out until then.",
        ),
        (
            ",Bowl,,,,,true,Title,Default Title,,,,,B,,,deny,5,,,,,,\n",
            "export.csv, row 3, column “Handle”: the row has no handle. "
            "Write the handle of its product; it was left out until then.",
        ),
        (
            "b,,,,,,true,Title,Default Title,,,,,B,,,deny,5,,,,,,\n",
            "export.csv, row 3, column “Title”: the product has no name. Write one. It was left out until then.",
        ),
        (
            "b,<script>x()</script>,,,,,true,Title,Default Title,,,,,B,,,deny,5,,,,,,\n",
            "export.csv, row 3, column “Title”: the product has no name. Write one. It was left out until then.",
        ),
        (
            f"b,Bowl,,,,,true,Title,Default Title,,,,,{'B' * 200},,,deny,5,,,,,,\n",
            f"export.csv, row 3, column “Variant SKU”: “{'B' * 20} …” is no usable SKU. "
            "At most 128 letters on one line. It was left out until then.",
        ),
    ],
)
def test_a_broken_row_is_told_and_the_good_ones_are_kept(rows: str, problem: str) -> None:
    good = "a,Mug,,,,,true,Title,Default Title,,,,,A,,,deny,9,,,,,,\n"
    after = "z,Plate,,,,,true,Title,Default Title,,,,,Z,,,deny,7,,,,,,\n"
    imported = read(OLD + good + rows + after)
    assert [product.id for product in imported.products] == ["a", "z"]
    assert problem in told(imported)


@pytest.mark.parametrize(
    ("cells", "stock", "problem"),
    [
        ("-4", 0, "export.csv, row 2, column “Variant Inventory Qty”: the stock is -4. It counts as sold out."),
        (
            "many",
            0,
            "export.csv, row 2, column “Variant Inventory Qty”: the stock “many” is not a whole number. "
            "It counts as sold out until then.",
        ),
    ],
)
def test_odd_stock_counts_as_sold_out(cells: str, stock: int, problem: str) -> None:
    imported = read(OLD + f"a,Mug,,,,,true,Title,Default Title,,,,,A,shopify,{cells},deny,9,,,,,,\n")
    assert imported.products[0].variants[0].stock == stock
    assert told(imported) == [problem]


def test_a_catalog_with_nothing_to_sell_is_a_fault() -> None:
    assert told(read(OLD)) == ["export.csv: holds no product that can be sold. Each product needs a name and a price."]


def by_id(imported: Imported) -> dict[str, Product]:
    return {product.id: product for product in imported.products}


def test_the_real_apparel_export_is_a_shop_of_clothes() -> None:
    imported = read_catalogue(export("shopify/apparel.csv"), "apparel.csv", "USD", ("en", "ko"))
    products = by_id(imported)
    assert len(products) == 20
    assert sum(len(product.variants) for product in imported.products) == 22
    top = products["classic-varsity-top"]
    assert [(each.sku, each.price) for each in top.variants] == [
        ("classic-varsity-top-s", Money(6000, "USD")),
        ("classic-varsity-top-m", Money(6000, "USD")),
        ("classic-varsity-top-l", Money(6000, "USD")),
    ]
    jacket = products["olive-green-jacket"]
    assert (jacket.kind, jacket.model) == ({"en": "jacket", "ko": "재킷"}, "library:jacket")
    assert jacket.options[0].values[0].name == {"en": "Olive", "ko": "올리브"}
    assert products["yellow-wool-jumper"].material == {"en": "wool", "ko": "울"}
    assert all(product.kind["ko"] for product in imported.products), "Korean visitors can ask for each"


def test_the_real_home_export_keeps_prices_and_former_prices() -> None:
    imported = read_catalogue(export("shopify/home-and-garden.csv"), "home.csv", "USD", ("en", "ko"))
    products = by_id(imported)
    assert len(products) == 20
    assert [each.price.amount for each in products["clay-plant-pot"].variants] == [999, 1599]
    sofa = products["cream-sofa"].variants[0]
    assert (sofa.price.amount, sofa.compare_at) == (50000, Money(75000, "USD"))
    assert products["cream-sofa"].model == "library:sofa"


def test_ratings_come_from_the_metafields_of_reviews_whatever_the_shop_calls_their_columns() -> None:
    metafields = (
        "商品評価 (product.metafields.reviews.rating),Product rating count (product.metafields.reviews.rating_count)"
    )
    head = OLD.replace("Cost per item\n", metafields + "\n")
    row = "{0},{0},,Moss,Shirts,,true,Title,Default Title,,,,,{0},shopify,4,deny,32,,,false,,active,{1}\n"
    five_stars = '"{""value"": ""4.5"", ""scale_min"": ""1.0"", ""scale_max"": ""5.0""}",128'
    ten_stars = '"{""value"": ""8"", ""scale_min"": ""1.0"", ""scale_max"": ""10.0""}",many'
    imported = read(head + row.format("tee", five_stars) + row.format("cap", ten_stars) + row.format("mug", ","))
    assert [(each.rating, each.review_count) for each in imported.products] == [(4.5, 128), (None, None), (None, None)]
    assert len(told(imported)) == 2
