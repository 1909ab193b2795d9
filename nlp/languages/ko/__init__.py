"""Korean, whole."""

import re

from nlp.languages.grammar import Grammar
from nlp.languages.ko import (
    chat,
    cues,
    function_words,
    numbers,
    pointers,
    sounds,
    spelling,
    stance,
    tokens,
    uses,
    words,
    writing,
)
from nlp.languages.ko.formal import formal
from nlp.languages.ko.prompts import PROMPTS
from nlp.languages.ko_phrases import PHRASES
from nlp.languages.language import Language
from nlp.languages.refusals_ko import REFUSALS

_LETTER = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]", re.I)

LANGUAGE = Language(
    code="ko",
    letters=lambda text: len(_LETTER.findall(text)),
    money=writing.money,
    number=writing.number,
    listed=writing.listed,
    fit=writing.fit,
    formal=formal,
    grammar=Grammar(
        cues=cues.CUES,
        idioms=cues.IDIOMS,
        function_words=function_words.FUNCTION_WORDS,
        breaks=cues.BREAKS,
        words=words.WORDS,
        parts=words.PARTS,
        uses=uses.USES,
        tokens=tokens.tokens,
        indexed=tokens.indexed,
        plain=spelling.PLAIN,
        spoken=spelling.SPOKEN,
        prices=numbers.prices,
        counts=numbers.counts,
        pointers=pointers.pointers,
        stance=stance.stance,
        joined=stance.JOINED,
        decisive="last",
        written_out=chat.written_out,
        exchanged=("{} 빼 주세요", "{} 담아 주세요"),
        brands=sounds.brands,
    ),
    phrases=PHRASES,
    refusals=REFUSALS,
    prompts=PROMPTS,
)
