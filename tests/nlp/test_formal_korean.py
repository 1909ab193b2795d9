"""Every Korean phrase has a formal form, and a formal agent keeps to it whatever a model says."""

import re

import pytest

from avatars.voice import Voice
from nlp.facts import Facts
from nlp.languages import LANGUAGES
from nlp.languages.ko.formal import formal
from nlp.languages.ko_phrases import PHRASES
from nlp.say import sentence_of

INFORMAL = re.compile(r"(?<!까)(?<!군)요(?:\(예요\))?[.!?]*$")


@pytest.mark.parametrize(
    ("polite", "raised"),
    [
        ("{NAME}은(는) {PRICE}이에요(예요).", "{NAME}은(는) {PRICE}입니다."),
        ("네, {NAME} 재고 있어요.", "네, {NAME} 재고 있습니다."),
        ("안녕하세요! 무엇을 찾으세요?", "안녕하십니까! 무엇을 찾으십니까?"),
        ("안내해 드릴게요, 저를 따라오세요.", "안내해 드리겠습니다, 저를 따라오십시오."),
        ("결제하시겠어요, 아니면 더 보시겠어요?", "결제하시겠습니까, 아니면 더 보시겠습니까?"),
        ("말씀 나누는 건 언제나 즐거워요.", "말씀 나누는 건 언제나 즐겁습니다."),
        ("추천해 드려요. 잘 어울려요.", "추천해 드립니다. 잘 어울립니다."),
        ("직원을 불러 드릴까요?", "직원을 불러 드릴까요?"),
    ],
)
def test_a_polite_sentence_is_raised(polite: str, raised: str) -> None:
    assert formal(polite) == raised
    assert formal(raised) == raised


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_no_phrase_of_a_formal_agent_ends_informally(key: str) -> None:
    sentences = [part for variant in PHRASES[key] for part in re.split(r"(?<=[.!?])\s+", formal(variant))]
    assert [each for each in sentences if INFORMAL.search(each)] == []


def test_a_formal_agent_speaks_formally_from_phrases_and_through_a_model() -> None:
    said = Voice(LANGUAGES["ko"], "formal", {}).say("inform.price", NAME="구름 머그", PRICE="24,000원")
    assert said.phrase == "구름 머그는 24,000원입니다."
    assert sentence_of("{NAME}의 가격은 {PRICE}입니다.", said) == "구름 머그의 가격은 24,000원입니다."
    refused = sentence_of("{NAME}은 {PRICE}이에요.", said)
    assert not isinstance(refused, str)
    assert refused.why == "it is not formal"


def test_english_has_one_style() -> None:
    facts = Voice(LANGUAGES["en"], "formal", {}).say("inform.price", NAME="Mug", PRICE="$5.00")
    assert isinstance(facts, Facts)
    assert facts.phrase == "That's $5.00 for the Mug."
