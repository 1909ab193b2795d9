import pytest

from tests.support.joyful_shop import CATALOG, won
from tests.support.memory_books import MemoryBooks
from vstore.commands.coupon import described
from vstore.commerce.promote import UnknownPromotion
from vstore.commerce.promotion import AmountOff, BuyGet, FreeDelivery, PercentOff, Scope
from vstore.commerce.promotion_desk import PromotionDesk
from vstore.commerce.promotion_form import PromotionForm, UnusablePromotion, read_promotion
from vstore.commerce.refusal import Code, Refused

TEN = PromotionForm(id="ten", name={"en": "Ten"}, percent="10", code="ten ")


@pytest.fixture
def desk(books: MemoryBooks) -> PromotionDesk:
    return PromotionDesk(books, lambda: CATALOG)


@pytest.mark.parametrize(
    ("fields", "effect"),
    [
        ({"percent": "12.5"}, PercentOff(12_500)),
        ({"amount": "5,000"}, AmountOff(won(5_000))),
        ({"buy": 2}, BuyGet(2, 1)),
        ({"buy": 1, "get": 2, "percent": "50"}, BuyGet(1, 2, 50_000)),
        ({"free_delivery": True}, FreeDelivery()),
    ],
)
def test_form_is_read_as_what_it_takes_off(fields: dict[str, object], effect: object) -> None:
    form = PromotionForm(id="it", name={"en": "It"}, skus=("TEA",), **fields)  # type: ignore[arg-type]
    promotion = read_promotion(form, "KRW")
    assert (promotion.effect, promotion.scope) == (effect, Scope(skus=("TEA",)))


async def test_promotion_runs_until_it_is_ended_and_its_id_stays_taken(desk: PromotionDesk) -> None:
    added = await desk.add(TEN)
    assert added.code == "TEN"
    assert [each.promotion for each in await desk.standings()] == [added]
    await desk.end("ten")
    assert await desk.standings() == ()
    with pytest.raises(UnknownPromotion, match="ten"):
        await desk.end("ten")
    with pytest.raises(Refused) as refused:
        await desk.add(TEN)
    assert refused.value.code is Code.PROMOTION_EXISTS


async def test_buy_get_that_shares_goods_with_another_is_not_begun(desk: PromotionDesk) -> None:
    await desk.add(PromotionForm(id="lamps", name={"en": "Lamps"}, buy=1, skus=("HUMBLE-LAMP",)))
    with pytest.raises(UnusablePromotion, match="“lamps”: HUMBLE-LAMP"):
        await desk.add(PromotionForm(id="all", name={"en": "All"}, buy=2))
    assert len(await desk.standings()) == 1


def test_promotion_is_told_in_one_line() -> None:
    assert described(read_promotion(TEN, "KRW")) == "ten [TEN]: 10 % off, “Ten”"
    two = PromotionForm(id="two", name={"en": "Two"}, amount="5.50")
    assert described(read_promotion(two, "USD")) == "two: 5.50 USD off, “Two”"
