"""Files that nobody meant well: whatever the bytes, there is an answer and no exception."""

import json
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scenes.products import Product
from vstore.catalogues import read_catalogue, usual_currency, write_catalogue
from vstore.catalogues.encodings import LARGEST_FILE
from vstore.catalogues.formulas import as_meant, disarmed
from vstore.catalogues.lengths import LONGEST_NAME, LONGEST_PASSAGE

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


HEADER = "product,name_en,name_ko,sku,price,description_en\n"
UTF8 = "Export it again as CSV with the encoding UTF-8."


def told(data: bytes, name: str = "catalog.csv") -> list[str]:
    return [str(problem) for problem in read_catalogue(data, name, "USD", ("en",)).problems]


def products(data: bytes) -> tuple[Product, ...]:
    return read_catalogue(data, "catalog.csv", "USD", ("en",)).products


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf\r\n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "the file is no text"),
        (b"PK\x03\x04" + bytes(100), "the file is an Excel workbook; save it as CSV UTF-8 in Excel"),
        (b"a" * (LARGEST_FILE + 1), "the file is larger than 16 MB; export the products in parts"),
    ],
    ids=["empty", "mark alone", "picture", "workbook", "too large"],
)
def test_what_is_no_catalog_is_refused_in_one_line(data: bytes, reason: str) -> None:
    assert told(data) == [f"catalog.csv: cannot be read: {reason}. {UTF8}"]


def test_a_header_alone_says_that_products_are_missing() -> None:
    assert told(HEADER.encode()) == [
        "catalog.csv: holds no product that can be sold. Each product needs a name and a price."
    ]


@pytest.mark.parametrize("data", [b"[" * 100_000, b"[" * 100_000 + b"]" * 100_000, b'[{"id":' * 50_000])
def test_json_without_an_end_is_told(data: bytes) -> None:
    assert told(data, "catalog.json") == [
        "catalog.json: has brackets within brackets without end. Export it again; a catalog is only a few levels deep."
    ]


def test_json_may_come_in_utf16_as_notepad_saves_it() -> None:
    item = {"id": "a", "name": {"ko": "머그"}, "variants": [{"sku": "A", "price": {"amount": 5, "currency": "USD"}}]}
    (product,) = products(json.dumps([item], ensure_ascii=False).encode("utf-16"))
    assert product.name == {"ko": "머그"}


def test_every_fault_of_a_json_product_is_told() -> None:
    price = {"amount": 10**15, "currency": "USD"}
    option = {"id": "c", "name": {"en": "C"}, "values": [{"id": "r", "name": {"en": "R\u202e"}, "swatch": "red"}]}
    item = {"id": "a\nb", "name": {"en": "x" * 201}, "rating": 9, "options": [option]}
    item["variants"] = [{"sku": "", "price": price, "stock": -1, "choices": {"c": "blue"}}]
    assert [line.replace("product 1 “a\nb”, ", "") for line in told(json.dumps([item]).encode())] == [
        f"catalog.csv, {fault} It was left out until then."
        for fault in (
            "id: is not usable: write 1 to 128 letters on one line.",
            "options “c”, value “r”: “red” is not a colour like #2f5d50.",
            "name: is longer than 200 letters.",
            "options “c”, value “r”: holds characters that nobody sees.",
            "rating: is not from 0 to 5.",
            "variants[0].sku: is not usable: write 1 to 128 letters on one line.",
            "variants[0].price: is too large for a price.",
            "variants[0].stock: is below 0.",
            "variants[0].choices: there is no “blue” among the values of “c”.",
        )
    ]


def test_characters_that_nobody_sees_are_taken_out_and_told() -> None:
    data = (
        HEADER + "a,M\0u\x1bg,머그,A\x07,5,\nb,Cup,컵,B,6,fine\nc,Jug mug \u202egpj.exe,x,C,7,&#8238;turned\n"
    ).encode()
    assert [product.name["en"] for product in products(data)] == ["Mug", "Cup", "Jug mug gpj.exe"]
    assert products(data)[2].description == {"en": "turned"}
    assert told(data) == ["catalog.csv, row 2: 2 rows with characters that nobody sees: 2, 4. They were taken out."]


def test_emoji_and_right_to_left_words_stay_whole() -> None:
    data = (HEADER + "a,Astronaut 🧑🏽‍🚀 mug,كوب,A,5,\n").encode()
    (product,) = products(data)
    assert product.name == {"en": "Astronaut 🧑🏽‍🚀 mug", "ko": "كوب"}
    assert told(data) == []


@pytest.mark.parametrize("broken", [b"\xeb\xa8", "컵".encode("cp949")], ids=["cut", "pasted"])
def test_one_broken_letter_does_not_garble_the_others(broken: bytes) -> None:
    data = (HEADER + "a,Mug,머그잔,A,5,\n").encode() + b"b,Cup," + broken + b",B,6,\n"
    assert products(data)[0].name["ko"] == "머그잔"
    assert told(data) == [
        "catalog.csv, row 3: 1 row with broken letters (�): 3. "
        "Write them again, and save the file with the encoding UTF-8."
    ]


def test_letters_of_western_excel_are_read() -> None:
    (product,) = products((HEADER + "a,Café crème set,,A,5,A décor piece of “fine” glass\n").encode("cp1252"))
    assert (product.name["en"], product.description["en"]) == ("Café crème set", "A décor piece of “fine” glass")


def test_words_without_end_are_cut_and_told() -> None:
    data = (HEADER + f"a,{'very ' * 100}long mug,머그,A,5,{'y' * 20_000}\n").encode()
    (product,) = products(data)
    assert (len(product.name["en"]), len(product.description["en"])) == (LONGEST_NAME, LONGEST_PASSAGE)
    assert product.name["en"].endswith("very…")
    assert told(data) == [
        "catalog.csv, row 2: the name and the description is longer than anybody reads. "
        "Cut short: names hold 200 letters, categories 60, descriptions 10000."
    ]


def test_columns_named_twice_are_told() -> None:
    assert told(b"product,name_en,sku,price,price\na,Mug,A,5,6\n") == [
        "catalog.csv, row 1, column “price”: is there more than once. Its last column was read; remove the others."
    ]


def test_html_becomes_words_and_what_could_run_is_left_out() -> None:
    markup = "<p onclick='x()'>Warm <b>wool</b> &amp; soft</p><script>alert(1)</script><style>p{}</style>"
    data = (HEADER + f"a,<i>Mug</i><img src=x onerror=alert(1)>,머그,A,5,{markup}\n").encode()
    (product,) = products(data)
    assert (product.name["en"], product.description["en"]) == ("Mug", "Warm wool & soft")


def test_id_of_two_lines_is_refused() -> None:
    assert told((HEADER + '"a\nb",Mug,머그,A,5,\n').encode())[0] == (
        "catalog.csv, row 2, column “product”: the product's id is too long or not on one line. "
        "At most 128 letters. It was left out until then."
    )


def test_name_that_is_nothing_but_markup_is_a_missing_name() -> None:
    assert told((HEADER + "a,<script>alert(1)</script>,,A,5,\n").encode())[0] == (
        "catalog.csv, row 2, column “name_en”: the product has no name. Write one. It was left out until then."
    )


@given(st.text(max_size=20))
def test_formulas_never_run_in_a_spreadsheet_and_are_read_as_meant(cell: str) -> None:
    assert as_meant(disarmed(cell)) == cell
    assert not disarmed(cell).startswith(("=", "+", "-", "@"))


def test_formulas_of_an_export_are_words_in_the_catalog_that_is_written() -> None:
    data = (HEADER + 'a,"=cmd()|x",머그,+A,5,- soft\n').encode()
    before = products(data)
    written = write_catalogue(before)
    assert b"'=cmd()|x" in written and b"'+A" in written
    assert products(written) == before


@pytest.mark.parametrize("many", ["products", "variants", "json"])
def test_ten_thousand_rows_take_seconds(many: str) -> None:
    count = 10_000
    match many:
        case "products":
            data = HEADER + "".join(f"p{n},Mug number {n},머그 {n},S{n},{n % 50 + 1}.50,Fine\n" for n in range(count))
        case "variants":
            data = "product,name_en,option1_en,value1_en,sku,price\n"
            data += "".join(f"p,Mug,Size,v{n},S{n},1\n" for n in range(count))
        case _:
            price = {"amount": 5, "currency": "USD"}
            forms = [[{"sku": f"S{n}", "price": price}] for n in range(count)]
            data = json.dumps([{"id": f"p{n}", "name": {"en": "x"}, "variants": form} for n, form in enumerate(forms)])
    began = time.process_time()
    made = products(data.encode())
    assert sum(len(product.variants) for product in made) == count
    assert time.process_time() - began < 20
