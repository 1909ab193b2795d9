"""A price changes while an agent answers: whenever that is, what it says from then on is true."""

import pytest

from avatars.steps import Hush, Speak
from scenes.money import Money
from tests.support.shopfloor import BEAT, Shopfloor

OLD = {"en": "₩39,000", "ko": "39,000원"}
NEW = {"en": "₩35,000", "ko": "35,000원"}


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "how much is the Cloud Scarf?"),
        ("ko", "클라우드 머플러 얼마예요?"),
        ("en", "show me a warm scarf"),
        ("ko", "따뜻한 머플러 추천해 주세요"),
    ],
)
@pytest.mark.parametrize("beats", range(0, 60, 4))
def test_no_old_price_is_begun_or_gone_on_with_once_it_has_changed(language: str, question: str, beats: int) -> None:
    floor = Shopfloor("clothing", language)
    floor.enter()
    floor.run()
    floor.hear(question)
    floor.run(beats * BEAT)
    changed_at = floor.now
    under_way = floor.speaking
    floor.reprice("scarf", Money(35_000, "KRW"))
    floor.run()
    after = [step for at, step in floor.log if at >= changed_at]
    before = [step for at, step in floor.log if at < changed_at and isinstance(step, Speak)]
    told = [step.facts.phrase for step in after if isinstance(step, Speak) and step not in before]
    assert not any(OLD[language] in phrase for phrase in told)
    cut_short = [step.utterance for step in after if isinstance(step, Hush)]
    spoken = next((each for each in before if each.utterance == under_way), None)
    tells_old = spoken is not None and OLD[language] in spoken.facts.phrase
    assert cut_short == ([under_way] if tells_old else [])
    if tells_old:
        assert any(NEW[language] in phrase for phrase in told)


def test_a_sum_is_not_told_where_something_in_the_cart_costs_something_else() -> None:
    floor = Shopfloor("clothing", "en")
    floor.enter()
    floor.run()
    floor.hear("put the red Cloud Scarf in my cart")
    floor.run()
    floor.hear("what is in my cart?")
    floor.run(3 * BEAT)
    assert "TOTAL" in floor.said[-1].facts.slots
    floor.reprice("scarf", Money(35_000, "KRW"))
    assert floor.said[-1].facts.key == "repriced.cart"


def test_what_does_not_tell_the_price_is_said_to_its_end() -> None:
    floor = Shopfloor("clothing", "en")
    floor.enter()
    floor.run()
    floor.hear("what is the Cloud Scarf made of?")
    floor.run(3 * BEAT)
    floor.reprice("scarf", Money(35_000, "KRW"))
    floor.run()
    assert floor.steps(Hush) == []
