"""A wish list holds each thing once, and no more things than it may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstore.commerce.refusal import Code, Refused
from vstore.commerce.wish_list import MOST_WISHES, WishList

SKUS = st.lists(st.sampled_from("ABCDEF"), max_size=12)


def listed(visitor: str, skus: list[str]) -> WishList:
    wishes = WishList(visitor)
    for sku in skus:
        wishes = wishes.with_wish(sku)
    return wishes


@given(SKUS, SKUS)
def test_two_lists_become_one_that_holds_everything_once(ours: list[str], theirs: list[str]) -> None:
    both = listed("hana", ours).with_all_of(listed("former", theirs))
    assert both.visitor == "hana"
    assert list(both.skus) == list(dict.fromkeys([*ours, *theirs]))


@given(SKUS, st.sampled_from("ABCDEF"))
def test_what_was_put_on_is_gone_when_it_is_taken_off(skus: list[str], sku: str) -> None:
    assert sku not in listed("hana", skus).with_wish(sku).without(sku).skus


def test_full_list_takes_what_it_has_and_nothing_more() -> None:
    full = listed("hana", [f"sku-{number}" for number in range(MOST_WISHES)])
    assert full.with_wish("sku-0") == full
    with pytest.raises(Refused) as refusal:
        full.with_wish("one-more")
    assert (refusal.value.code, refusal.value.slots) == (Code.TOO_MANY_WISHES, {"limit": MOST_WISHES})
