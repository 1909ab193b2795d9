"""What is typed as in chats is read as a dictionary has it; other words stay."""

import pytest

from nlp.languages import LANGUAGES
from nlp.turn import Act
from nlp.understand import understand
from tests.nlp.catalog_of_tests import lexicon

LEXICON = lexicon()


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "wat sizes u got", "what sizes you got"),
        ("en", "smth fancier for a date nite plz", "something fancier for a date night please"),
        ("ko", "후디 잇어여?", "후디 있어요?"),
        ("ko", "싼걸루 블랙 하나 주세여", "싼걸로 블랙 하나 주세요"),
        ("ko", "사이즈 머머있음?", "사이즈 뭐뭐있어요?"),
        ("ko", "브라운으루 할게여, 미디엄이여", "브라운으로 할게요, 미디엄이요"),
    ],
)
def test_chat_spellings_are_written_out(language: str, typed: str, meant: str) -> None:
    assert LANGUAGES[language].grammar.written_out(typed) == meant


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "i'll will you differ"),
        ("en", "i feel ill"),
        ("ko", "여행용 가방"),
        ("ko", "유아용 남성용 사용"),
        ("ko", "머플러 모자 담요"),
        ("ko", "하루 종일 마루 조명 참여 대여 가능해요?"),
    ],
)
def test_words_that_only_look_like_it_stay(language: str, said: str) -> None:
    assert LANGUAGES[language].grammar.written_out(said) == said


@pytest.mark.parametrize(
    ("language", "typed", "act"),
    [
        ("en", "wat sizes u got in this", Act.ASK_ATTRIBUTE),
        ("en", "show me smth red", Act.RECOMMEND),
        ("ko", "이거 사이즈 머머있음?", Act.ASK_ATTRIBUTE),
        ("ko", "이걸루 하나 주세여", Act.ADD_TO_CART),
    ],
)
def test_chat_is_understood(language: str, typed: str, act: Act) -> None:
    assert understand(typed, lexicon=LEXICON, language=language).act is act
