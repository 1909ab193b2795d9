"""What tells the act of an utterance to a linear classifier: its words and their parts, cues, names and context."""

import math
import re
import zlib
from collections.abc import Iterator

from nlp.turn import Expectation, Turn
from nlp.understand_evidence import Evidence
from nlp.understand_hearing import Heard

BUCKETS = 8192
"""Features are hashed into so many places."""
_WORD, _PART, _CUE, _FLAG, _CONTEXT = 1.2, 0.6, 2.0, 1.5, 2.5
"""How loudly each sort of feature speaks: parts of words are many, cues few."""

Weighed = tuple[str, float]

_TOKEN = re.compile(r"<\w+>|[a-z']+|[가-힣ㄱ-ㅣ]+|\d+|[?!.,]")
_HANGUL_PARTS = (2, 3, 4)
_LATIN_PARTS = (3, 4, 5)


def features(heard: Heard, evidence: Evidence) -> dict[int, float]:
    """All that is true of an utterance as a vector of length 1: place below BUCKETS -> value.

    `evidence` is that of the whole utterance.
    """
    said = {*_words(heard), *_evident(evidence), *_context(evidence.expecting, evidence.last)}
    found: dict[int, float] = {}
    for name, weight in said:
        place = zlib.crc32(name.encode()) % BUCKETS
        found[place] = found.get(place, 0.0) + weight
    length = math.hypot(*found.values())
    return {place: weight / length for place, weight in found.items()}


def _words(heard: Heard) -> Iterator[Weighed]:
    """Words alone, in twos and threes, and their parts, which outlive typing errors and endings."""
    words = ["<number>" if each.isdigit() else each for each in _TOKEN.findall(_generalised(heard))]
    ended = ["^", *words, "$"]
    for length in (1, 2, 3):
        yield from (("w:" + " ".join(ended[at : at + length]), _WORD) for at in range(len(ended) - length + 1))
    for word in words:
        if not word.startswith("<"):
            yield from _parts(f"_{word}_")


def _parts(word: str) -> Iterator[Weighed]:
    lengths = _HANGUL_PARTS if "가" <= word[1] <= "힣" else _LATIN_PARTS
    return ((f"p:{word[at : at + length]}", _PART) for length in lengths for at in range(len(word) - length + 1))


def _generalised(heard: Heard) -> str:
    """The text with what it names replaced by the sort of thing: "a <color> <kind> under <price>"."""
    named = [
        *((each.start, each.end, each.sense.field) for each in heard.mentions),
        *((each.start, each.end, "price") for each in heard.prices),
        *((each.start, each.end, "size") for each in heard.sizes),
        *((each.start, each.end, "count") for each in heard.counts),
        *((each.start, each.end, "name") for each in heard.names),
    ]
    text, at = "", 0
    for start, end, sort in sorted(named):
        if start >= at:
            text += f"{heard.plain[at:start]} <{sort}> "
            at = end
    return text + heard.plain[at:]


def _evident(evidence: Evidence) -> Iterator[Weighed]:
    yield from ((f"cue:{each}", _CUE) for each in evidence.cues)
    yield from ((f"field:{each}", _CUE) for each in evidence.fields)
    yield from ((f"beside:{each}", _CUE) for each in evidence.beside)
    flags = ("points", "ranks", "names", "counts", "prices", "sizes", "is_sold", "unknown")
    yield from ((f"{each}:{getattr(evidence, each)}", _FLAG) for each in flags)


def _context(expecting: Expectation | None, last: Turn | None) -> Iterator[Weighed]:
    yield f"last:{last.act if last else None}", _CONTEXT
    yield f"asked:{expecting.what if expecting else None}", _CONTEXT
    yield f"waits:{expecting.act if expecting else None}", _CONTEXT
