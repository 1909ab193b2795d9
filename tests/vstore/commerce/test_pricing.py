import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.money import Money
from scenes.products import Product, Variant
from tests.support.joyful_shop import ARMCHAIR, CATALOG, DELIVERY, LAMP, TEA, won
from vstore.commerce.cart import Cart, CartItem
from vstore.commerce.catalog import Catalog, choice_text
from vstore.commerce.pricing import Delivery, bill
from vstore.commerce.refusal import Code


def cart(**quantities: int) -> Cart:
    return Cart("ada", tuple(CartItem(sku.replace("_", "-"), quantity) for sku, quantity in quantities.items()))


def test_bill_adds_lines_and_delivery_to_the_last_won() -> None:
    cost = bill(cart(HUMBLE_LAMP=2, BOTTOMLESS_TEA=1), CATALOG, DELIVERY)
    assert [(line.sku, line.quantity, line.unit_price, line.total) for line in cost.lines] == [
        ("HUMBLE-LAMP", 2, won(19_000), won(38_000)),
        ("BOTTOMLESS-TEA", 1, won(4_500), won(4_500)),
    ]
    assert (cost.subtotal, cost.delivery, cost.total) == (won(42_500), won(3_000), won(45_500))


def test_delivery_is_free_from_its_threshold_on_and_for_nothing() -> None:
    assert DELIVERY.cost(won(49_999)) == won(3_000)
    assert DELIVERY.cost(won(50_000)) == won(0)
    assert DELIVERY.cost(won(0)) == won(0)
    assert Delivery(won(3_000)).cost(won(10**9)) == won(3_000)


def test_lines_that_cannot_be_ordered_say_why_and_cost_nothing() -> None:
    cost = bill(cart(CRUNCHY_ARMCHAIR_SEA=1, HUMBLE_LAMP=4, FORGOTTEN_SOFA=1, BOTTOMLESS_TEA=99), CATALOG, DELIVERY)
    assert [line.problem for line in cost.lines] == [Code.SOLD_OUT, Code.NOT_ENOUGH_STOCK, Code.NOT_SOLD, None]
    assert cost.lines[2].offer is None
    assert (cost.subtotal, cost.delivery, cost.total) == (won(445_500), won(0), won(445_500))


def test_what_is_withdrawn_keeps_its_name_in_the_cart_and_cannot_be_ordered() -> None:
    (tea,) = TEA.variants
    withdrawn = msgspec.structs.replace(TEA, variants=(msgspec.structs.replace(tea, withdrawn=True),))
    cost = bill(cart(BOTTOMLESS_TEA=1), Catalog([withdrawn], "KRW"), DELIVERY)
    (line,) = cost.lines
    assert (line.problem, line.offer and line.offer.product.name, cost.total) == (Code.NOT_SOLD, TEA.name, won(0))


def test_catalog_shows_live_stock_without_forgetting_the_rest() -> None:
    live = CATALOG.with_stock({"HUMBLE-LAMP": 0}).with_stock({"CRUNCHY-ARMCHAIR-RED": 1})
    assert [(v.sku, v.stock) for product in live for v in product.variants] == [
        ("CRUNCHY-ARMCHAIR-RED", 1),
        ("CRUNCHY-ARMCHAIR-SEA", 0),
        ("HUMBLE-LAMP", 0),
        ("BOTTOMLESS-TEA", None),
    ]
    offer = live.offer("HUMBLE-LAMP")
    assert offer is not None
    assert (offer.variant.stock, offer.product.variants[0].stock) == (0, 0)
    assert CATALOG.product("lamp") == LAMP
    assert CATALOG.product("sofa") is None
    assert CATALOG.initial_stock == {
        "CRUNCHY-ARMCHAIR-RED": 5,
        "CRUNCHY-ARMCHAIR-SEA": 0,
        "HUMBLE-LAMP": 3,
        "BOTTOMLESS-TEA": None,
    }


def test_catalog_names_every_fault_at_once() -> None:
    twin = Product("twin", {"en": "Twin"}, (Variant("HUMBLE-LAMP", won(1)), Variant("US", Money(100, "USD"))))
    with pytest.raises(ValueError, match=r"sku HUMBLE-LAMP is used by more than one variant.*sku US is priced in USD"):
        Catalog([LAMP, TEA, twin], "KRW")


def test_two_products_with_one_id_are_a_fault_of_the_catalog() -> None:
    twin = msgspec.structs.replace(TEA, id="lamp")
    with pytest.raises(ValueError, match="product id lamp is used by more than one product"):
        Catalog([LAMP, twin], "KRW")


def test_choices_are_read_in_the_order_of_the_options_in_every_language_there_is() -> None:
    red, sea, lamp = (CATALOG.offer(sku) for sku in ("CRUNCHY-ARMCHAIR-RED", "CRUNCHY-ARMCHAIR-SEA", "HUMBLE-LAMP"))
    assert red is not None
    assert sea is not None
    assert lamp is not None
    assert choice_text(red) == {"en": "Red", "ko": "빨강"}
    assert choice_text(sea) == {"en": "Sea"}
    assert choice_text(lamp) == {}


skus = st.sampled_from(["CRUNCHY-ARMCHAIR-RED", "CRUNCHY-ARMCHAIR-SEA", "HUMBLE-LAMP", "BOTTOMLESS-TEA", "GONE"])
currencies = st.sampled_from(["KRW", "USD", "JPY", "EUR"])


@given(
    st.dictionaries(skus, st.integers(1, 99)),
    st.dictionaries(skus, st.none() | st.integers(0, 99)),
    currencies,
    st.integers(0, 10**6),
    st.none() | st.integers(0, 10**7),
)
def test_money_of_a_bill_is_conserved_in_every_currency(
    quantities: dict[str, int], stock: dict[str, int | None], currency: str, fee: int, free_from: int | None
) -> None:
    delivery = Delivery(Money(fee, currency), None if free_from is None else Money(free_from, currency))
    wanted = tuple(CartItem(sku, quantity) for sku, quantity in quantities.items())
    cost = bill(Cart("ada", wanted), in_currency(currency).with_stock(stock), delivery)
    assert cost.total == cost.subtotal + cost.delivery
    assert cost.subtotal.amount == sum(
        line.unit_price.amount * line.quantity for line in cost.lines if line.problem is None
    )
    assert [CartItem(line.sku, line.quantity) for line in cost.lines] == list(wanted)
    assert cost.delivery.amount in (0, fee)


def in_currency(currency: str) -> Catalog:
    def priced(variant: Variant) -> Variant:
        return msgspec.structs.replace(variant, price=Money(variant.price.amount, currency))

    products = (ARMCHAIR, LAMP, TEA)
    return Catalog(
        [msgspec.structs.replace(each, variants=tuple(map(priced, each.variants))) for each in products], currency
    )
