"""Quoting a record: its first sentences, the one that answers, and a full stop at the end."""

import re
from collections.abc import Iterable

# A description is quoted up to so many characters, by whole sentences.
QUOTED = 160
_SENTENCE = re.compile(r"[^.!?。]+(?:\.(?=\d)[^.!?。]+)*[.!?。]*\s*")


def opening(text: str) -> str:
    """The first whole sentences that fit into QUOTED characters; a longer first sentence is kept whole."""
    kept = ""
    for sentence in sentences(text):
        if kept and len(kept) + len(sentence) > QUOTED:
            break
        kept += f"{sentence} "
    return ended(kept)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`, without space around them."""
    found = (each.strip() for each in _SENTENCE.findall(" ".join(text.split())))
    return tuple(each for each in found if each)


def ended(text: str) -> str:
    """`text` as a sentence among others; "" stays empty."""
    kept = text.strip()
    return kept if not kept or kept[-1] in ".!?。…" else f"{kept}."


def measured(texts: Iterable[str], measure: re.Pattern[str]) -> str:
    """The first sentence with such a measure; empty where none has one."""
    return next((each for text in texts for each in sentences(text) if measure.search(each)), "")
