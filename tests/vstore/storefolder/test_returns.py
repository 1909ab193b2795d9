import pytest

from scenes.money import Money
from vstore.storefolder.returns import Returns, returns_complaints


def test_terms_are_those_that_the_brand_wrote() -> None:
    terms = Returns(days=30, withdrawal={"KR": 10}, clerk_refunds="30,000").terms_in("KRW")
    assert (terms.days, terms.withdrawal_days("KR"), terms.withdrawal_days("DE")) == (30, 10, 14)
    assert terms.clerk_refunds == Money(30_000, "KRW")
    assert Returns().terms_in("KRW").clerk_refunds is None


@pytest.mark.parametrize(
    ("returns", "place"),
    [
        (Returns(days=-1), "returns.days"),
        (Returns(withdrawal={"KR": 6}), "returns.withdrawal.KR"),
        (Returns(withdrawal={"Korea": 10}), "returns.withdrawal.Korea"),
        (Returns(withdrawal={"US": 0}), "returns.withdrawal.US"),
        (Returns(clerk_refunds="a lot"), "returns.clerk_refunds"),
        (Returns(clerk_refunds="0.5"), "returns.clerk_refunds"),
    ],
)
def test_what_cannot_hold_is_named_with_its_place(returns: Returns, place: str) -> None:
    assert [complaint[0] for complaint in returns_complaints(returns, "KRW")] == [place]
