"""Brands of another script are heard where they are written as they sound, and everyday words stay what they are."""

import pytest

from nlp.languages.ko.sounds import brands
from nlp.turn import Act
from nlp.understand import understand
from tests.nlp.catalog_of_tests import lexicon

LEXICON = lexicon()


@pytest.mark.parametrize(
    ("said", "brand"),
    [
        ("소리 제품 뭐 있어요?", "Sori"),
        ("소리 가방 보여주시겠어요", "Sori"),
        ("하우스 나인 조명 있나요", "Haus Nine"),
        ("하우스나인 거 추천해줘", "Haus Nine"),
        ("브랜드는 노스폴드로요, 재킷 보여주세요", "Northfold"),
        ("노스폴드에서 나온 코트 있어요?", "Northfold"),
    ],
)
def test_a_brand_is_heard_by_its_sound(said: str, brand: str) -> None:
    turn = understand(said, lexicon=LEXICON, language="ko")
    assert (turn.act, turn.constraint.brands) == (Act.RECOMMEND, (brand,))


@pytest.mark.parametrize("said", ["무슨 소리예요?", "소리가 안 들려요", "소리 좀 줄여 주세요", "가방 사러 왔어요"])
def test_an_everyday_word_is_no_brand(said: str) -> None:
    assert understand(said, lexicon=LEXICON, language="ko").constraint.brands == ()


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Fellside", "펠사이드"),
        ("Zara", "자라"),
        ("Harbor", "하버"),
        ("Patagonia", "파타고니아"),
        ("Uniqlo", "유니클로"),
        ("Muji", "무지"),
    ],
)
def test_spellings_that_koreans_know_are_found(name: str, spelled: str) -> None:
    text = f"{spelled} 제품"
    assert brands(text, frozenset({name, "Other Works"}), ()) == ((0, len(spelled), name),)
