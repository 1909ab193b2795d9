"""Words that were meant when one letter is wrong."""

import unicodedata
from collections.abc import Iterable

_SHORTEST = 5
"""Shorter words (in letters; a Hangul syllable is two or three) have too many neighbours to guess."""
_FEWEST_SIGNS = 3
_SHORTEST_REPLACED = 6
"""A wrong letter in a shorter word is more often another word: "stick" is not "stock"."""


class Spelling:
    """Known words, found again with one letter missing, added, swapped or wrong. Built once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._near: dict[str, set[str]] = {}
        for word in words:
            letters = unicodedata.normalize("NFD", word)
            if len(letters) >= _SHORTEST and " " not in word:
                for shorter in _shortened(letters):
                    self._near.setdefault(shorter, set()).add(word)

    def meant(self, word: str) -> str | None:
        """The one known word within one letter of `word`; None where there is none, or no telling which."""
        letters = unicodedata.normalize("NFD", word)
        if len(letters) < _SHORTEST or any(sign.isdigit() for sign in word) or len(word) < _FEWEST_SIGNS:
            return None
        near = {known for shorter in _shortened(letters) for known in self._near.get(shorter, ())}
        close = {known for known in near if _is_one_off(letters, unicodedata.normalize("NFD", known))}
        return close.pop() if len(close) == 1 else None


def _shortened(letters: str) -> set[str]:
    return {letters, *(letters[:cut] + letters[cut + 1 :] for cut in range(1, len(letters)))}


def _is_one_off(one: str, other: str) -> bool:
    """Whether one letter more, less, other or swapped lies between the two; the first letter holds."""
    if abs(len(one) - len(other)) > 1 or one[:1] != other[:1]:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[start:], other[start:]
    return (
        (rest[1:] == other_rest[1:] and len(one) >= _SHORTEST_REPLACED)
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:])
    )
