import pytest

from avatars.knowledge import best_passage, quotation
from avatars.view import Passage

SHIPPING = Passage(
    "shipping",
    "en",
    "Delivery",
    "Orders leave us in a day. Delivery costs $3.50 and is free from $50. We do not ship abroad.",
)
RETURNS = Passage("returns", "en", "Returns", "Return anything within 14 days. Refunds take three days.")
VERSAND = Passage("shipping", "ko", "배송 안내", "하루 안에 출고됩니다. 배송비는 3,000원이에요.")
ALL = (SHIPPING, RETURNS, VERSAND)


def test_the_topic_chooses_the_passage_in_the_visitors_language() -> None:
    assert best_passage(ALL, "what about it?", "shipping", "en") == SHIPPING
    assert best_passage(ALL, "그건요?", "shipping", "ko") == VERSAND


def test_topics_that_begin_alike_are_the_same() -> None:
    sale = Passage("sales", "en", "Sales", "Twice a year.")
    assert best_passage((sale,), "any?", "sale", "en") == sale


def test_without_a_topic_the_words_choose() -> None:
    assert best_passage(ALL, "how long do refunds take?", None, "en") == RETURNS


def test_nothing_is_found_where_nothing_answers() -> None:
    assert best_passage(ALL, "do you take bitcoin?", "payment", "en") is None
    assert best_passage((), "shipping?", "shipping", "en") is None


def test_another_language_is_better_than_none() -> None:
    assert best_passage((VERSAND,), "shipping?", "shipping", "en") == VERSAND


def test_the_sentences_that_answer_are_quoted_whole_and_in_their_order() -> None:
    assert quotation(SHIPPING, "how much does delivery cost?").startswith(
        "Orders leave us in a day. Delivery costs $3.50"
    )
    assert "We do not ship abroad." in quotation(SHIPPING, "do you ship abroad?")


def test_at_most_two_sentences_are_quoted() -> None:
    long = Passage("store", "en", "Us", " ".join(f"Sentence number {number} is here." for number in range(9)))
    assert quotation(long, "tell me").count(".") == 2


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how long does delivery take?", "one to two days"),
        ("how much is delivery?", "costs 3,000"),
        ("배송 얼마나 걸려요?", "하루에서 이틀"),
        ("배송비 얼마예요?", "3,000원"),
    ],
)
def test_a_question_of_time_is_answered_with_a_time_and_one_of_money_with_money(question: str, told: str) -> None:
    english = "We pack with care. Parcels arrive in one to two days. Delivery costs 3,000 won, or is free from 70,000."
    korean = "정성껏 포장합니다. 하루에서 이틀 안에 도착합니다. 배송비는 3,000원이고 70,000원부터 무료입니다."
    text = english if question.isascii() else korean
    assert told in quotation(Passage("shipping", "en", "Delivery", text), question)
