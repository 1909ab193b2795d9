import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.joyful_shop import ADA, NOON, won
from vstore.commerce.order import NEXT, OPEN, IllegalChange, Order, OrderLine, State
from vstore.commerce.order_number import ALPHABET, order_number, read_order_number

LINE = OrderLine("HUMBLE-LAMP", "lamp", {"en": "Humble lamp"}, {}, 2, won(19_000))
ORDER = Order(
    number=order_number("id-1"),
    visitor="ada",
    key="key-0001",
    fingerprint="f",
    lines=(LINE,),
    contact=ADA,
    subtotal=won(38_000),
    delivery=won(3_000),
    total=won(41_000),
    placed_at=NOON,
    changed_at=NOON,
    held_until=NOON,
)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("target", State)
def test_order_makes_only_the_moves_of_the_table(state: State, target: State) -> None:
    order = msgspec.structs.replace(ORDER, state=state)
    if target in NEXT[state]:
        assert order.moved(target, NOON).state is target
    else:
        with pytest.raises(IllegalChange, match=f"from {state} to {target}"):
            order.moved(target, NOON)


def test_every_state_is_in_the_table_and_every_open_one_can_end_paid_or_not() -> None:
    assert set(NEXT) == set(State)
    for state in OPEN:
        assert NEXT[state] >= {State.PAID, State.DECLINED, State.CANCELLED, State.REFUND_DUE}
    assert {state for state in State if not NEXT[state]} == {State.RETURNED, State.REFUNDED}


def test_order_line_keeps_the_price_of_its_moment() -> None:
    assert LINE.total == won(38_000)
    assert ORDER.charge.key == ORDER.number
    assert ORDER.charge.amount == won(41_000)


@pytest.mark.parametrize(("included", "total"), [(True, 37_000), (False, 40_700)])
def test_what_was_paid_for_lines_and_delivery_is_the_total(included: bool, total: int) -> None:
    lines = (
        msgspec.structs.replace(LINE, discount=3_000, tax=3_200),
        msgspec.structs.replace(LINE, quantity=1, discount=19_000),
    )
    order = msgspec.structs.replace(
        ORDER, lines=lines, subtotal=won(57_000), delivery=won(2_000), delivery_tax=500, tax_included=included
    )
    assert (order.discount, order.tax) == (won(22_000), won(3_700))
    paid = sum((order.paid_for(line) for line in lines), order.paid_for_delivery)
    assert paid == won(total)


def test_contact_of_an_order_does_not_show_in_its_repr() -> None:
    assert "Ada" not in repr(ORDER)
    assert "example.com" not in repr(ORDER)


def test_order_number_is_read_back_however_it_is_typed() -> None:
    number = order_number("id-1")
    assert len(number) == len("VS-7K4M-2QPX")
    assert set(number) <= set(ALPHABET) | set("VS-")
    assert read_order_number(f"  {number.lower().replace('-', ' ')} ") == number
    assert read_order_number("VS-7K4M") is None
    assert read_order_number("VS-0000-0000") is None


@given(st.text(), st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_sign_in_an_order_number_is_noticed(new_id: str, place: int, wrong: str) -> None:
    signs = list(order_number(new_id)[3:].replace("-", ""))
    changed = [*signs[:place], wrong, *signs[place + 1 :]]
    assert (read_order_number("VS" + "".join(changed)) is None) == (changed != signs)


@given(st.text(), st.integers(0, 6))
def test_two_swapped_signs_in_an_order_number_are_noticed(new_id: str, place: int) -> None:
    signs = list(order_number(new_id)[3:].replace("-", ""))
    changed = signs.copy()
    changed[place], changed[place + 1] = signs[place + 1], signs[place]
    assert (read_order_number("VS" + "".join(changed)) is None) == (changed != signs)
