"""The rules of promotions by examples, and their laws for any promotions and any goods."""

import random
from collections.abc import Mapping
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.money import Money
from tests.support.any_promotions import promotions
from tests.support.joyful_shop import CATALOG, NOON, won
from vstore.commerce.promotion import (
    AmountOff,
    BuyGet,
    Effect,
    FreeDelivery,
    PercentOff,
    Promotion,
    Scope,
    promotion_faults,
)
from vstore.commerce.promotions import Goods, Grant, Standing, grant, open_to, overlaps, short_by
from vstore.commerce.refusal import Code

OFFERS = tuple(CATALOG.offers())
RED, SEA, LAMP, TEA = "CRUNCHY-ARMCHAIR-RED", "CRUNCHY-ARMCHAIR-SEA", "HUMBLE-LAMP", "BOTTOMLESS-TEA"


def goods(quantities: Mapping[str, int]) -> list[Goods]:
    offers = {sku: CATALOG.offer(sku) for sku in quantities}
    return [Goods(offer, quantities[sku]) for sku, offer in offers.items() if offer is not None and quantities[sku]]


def promotion(name: str, effect: Effect, **fields: object) -> Promotion:
    return Promotion(id=name, name={"en": name}, effect=effect, **fields)  # type: ignore[arg-type]


def granted(quantities: Mapping[str, int], *promotions: Promotion) -> Grant:
    return grant(goods(quantities), promotions, "KRW")


def price(quantities: Mapping[str, int], *promotions: Promotion) -> int:
    """What the goods cost after everything is taken off."""
    wanted = goods(quantities)
    off = grant(wanted, promotions, "KRW").off
    assert all(0 <= off[each.sku] <= each.price * each.quantity for each in wanted)
    return sum(each.price * each.quantity - off[each.sku] for each in wanted)


TENTH = promotion("a-tenth", PercentOff(10_000))
THIRD_OFF = promotion("b-third", PercentOff(33_333))
HALF = promotion("half", PercentOff(50_000), exclusive=True)
THREE_FOR_TWO = promotion("three-for-two", BuyGet(2, 1))


def test_percentages_come_one_from_what_the_other_left_rounded_down_for_each_piece() -> None:
    assert price({TEA: 3}, TENTH) == 3 * (4_500 - 450)
    assert price({TEA: 3}, THIRD_OFF, TENTH) == 3 * (4_050 - 1_349)
    assert [each.amount for each in granted({TEA: 3}, THIRD_OFF, TENTH).discounts] == [won(1_350), won(4_047)]


def test_exclusive_percentage_or_all_others_whichever_is_better_for_the_visitor() -> None:
    assert [each.promotion for each in granted({LAMP: 1}, TENTH, HALF, THIRD_OFF).discounts] == ["half"]
    weak = msgspec.structs.replace(HALF, effect=PercentOff(30_000))
    assert [each.promotion for each in granted({LAMP: 1}, TENTH, weak, THIRD_OFF).discounts] == ["a-tenth", "b-third"]


def test_of_every_group_the_cheapest_pieces_are_free_dearest_pieces_first() -> None:
    assert price({LAMP: 2, TEA: 4}, THREE_FOR_TWO) == 2 * 19_000 + 2 * 4_500
    assert price({LAMP: 2}, THREE_FOR_TWO) == 38_000
    assert price({LAMP: 4}, promotion("second-half", BuyGet(1, 1, 50_000))) == 2 * 19_000 + 2 * 9_500


def test_piece_counts_for_one_group_only() -> None:
    lamps = promotion("lamps", BuyGet(1, 1), scope=Scope(skus=(LAMP,)))
    everything = promotion("other", BuyGet(1, 1))
    assert price({LAMP: 2, TEA: 2}, lamps, everything) == 19_000 + 4_500


def test_amount_off_needs_goods_of_its_worth_and_is_shared_out_to_them_exactly() -> None:
    amount = promotion("amount", AmountOff(won(10_000)), scope=Scope(skus=(LAMP, TEA)))
    assert granted({TEA: 2, RED: 1}, amount).discounts == ()
    assert granted({TEA: 1, LAMP: 1, RED: 1}, amount).off == {TEA: 1_915, LAMP: 8_085, RED: 0}
    free_tea = promotion("free-tea", PercentOff(100_000), scope=Scope(skus=(TEA,)))
    of_tea = msgspec.structs.replace(amount, scope=Scope(skus=(TEA,)))
    assert granted({TEA: 3, LAMP: 1}, free_tea, of_tea).off == {TEA: 13_500, LAMP: 10_000}


def test_category_is_found_by_its_name_in_any_language() -> None:
    offer = CATALOG.offer(LAMP)
    assert offer is not None
    product = msgspec.structs.replace(
        offer.product, category={"en": "Lighting", "ko": "조명"}, categories=({"en": "Living"},)
    )
    filed = msgspec.structs.replace(offer, product=product)
    assert [Scope(categories=(name,)).covers(filed) for name in ("lighting", "조명", "LIVING", "Shoes")] == [
        True,
        True,
        True,
        False,
    ]


def test_threshold_is_compared_with_prices_before_any_discount() -> None:
    spend = promotion("spend", PercentOff(10_000), minimum=won(38_000))
    assert price({LAMP: 2}, HALF, spend) == 2 * 9_500
    assert price({LAMP: 2}, THREE_FOR_TWO, spend) == 2 * 17_100
    assert price({LAMP: 1, TEA: 4}, spend) == 37_000


def test_promotion_runs_from_its_start_until_its_end_by_the_servers_clock() -> None:
    limited = msgspec.structs.replace(TENTH, starts=NOON, ends=NOON + timedelta(hours=1))
    standing = Standing(limited)
    moments = [timedelta(microseconds=-1), timedelta(0), timedelta(minutes=59), timedelta(hours=1)]
    assert [standing.refusal(NOON + moment) for moment in moments] == [
        Code.COUPON_TOO_EARLY,
        None,
        None,
        Code.COUPON_OVER,
    ]
    assert open_to([standing], (), NOON) == (limited,)
    assert open_to([standing], (), NOON - timedelta(seconds=1)) == ()


def test_uses_are_limited_in_all_and_for_each_visitor() -> None:
    scarce = msgspec.structs.replace(TENTH, code="TEN", limit=2, per_visitor=1)
    assert Standing(scarce, 1, 0).obstacle is None
    assert Standing(scarce, 2, 0).obstacle is Code.COUPON_USED_UP
    assert Standing(scarce, 1, 1).obstacle is Code.COUPON_USED_BEFORE
    assert Standing(promotion("amount", AmountOff(won(1))), 1, 1).obstacle is Code.COUPON_USED_BEFORE


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"id": " "}, "id"),
        ({"name": {}}, "name"),
        ({"code": "ten off"}, "code"),
        ({"effect": PercentOff(0)}, "percent"),
        ({"effect": PercentOff(100_001)}, "percent"),
        ({"effect": AmountOff(Money(5, "USD"))}, "amount"),
        ({"effect": AmountOff(won(5)), "per_visitor": 2}, "per_visitor"),
        ({"effect": BuyGet(0, 1)}, "buy"),
        ({"effect": FreeDelivery(), "exclusive": True}, "exclusive"),
        ({"minimum": Money(5, "USD")}, "minimum"),
        ({"limit": 0}, "limit"),
        ({"starts": NOON, "ends": NOON}, "ends"),
    ],
)
def test_promotion_that_cannot_be_is_told_by_its_field(fields: dict[str, object], field: str) -> None:
    assert [each.field for each in promotion_faults(msgspec.structs.replace(TENTH, **fields), "KRW")] == [field]
    assert list(promotion_faults(TENTH, "KRW")) == []


def test_buy_get_promotions_that_would_share_pieces_are_found() -> None:
    lamps = promotion("lamps", BuyGet(1, 1), scope=Scope(skus=(LAMP,)))
    tea = promotion("tea", BuyGet(1, 1), scope=Scope(products=("tea",)))
    later = msgspec.structs.replace(THREE_FOR_TWO, id="later", starts=NOON)
    until_then = msgspec.structs.replace(lamps, ends=NOON)
    assert list(overlaps([lamps, tea, TENTH], OFFERS)) == []
    assert [(one.id, other.id, sku) for one, other, sku in overlaps([lamps, tea, later], OFFERS)] == [
        ("lamps", "later", LAMP),
        ("later", "tea", TEA),
    ]
    assert list(overlaps([until_then, later], OFFERS)) == []


carts = st.dictionaries(st.sampled_from([RED, SEA, LAMP, TEA]), st.integers(0, 6))
any_promotions = promotions()


@given(carts, any_promotions, st.randoms(use_true_random=False))
def test_order_of_things_and_of_promotions_does_not_matter(
    quantities: dict[str, int], any_promotions: list[Promotion], chance: random.Random
) -> None:
    wanted, shuffled, promotions = goods(quantities), goods(quantities), list(any_promotions)
    chance.shuffle(shuffled)
    chance.shuffle(promotions)
    assert grant(shuffled, promotions, "KRW") == grant(wanted, any_promotions, "KRW")


@given(carts, st.sampled_from([RED, SEA, LAMP, TEA]), any_promotions)
def test_one_thing_more_never_lowers_the_price_but_by_reaching_a_threshold(
    quantities: dict[str, int], sku: str, any_promotions: list[Promotion]
) -> None:
    reached = [each for each in any_promotions if short_by(each, goods(quantities)) == 0]
    more = {**quantities, sku: quantities.get(sku, 0) + 1}
    assert price(more, *reached) >= price(quantities, *reached)


@settings(max_examples=500)
@given(carts, carts, any_promotions)
def test_goods_never_cost_less_when_an_order_is_split(
    one: dict[str, int], other: dict[str, int], any_promotions: list[Promotion]
) -> None:
    whole = {sku: one.get(sku, 0) + other.get(sku, 0) for sku in one.keys() | other.keys()}
    used = {each.promotion for each in granted(one, *any_promotions).discounts}
    left = [each for each in any_promotions if each.visitors_limit is None or each.id not in used]
    assert price(whole, *any_promotions) <= price(one, *any_promotions) + price(other, *left)
