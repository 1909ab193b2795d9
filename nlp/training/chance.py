"""Choices that are the same for the same seed, and texts spun from patterns."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np

_T = TypeVar("_T")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_PLACE = re.compile(r"<([a-z]+)>")


class Chance:
    """A source of choices, started by `seed`."""

    def __init__(self, *seed: int) -> None:
        self._generator = np.random.default_rng(seed)

    def one(self, among: Sequence[_T]) -> _T:
        return among[int(self._generator.integers(len(among)))]

    def some(self, among: Sequence[_T], count: int) -> list[_T]:
        """`count` different ones, in any order."""
        return [among[int(at)] for at in self._generator.permutation(len(among))[:count]]

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return int(self._generator.integers(least, most + 1))

    def often(self, share: float) -> bool:
        """True in `share` of all cases."""
        return bool(self._generator.random() < share)

    def spun(self, pattern: str) -> str:
        """`pattern` with each "[this|that]" decided, inner ones first."""
        while found := _CHOICE.search(pattern):
            pattern = pattern[: found.start()] + self.one(found[1].split("|")) + pattern[found.end() :]
        return re.sub(r" {2,}", " ", pattern)


def places(pattern: str) -> list[str]:
    """The names of the "<place>"s of a pattern, in order."""
    return _PLACE.findall(pattern)


def filled(pattern: str, words: Mapping[str, str]) -> str:
    """`pattern` with its places filled. KeyError where there is nothing for one."""
    return _PLACE.sub(lambda each: words[each[1]], pattern)
