"""What every keeper of promotions promises: whoever comes first has the last use, and nobody else."""

import asyncio
from collections.abc import Sequence
from functools import partial

import msgspec
import pytest

from tests.support.joyful_shop import NOON, won
from vstore.commerce.cart import Cart, CartItem
from vstore.commerce.ports import Books, Page
from vstore.commerce.promotion import AmountOff, BuyGet, PercentOff, Promotion, Scope
from vstore.commerce.promotions import Standing
from vstore.commerce.refusal import Code, Refused

SPRING = Promotion(id="spring", name={"en": "Spring", "ko": "봄"}, effect=PercentOff(10_000))
TEN = Promotion(id="ten", name={"en": "Ten"}, effect=PercentOff(10_000), code="TEN", limit=2, per_visitor=1)
FULL = Promotion(
    id="full",
    name={"en": "Everything set"},
    effect=BuyGet(2, 1, 50_000),
    scope=Scope(("lamp",), ("Lighting",), ("TEA",)),
    code="FULL",
    starts=NOON,
    ends=NOON.replace(year=2027),
    minimum=won(50_000),
    limit=7,
    per_visitor=3,
)


async def standings(books: Books, visitor: str | None = None) -> Sequence[Standing]:
    return await books.read(lambda page: page.promotions.standings(visitor))


async def refusal(books: Books, order: str, visitor: str, *promotions: str) -> Code:
    with pytest.raises(Refused) as refused:
        await books.write(lambda page: page.promotions.use(order, visitor, promotions))
    return refused.value.code


def add(promotion: Promotion, page: Page) -> None:
    page.promotions.add(promotion)


@pytest.fixture
async def promoted(books: Books) -> Books:
    await books.write(lambda page: page.promotions.load([SPRING, TEN]))
    return books


async def test_promotion_comes_back_exactly_as_it_was_defined(books: Books) -> None:
    await books.write(lambda page: page.promotions.load([FULL]))
    await books.write(lambda page: page.promotions.add(SPRING))
    assert await standings(books) == (Standing(FULL), Standing(SPRING))


async def test_uses_are_counted_in_all_and_by_visitor(promoted: Books) -> None:
    await promoted.write(lambda page: page.promotions.use("VS-1", "ada", ["ten", "spring", "ten"]))
    assert await standings(promoted, "ada") == (Standing(SPRING, 1, 1), Standing(TEN, 1, 1))
    assert await standings(promoted, "bob") == (Standing(SPRING, 1, 0), Standing(TEN, 1, 0))
    assert await standings(promoted) == (Standing(SPRING, 1, 0), Standing(TEN, 1, 0))


async def test_limits_hold_and_a_refused_use_leaves_none_behind(promoted: Books) -> None:
    await promoted.write(lambda page: page.promotions.use("VS-1", "ada", ["ten"]))
    assert await refusal(promoted, "VS-2", "ada", "spring", "ten") is Code.COUPON_USED_BEFORE
    await promoted.write(lambda page: page.promotions.use("VS-3", "bob", ["ten"]))
    assert await refusal(promoted, "VS-4", "eve", "spring", "ten") is Code.COUPON_USED_UP
    assert await standings(promoted) == (Standing(SPRING, 0), Standing(TEN, 2))


async def test_amount_off_is_used_once_by_a_visitor(books: Books) -> None:
    once = msgspec.structs.replace(SPRING, effect=AmountOff(won(5_000)))
    await books.write(lambda page: page.promotions.load([once]))
    await books.write(lambda page: page.promotions.use("VS-1", "ada", ["spring"]))
    assert await refusal(books, "VS-2", "ada", "spring") is Code.COUPON_USED_BEFORE


async def test_use_that_is_given_back_can_be_had_again(promoted: Books) -> None:
    await promoted.write(lambda page: page.promotions.use("VS-1", "ada", ["ten"]))
    for _ in range(2):
        await promoted.write(lambda page: page.promotions.give_back("VS-1"))
    assert (await standings(promoted, "ada"))[1] == Standing(TEN)
    await promoted.write(lambda page: page.promotions.use("VS-2", "ada", ["ten"]))


async def test_of_many_who_race_for_the_last_use_exactly_one_has_it(books: Books) -> None:
    last = msgspec.structs.replace(TEN, limit=1)
    await books.write(lambda page: page.promotions.load([last]))

    async def try_to_use(number: int) -> Code | None:
        try:
            await books.write(lambda page: page.promotions.use(f"VS-{number}", f"visitor-{number}", ["ten"]))
        except Refused as refused:
            return refused.code
        return None

    answers = await asyncio.gather(*map(try_to_use, range(8)))
    assert sorted(answers, key=str) == [None, *[Code.COUPON_USED_UP] * 7]
    assert await standings(books) == (Standing(last, 1),)


async def test_folders_promotions_replace_those_it_gave_before_and_keep_their_uses(promoted: Books) -> None:
    await promoted.write(lambda page: page.promotions.use("VS-1", "ada", ["ten"]))
    await promoted.write(lambda page: page.promotions.add(FULL))
    better = msgspec.structs.replace(TEN, effect=PercentOff(20_000))
    await promoted.write(lambda page: page.promotions.load([better]))
    assert await standings(promoted) == (Standing(FULL), Standing(better, 1))
    await promoted.write(lambda page: page.promotions.load([]))
    assert await standings(promoted) == (Standing(FULL),)
    await promoted.write(lambda page: page.promotions.load([TEN]))
    assert await standings(promoted) == (Standing(FULL), Standing(TEN, 1))


async def test_promotion_with_anothers_id_or_code_is_refused(promoted: Books) -> None:
    for rival in (msgspec.structs.replace(FULL, id="spring"), msgspec.structs.replace(FULL, code="TEN")):
        with pytest.raises(Refused) as refused:
            await promoted.write(partial(add, rival))
        assert refused.value.code is Code.PROMOTION_EXISTS


async def test_promotion_that_is_ended_cannot_be_used_and_its_code_is_free(promoted: Books) -> None:
    assert await promoted.write(lambda page: page.promotions.end("ten"))
    assert not await promoted.write(lambda page: page.promotions.end("ten"))
    assert await refusal(promoted, "VS-1", "ada", "ten") is Code.COUPON_USED_UP
    await promoted.write(lambda page: page.promotions.add(msgspec.structs.replace(FULL, code="TEN")))
    assert [each.promotion.id for each in await standings(promoted)] == ["full", "spring"]


async def test_cart_keeps_its_coupon_codes_in_their_order(books: Books) -> None:
    cart = Cart("ada", (CartItem("TEA", 1),), ("TEN", "FIVE"))
    await books.write(lambda page: page.carts.save(cart))
    assert await books.read(lambda page: page.carts.of("ada")) == cart
    bare = cart.without_codes(["TEN"])
    await books.write(lambda page: page.carts.save(bare))
    assert await books.read(lambda page: page.carts.of("ada")) == Cart("ada", (CartItem("TEA", 1),), ("FIVE",))
