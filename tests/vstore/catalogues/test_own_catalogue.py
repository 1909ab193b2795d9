"""Our own catalog.csv, read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.money import Money
from scenes.products import Option, OptionValue, Product, Variant
from vstore.catalogues import read_catalogue, write_catalogue
from vstore.catalogues.options import option_value

FULL = """\
product,name_en,name_ko,kind_en,kind_ko,category_en,category_ko,brand,material_en,material_ko,tags,rating,\
option1_en,option1_ko,value1_en,value1_ko,swatch1,option2_en,option2_ko,value2_en,value2_ko,sku,price,compare_at,stock,\
description_en,model,images,detail_care_en,detail_care_ko
coat,Wool Coat,울 코트,coat,코트,Outerwear,아우터,Moss,wool,울,"warm, gift",4.5,\
Color,색상,Moss,이끼색,#4a5d3a,Size,사이즈,S,S,C-1,289000,,3,Long.,library:coat,https://a.example/1 | 2.jpg,Dry,마른
coat,,,,,,,,,,,,,,Moss,이끼색,#4a5d3a,,,M,M,C-2,"289,000",320000,0,,,,,
"""
ANOTHER = "Give it another option value. It was left out until then."


def read(text: str, currency: str = "KRW") -> tuple[tuple[Product, ...], list[str]]:
    imported = read_catalogue(text.encode(), "catalog.csv", currency, ("en", "ko"))
    return imported.products, [str(problem) for problem in imported.problems]


def test_every_column_reaches_the_product() -> None:
    products, problems = read(FULL)
    moss = OptionValue("moss", {"en": "Moss", "ko": "이끼색"}, "#4a5d3a")
    small, medium = OptionValue("s", {"en": "S", "ko": "S"}), OptionValue("m", {"en": "M", "ko": "M"})
    assert problems == []
    assert products == (
        Product(
            id="coat",
            name={"en": "Wool Coat", "ko": "울 코트"},
            variants=(
                Variant("C-1", Money(289000, "KRW"), 3, {"color": "moss", "size": "s"}),
                Variant("C-2", Money(289000, "KRW"), 0, {"color": "moss", "size": "m"}, Money(320000, "KRW")),
            ),
            description={"en": "Long."},
            kind={"en": "coat", "ko": "코트"},
            category={"en": "Outerwear", "ko": "아우터"},
            brand="Moss",
            material={"en": "wool", "ko": "울"},
            tags=("warm", "gift"),
            options=(
                Option("color", {"en": "Color", "ko": "색상"}, (moss,)),
                Option("size", {"en": "Size", "ko": "사이즈"}, (small, medium)),
            ),
            images=("https://a.example/1", "2.jpg"),
            model="library:coat",
            details={"care": {"en": "Dry", "ko": "마른"}},
            rating=4.5,
        ),
    )


def test_the_smallest_catalog_is_a_product_a_name_and_a_price() -> None:
    (product,), _ = read("product,name_en,price\nmug,Stoneware Mug,18000\n")
    assert product == Product(
        "mug",
        {"en": "Stoneware Mug"},
        (Variant("mug", Money(18000, "KRW")),),
        kind={"en": "mug", "ko": "머그"},
        category={"en": "Tableware", "ko": "테이블웨어"},
        model="library:mug",
    )


def test_nothing_is_read_out_of_a_name_whose_columns_say_all() -> None:
    (product,), _ = read("product,name_en,price\ntree,Olive Cotton Tree,100\n")
    assert product.options == ()
    assert product.material == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "product,name_en,price,colour\na,A mug,5,x\n",
            "catalog.csv, column “colour”: is not known here. Remove it; nothing was read from it.",
        ),
        (
            "product,name_en,price,stok\na,A mug,5,1\n",
            "catalog.csv, column “stok”: is not known here. Did you mean “stock”?",
        ),
        (
            "product,name_en,price\na,A mug,5\n,Lost,6\n",
            "catalog.csv, row 3, column “product”: the row names no product. Write its product's id.",
        ),
        (
            "product,name_en,price,option1_en,value1_en,swatch1\na,A mug,5,Color,Moss,green\n",
            "catalog.csv, row 2, column “swatch1”: “green” is not a colour. Write it as #rrggbb; it was left out.",
        ),
        (
            "product,name_en,price,rating\na,A mug,5,eleven\n",
            "catalog.csv, row 2, column “rating”: “eleven” is no rating from 0 to 5. It was left out.",
        ),
        (
            "product,name_en,price,option1_en,value1_en\na,A mug,5,Glaze,Blue\na,,6,,\n",
            "catalog.csv, row 3, column “value1_en”: has no Glaze. Write it. It was left out until then.",
        ),
        (
            "product,name_en,price,option1_en,value1_en\na,A mug,5,Glaze,Blue\na,,6,,blue\n",
            f"catalog.csv, row 3: is the same choice as row 2. {ANOTHER}",
        ),
        (
            "product,name_en,price\na,A mug,5\na,,6\n",
            f"catalog.csv, row 3: repeats the product of row 2. {ANOTHER}",
        ),
        (
            'product,name_en,price\na,A mug,5\nb,"A bowl,6\nc,A plate,7\n',
            "catalog.csv, row 3: a quotation mark opens in this row and is never closed. "
            "Close it: the rows after it were read as one cell.",
        ),
    ],
)
def test_each_fault_says_where_it_is_and_keeps_the_good_rows(text: str, problem: str) -> None:
    products, problems = read(text)
    assert problem in problems
    assert products[0].id == "a"


# No "<" and no "&": texts with HTML are read as words (test_plaintext says how).
letters = st.text(st.sampled_from("abcdefg 가나다라 ZÜ'\";,|\n"), max_size=12)
words = letters.map(lambda text: f"w{' '.join(text.split())}")
texts = st.dictionaries(st.sampled_from(["en", "ko"]), words, min_size=1)


stocks = st.none() | st.integers(0, 99)


@st.composite
def catalogues(draw: st.DrawFn) -> list[Product]:
    """Products as the CSV can hold them: ids of values follow from their names."""
    products = []
    for number in range(draw(st.integers(1, 4))):
        names = draw(st.sets(st.sampled_from(["Black", "Sage", "Dusk"]), min_size=1))
        values = [option_value("color", {"en": name}, None) for name in sorted(names)]
        prices = draw(st.lists(st.integers(1, 10**9), min_size=len(values), max_size=len(values)))
        variants = tuple(
            Variant(f"S{number}-{value.id}", Money(price, "USD"), draw(stocks), {"color": value.id})
            for value, price in zip(values, prices, strict=True)
        )
        products.append(
            Product(
                id=f"p {number}",
                name=draw(texts),
                variants=variants,
                description=draw(texts),
                kind={"en": "mug", "ko": "머그"},
                category=draw(texts),
                brand=draw(words),
                tags=draw(st.sampled_from([(), ("warm",), ("gift", "방수")])),
                options=(Option("color", {"en": "Color", "ko": "색상"}, tuple(values)),),
                model="library:mug",
                details={"care": draw(texts)},
                rating=draw(st.none() | st.sampled_from([0.0, 4.25, 5.0])),
            )
        )
    return products


@given(catalogues())
def test_what_is_written_is_read_back(products: list[Product]) -> None:
    imported = read_catalogue(write_catalogue(products), "catalog.csv", "USD", ())
    assert imported.products == tuple(products)
    assert [str(problem) for problem in imported.problems] == []


def test_the_written_file_opens_in_korean_excel() -> None:
    data = write_catalogue(read(FULL)[0])
    assert data.startswith(b"\xef\xbb\xbf")
    assert "울 코트" in data.decode("utf-8-sig")
