"""Prices that a wish sets, in the many ways in which people say them, beside the kind of thing that is wished for."""

import pytest

from nlp.turn import Act, Constraint
from nlp.understand import understand
from tests.nlp.catalog_of_tests import lexicon

LEXICONS = {currency: lexicon(currency) for currency in ("KRW", "USD")}
AT_MOST = """
a coat that doesn't cost more than 100,000 / my budget for a coat is 100,000 / coats, nothing above 100,000
a coat, not over 100000 won / I don't want to spend more than 100,000 on a coat / a coat within 100,000
a coat for no more than 100k / coats up to 100,000 / a coat, I've got 100,000 won to spend / coat, 100,000 tops
coat below 100 thousand won / a coat for 100,000 or less / anything cheaper than 100,000 in coats
a coat that won't set me back more than 100,000 / a coat and I can't go over 100,000 / a coat with a budget of 100,000
can't pay more than 100,000 for a coat / a coat, 100,000 is my limit / I only have 100,000 won, need a coat
a coat not exceeding 100,000 won / a coat, ideally sub 100,000 / a coat that is not more expensive than 100,000
코트 10만원 안 넘게요 / 10만원 넘지 않는 코트 / 코트 예산 10만원이요 / 코트 10만원 아래로 / 십만원 이하 코트
코트 최대 10만원까지요
10만원 미만 코트 있나요 / 코트 10만원 언더로 / 10만원보다 싼 코트 / 코트 사려는데 10만원밖에 없어요
10만원으로 살 수 있는 코트
코트 10만원 한도예요 / 코트 10만원 초과는 안 돼요 / 코트 10만원 넘으면 곤란해요 / 코트 비싸도 10만원까지만
코트 많아야 10만원
"""
AT_LEAST = """
a coat over 100,000 / coats starting from 100,000 / a coat that costs more than 100,000 / a coat, at least 100,000
a coat for 100,000 or more / nothing below 100,000, a coat / a coat not less than 100,000
10만원 이상 코트 / 10만원 넘는 코트 있어요? / 코트 최소 10만원은 하는 걸로 / 10만원보다 비싼 코트
10만원부터 코트 보여줘
"""
BETWEEN = """
a coat between 50,000 and 100,000 / a coat from 50,000 to 100,000 won / coats in the 50,000 to 100,000 range
a coat for 50,000~100,000 / a coat somewhere between 50k and 100k / a coat, 50-100 thousand won
5만원에서 10만원 사이 코트 / 코트 5만원~10만원 / 5~10만원 코트 / 코트 5만원 이상 10만원 이하
코트 오만원부터 십만원까지
"""
ABOUT = """
코트 10만원 정도 / 코트 한 10만원쯤 / 10만원 안팎 코트 / a coat around 100,000 / a coat for roughly 100,000 won
"""
DOLLARS = """
a coat that doesn't go over $120 / my budget is $120 for a coat / a coat for a hundred and twenty bucks, $120 max
coat <$120
"""


def ways(said: str) -> list[str]:
    return [each.strip() for line in said.strip().splitlines() for each in line.split("/")]


def wish(said: str, currency: str = "KRW") -> Constraint:
    language = "en" if said.isascii() else "ko"
    turn = understand(said, lexicon=LEXICONS[currency], language=language)
    assert turn.act is Act.RECOMMEND
    return turn.constraint


@pytest.mark.parametrize("said", ways(AT_MOST))
def test_a_price_that_it_may_not_be_over(said: str) -> None:
    assert wish(said) == Constraint(kinds=("coat",), price_most=100_000)


@pytest.mark.parametrize("said", ways(AT_LEAST))
def test_a_price_that_it_may_not_be_under(said: str) -> None:
    assert wish(said) == Constraint(kinds=("coat",), price_least=100_000)


@pytest.mark.parametrize("said", ways(BETWEEN))
def test_two_prices_between_which_it_may_be(said: str) -> None:
    assert wish(said) == Constraint(kinds=("coat",), price_least=50_000, price_most=100_000)


@pytest.mark.parametrize("said", ways(ABOUT))
def test_a_price_that_it_may_be_about(said: str) -> None:
    assert wish(said) == Constraint(kinds=("coat",), price_least=90_000, price_most=110_000)


@pytest.mark.parametrize("said", ways(DOLLARS))
def test_a_limit_in_dollars_is_in_cents(said: str) -> None:
    assert wish(said, "USD").price_most == 12_000


def test_a_rating_is_no_price() -> None:
    assert wish("lamps rated above 4.5") == Constraint(kinds=("lamp",), rating_least=4.5)


@pytest.mark.parametrize("said", ["면 바지 있어요?", "면바지 있어요?", "면으로 된 바지요"])
def test_cotton_trousers_are_trousers_of_cotton(said: str) -> None:
    assert wish(said) == Constraint(kinds=("pants",), materials=("cotton",))
