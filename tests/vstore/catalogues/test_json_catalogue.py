"""Our own catalog.json."""

import msgspec

from scenes.money import Money
from scenes.products import Option, OptionValue, Product, Variant
from vstore.catalogues import read_catalogue

MUG = Product(
    "mug",
    {"en": "Mug", "ko": "머그"},
    (Variant("M-1", Money(900, "USD"), 3, {"glaze": "ash"}),),
    options=(Option("glaze", {"en": "Glaze"}, (OptionValue("ash", {"en": "Ash"}),)),),
)


def read(data: bytes) -> tuple[tuple[Product, ...], list[str]]:
    imported = read_catalogue(data, "catalog.json", "USD", ())
    return imported.products, [str(problem) for problem in imported.problems]


def test_products_are_read_as_they_were_written() -> None:
    assert read(b"\xef\xbb\xbf" + msgspec.json.encode([MUG])) == ((MUG,), [])


def test_every_fault_of_every_product_is_told_and_the_good_ones_stay() -> None:
    broken = [
        MUG,
        {"id": "a", "name": "A", "variants": [{"sku": 5, "price": {"amount": "x", "currency": "USD"}}], "colour": 1},
        {"id": "b", "variants": []},
        msgspec.structs.replace(MUG, id="c"),
        msgspec.structs.replace(MUG, id="d", variants=(Variant("D", Money(0, "KRW"), -1, {"glaze": "moss"}),)),
        "e",
    ]
    products, problems = read(msgspec.json.encode(broken))
    assert products == (MUG,)
    left_out = "It was left out until then."
    assert problems == [
        f"catalog.json, product 2 “a”, colour: is not known here. {left_out}",
        f"catalog.json, product 2 “a”, name: must be a table of names and values, not a text. {left_out}",
        f"catalog.json, product 2 “a”, variants[0].sku: must be a text, not a whole number. {left_out}",
        f"catalog.json, product 2 “a”, variants[0].price.amount: must be a whole number, not a text. {left_out}",
        f"catalog.json, product 3 “b”, name: is missing. {left_out}",
        f"catalog.json, product 4 “c”, variants[0].sku: “M-1” is the SKU of another variant too. {left_out}",
        f"catalog.json, product 5 “d”, variants[0].price: is in KRW, the store's currency is USD. {left_out}",
        f"catalog.json, product 5 “d”, variants[0].price: is not above 0. {left_out}",
        f"catalog.json, product 5 “d”, variants[0].stock: is below 0. {left_out}",
        f"catalog.json, product 5 “d”, variants[0].choices: there is no “moss” among the values of “glaze”. {left_out}",
        f"catalog.json, product 6: must be a table of names and values, not a text. {left_out}",
    ]


def test_stock_that_no_database_counts_is_told() -> None:
    many = msgspec.structs.replace(MUG, variants=(msgspec.structs.replace(MUG.variants[0], stock=2**31),))
    told = "variants[0].stock: is too large for a stock. It was left out until then."
    assert read(msgspec.json.encode([many]))[1][0] == f"catalog.json, product 1 “{MUG.id}”, {told}"


def test_what_is_no_list_of_products_is_told() -> None:
    assert read(b"[1,") == (
        (),
        ["catalog.json: is not JSON: Input data was truncated. Mend it there, or export it again."],
    )
    assert read(b"{}") == ((), ["catalog.json: is not a list of products. Write [ … ] round them."])
    assert read(b"[]") == ((), ["catalog.json: holds no product. Each product needs a name and a price."])
