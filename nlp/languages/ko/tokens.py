"""Korean words freed of their particles, and the words inside compounds."""

import re

from nlp.languages.grammar import Token

_WORD = re.compile(r"[가-힣]+|[a-z0-9]+(?:['.-][a-z0-9]+)*")

_PARTICLES = (
    "으로", "로", "에서", "에게", "한테", "에는", "에", "은", "는", "이", "가", "을", "를", "의", "와", "과",
    "도", "만", "랑", "이랑", "하고", "까지", "부터", "이나", "나", "요", "이요", "이에요", "예요", "에요",
    "인가요", "인데", "인", "입니다", "입니까", "이야", "인지", "이죠", "죠", "으로요", "로요", "으로만", "용", "색",
    "류", "들", "쪽",
    "거", "것", "건", "걸", "님", "짜리", "제", "말고", "빼고", "같은",
)  # fmt: skip
_SUFFIX = re.compile(rf"(?:{'|'.join(sorted(_PARTICLES, key=len, reverse=True))})$")
_MOST_PARTICLES = 3
_SHORTEST_PART = 2


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a normalised text. A word's forms run from itself over its stems to the parts of a compound."""
    return tuple(Token(found.start(), found.end(), _forms(found[0])) for found in _WORD.finditer(text))


def indexed(phrase: str) -> tuple[str, ...]:
    """The forms under which a phrase is found again: itself alone, for its uses are stripped down to it."""
    return (phrase,)


def _forms(word: str) -> tuple[str, ...]:
    if not "가" <= word[0] <= "힣":
        return (word,)
    stems = [word]
    for _ in range(_MOST_PARTICLES):
        stem = _SUFFIX.sub("", stems[-1])
        if not stem or stem == stems[-1]:
            break
        stems.append(stem)
    return tuple(dict.fromkeys((*stems, *_tails(stems), *_heads(word))))


def _tails(stems: list[str]) -> list[str]:
    """The ends of compounds, longest first: the last part says what a thing is ("레인부츠" is 부츠)."""
    return [stem[cut:] for stem in stems for cut in range(1, len(stem) - _SHORTEST_PART + 1)]


def _heads(word: str) -> list[str]:
    """The beginnings, longest first: what is left may be an ending ("따뜻한", "방수되는")."""
    return [word[:cut] for cut in range(len(word) - 1, _SHORTEST_PART - 1, -1)]
