"""English, whole."""

import re

from nlp.languages.en import writing
from nlp.languages.en_phrases import PHRASES
from nlp.languages.grammar import Grammar
from nlp.languages.language import Language
from nlp.languages.refusals_en import REFUSALS

_LETTERS = re.compile(r"[a-z]", re.I)

LANGUAGE = Language(
    code="en",
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
