"""Korean, whole."""

import re

from nlp.languages.grammar import Grammar
from nlp.languages.ko import writing
from nlp.languages.ko_phrases import PHRASES
from nlp.languages.language import Language
from nlp.languages.refusals_ko import REFUSALS

_LETTERS = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]", re.I)

LANGUAGE = Language(
    code="ko",
    letters=lambda text: len(_LETTERS.findall(text)),
    money=writing.money,
    number=writing.number,
    listed=writing.listed,
    fit=writing.fit,
    grammar=Grammar(
        cues={},
        words={},
        tokens=lambda text: (),
        prices=lambda text, currency: (),
        counts=lambda text: (),
        pointers=lambda text: (),
        negated=lambda text, start, end: False,
    ),
    phrases=PHRASES,
    refusals=REFUSALS,
)
