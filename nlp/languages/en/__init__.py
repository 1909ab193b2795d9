"""English, whole."""

import re

from nlp.languages.en import (
    chat,
    cues,
    function_words,
    numbers,
    pointers,
    spelling,
    stance,
    tokens,
    uses,
    words,
    writing,
)
from nlp.languages.en.prompts import PROMPTS
from nlp.languages.en_phrases import PHRASES
from nlp.languages.grammar import Grammar
from nlp.languages.language import Language
from nlp.languages.refusals_en import REFUSALS

_LETTER = re.compile(r"[a-z]", re.I)

LANGUAGE = Language(
    code="en",
    letters=lambda text: len(_LETTER.findall(text)),
    money=writing.money,
    number=writing.number,
    listed=writing.listed,
    fit=writing.fit,
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
        decisive="first",
        written_out=chat.written_out,
        exchanged=("remove {}", "add {}"),
    ),
    phrases=PHRASES,
    refusals=REFUSALS,
    prompts=PROMPTS,
)
