"""Every code has a sentence in every language, with the slots that its origin fills."""

from string import Formatter

import pytest

from nlp.languages import LANGUAGES
from scenes.money import Money
from vstore.commerce import refusal as commerce
from vstore.protocol.refusals import CLOSE_CODES, RECONNECT, Code, closing, refused, sentence

TRANSLATED = {"sku": "name"}
"""Visitors read a name where commerce knows a sku."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(language: str) -> None:
    assert set(LANGUAGES[language].refusals) == {code.value for code in Code}


@pytest.mark.parametrize("code", commerce.Code)
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_use_only_slots_that_commerce_fills(code: commerce.Code, language: str) -> None:
    filled = {TRANSLATED.get(slot, slot) for slot in commerce.SLOTS[code]}
    used = {slot for _, slot, _, _ in Formatter().parse(LANGUAGES[language].refusals[code]) if slot}
    assert used <= filled


def test_slots_are_written_as_the_language_does() -> None:
    total = Money(39_000, "KRW")
    assert sentence(Code.PRICE_CHANGED, "ko-KR", total=total).startswith("합계가 39,000원으로 바뀌었습니다.")
    assert "₩39,000" in sentence(Code.PRICE_CHANGED, "en-GB", total=total)
    assert sentence(Code.SOLD_OUT, "fr", name={"en": "Moss Mug", "ko": "모스 머그"}) == "Moss Mug is sold out."
    assert refused(Code.SOLD_OUT, "ko", 3, name={"ko": "은행잎 접시"}).text == "은행잎 접시는 품절입니다."


def test_closing_says_whether_to_come_back() -> None:
    assert all(closing(code, "en").reconnect == (code in RECONNECT) for code in CLOSE_CODES)
    assert len(set(CLOSE_CODES.values())) == len(CLOSE_CODES)
