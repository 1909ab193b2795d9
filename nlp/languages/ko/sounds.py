"""Brands of another script, written in Korean as they sound: "소리" for "Sori", "하우스 나인" for "Haus Nine"."""

import re
from collections.abc import Iterator
from functools import lru_cache

_INITIALS = ("g", "g", "n", "d", "d", "l", "m", "b", "b", "s", "s", "", "j", "j", "j", "g", "d", "b", "h")
_VOWELS = ("a", "e", "a", "e", "o", "e", "o", "e", "o", "a", "e", "e", "o", "u", "o", "e", "i", "u", "", "i", "i")
_FINALS = (
    "", "g", "g", "g", "n", "n", "n", "d", "l", "l", "l", "l", "l", "l", "l", "l", "m", "b", "b", "d", "d", "n", "j",
    "j", "g", "d", "b", "h",
)  # fmt: skip
# How letters sound once Koreans have written them, the longest first; the rest stand for themselves.
_LATIN = tuple(
    (re.compile(spelled), sound)
    for spelled, sound in (
        (r"[^a-z]", ""), (r"(?<=[^aeiou])e$", ""), (r"(?<=[aeiou])h(?![aeiou])|(?<=r)h", ""), (r"ts$", "j"),
        (r"tch|ch", "j"), (r"th|sh", "s"), (r"ph|f|v|p", "b"), (r"ck|q|k", "g"), (r"c(?=[eiy])", "s"), (r"c", "g"),
        (r"x", "gs"), (r"z", "j"), (r"ng", "n"), (r"(?<=[aeiou])r(?![aeiouy])", ""), (r"r", "l"), (r"t", "d"),
        (r"w|oo|ou", "u"), (r"ee|y", "i"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_SYLLABLES, _FIRST = 588, ord("가")
_VOWEL = re.compile(r"[aeiou]")
_WORD = re.compile(r"[가-힣]+")
_MOST_WORDS = 3
# With fewer consonants, chance finds too much: then vowels must be the same.
_TELLING = 3
_ENDING = r"(?:의|에서|이라는|라는|이|가|은|는|꺼|거)?"
_BRANDLIKE = re.compile(
    rf"^{_ENDING} ?(?:브랜드|제품|상품|회사|메이커|물건|꺼|거(?! ?[같기])|것|걸|에서 (?:만든|나온|나오는)|만든|나온)"
    r"|^(?:으)?로(?:만)? ?(?:된 ?거 ?)?(?:좀 ?|한번 ?)?(?:보여|추천|찾|골라|볼|보고|주세요|줘|부탁)"
)
_CALLED_BRAND = re.compile(r"브랜드(?:는|가|로|로는)? $")


def brands(text: str, names: frozenset[str], kinds: tuple[int, ...]) -> tuple[tuple[int, int, str], ...]:
    """(start, end, name) of every one of `names` that `text` writes by its sound where a brand may be spoken of: before
    the name of a kind of thing, which begin at `kinds`, and beside words such as "제품". Words like "소리" are also
    everyday words.
    """
    known, words = _by_sound(names), list(_WORD.finditer(text))
    found: list[tuple[int, int, str]] = []
    for at, first in enumerate(words):
        for last in reversed(words[at : at + _MOST_WORDS]):
            start = first.start()
            read = ((end, _called(text[start:end], known)) for end in _ends(text, start, last.end()))
            named = next(((end, name) for end, name in read if name and _is_brandlike(text, start, end, kinds)), None)
            if named:
                found.append((start, *named))
                break
    return tuple(found)


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where a name may end that a particle of up to two letters may follow."""
    return (each for each in range(end, max(end - 3, start + 1), -1) if not text[each - 1].isspace())


def _called(said: str, known: dict[str, tuple[tuple[str, str], ...]]) -> str | None:
    consonants, vowels = _parts(_hangul(said))
    named = known.get(consonants, ())
    return next((name for name, own in named if own == vowels or len(consonants) >= _TELLING), None)


def _is_brandlike(text: str, start: int, end: int, kinds: tuple[int, ...]) -> bool:
    after = re.match(rf"{_ENDING} ?", text[end:])
    before_kind = bool(after and after.end()) and end + (after.end() if after else 0) in kinds
    return before_kind or bool(_BRANDLIKE.match(text[end:])) or bool(_CALLED_BRAND.search(text[:start]))


@lru_cache(maxsize=16)
def _by_sound(names: frozenset[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Consonants -> the names that have them, each with its vowels."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for name in sorted(names):
        consonants, vowels = _parts(_latin(name))
        if len(consonants) > 1:
            found[consonants] = (*found.get(consonants, ()), (name, vowels))
    return found


def _parts(sound: str) -> tuple[str, str]:
    return _VOWEL.sub("", sound), "".join(_VOWEL.findall(sound))


def _latin(name: str) -> str:
    sound = " ".join(re.findall(r"[a-z]+", name.casefold()))
    words = []
    for word in sound.split():
        for spelled, heard in _LATIN:
            word = spelled.sub(heard, word)
        words.append(word)
    return "".join(words)


def _hangul(said: str) -> str:
    """Doubled consonants count once: "파워릴라이트"."""
    sound = "".join(_syllable(each) for each in said if "가" <= each <= "힣")
    return re.sub(r"(.)\1+", r"\1", sound)


def _syllable(each: str) -> str:
    initial, rest = divmod(ord(each) - _FIRST, _SYLLABLES)
    vowel, final = divmod(rest, 28)
    return _INITIALS[initial] + _VOWELS[vowel] + _FINALS[final]
