import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstore.commerce.cart import Cart, CartItem, CartLimits
from vstore.commerce.refusal import SLOTS, Code, Refused

LIMITS = CartLimits(lines=3, each=10)
items = st.dictionaries(st.sampled_from("ABCDE"), st.integers(1, 10), max_size=5).map(
    lambda quantities: tuple(CartItem(sku, quantity) for sku, quantity in quantities.items())
)


def cart(*items: tuple[str, int]) -> Cart:
    return Cart("ada", tuple(CartItem(sku, quantity) for sku, quantity in items))


def test_cart_keeps_the_order_of_adding_when_a_quantity_changes() -> None:
    changed = cart(("A", 1), ("B", 2)).with_quantity("A", 5, LIMITS).with_quantity("C", 1, LIMITS)
    assert changed == cart(("A", 5), ("B", 2), ("C", 1))


def test_quantity_zero_takes_a_line_out() -> None:
    assert cart(("A", 1), ("B", 2)).with_quantity("A", 0, LIMITS) == cart(("B", 2))
    assert cart(("B", 2)).with_quantity("A", 0, LIMITS) == cart(("B", 2))


def test_more_of_one_variant_than_the_limit_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        cart().with_quantity("A", 11, LIMITS)
    assert (refused.value.code, refused.value.slots) == (Code.TOO_MANY, {"limit": 10})


def test_full_cart_takes_no_new_line_but_changes_and_removes_old_ones() -> None:
    full = cart(("A", 1), ("B", 1), ("C", 1))
    with pytest.raises(Refused) as refused:
        full.with_quantity("D", 1, LIMITS)
    assert (refused.value.code, refused.value.slots) == (Code.TOO_MANY_LINES, {"limit": 3})
    assert full.with_quantity("C", 2, LIMITS) == cart(("A", 1), ("B", 1), ("C", 2))
    assert full.with_quantity("D", 0, LIMITS) == full


def test_negative_quantity_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="-1 of A"):
        cart().with_quantity("A", -1, LIMITS)


def test_taking_out_what_was_ordered_leaves_what_was_added_since() -> None:
    ordered = (CartItem("A", 2), CartItem("B", 1), CartItem("GONE", 1))
    assert cart(("A", 3), ("B", 1), ("C", 4)).without(ordered) == cart(("A", 1), ("C", 4))


@given(items, items)
def test_cart_without_items_never_holds_more_than_before_nor_less_than_nothing(
    held: tuple[CartItem, ...], taken: tuple[CartItem, ...]
) -> None:
    before = Cart("ada", held)
    after = before.without(taken)
    out = {item.sku: item.quantity for item in taken}
    for item in held:
        assert after.quantity_of(item.sku) == max(0, item.quantity - out.get(item.sku, 0))
    assert {item.sku for item in after.items} <= {item.sku for item in held}


def test_every_refusal_names_its_slots_and_takes_no_others() -> None:
    assert set(SLOTS) == set(Code)
    with pytest.raises(TypeError, match="available"):
        Refused(Code.NOT_ENOUGH_STOCK, sku="A")
