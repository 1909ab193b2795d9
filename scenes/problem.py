"""What is wrong with a scene, where, and what to do about it."""

import heapq
import itertools
from collections.abc import Iterable
from difflib import get_close_matches

import msgspec

from scenes.problem_texts import TEXTS, Code

# Comparing closely is slow; in a catalog of thousands only the words that begin most alike are worth it.
COMPARED = 100


class Problem(msgspec.Struct, frozen=True):
    """One fault of a scene document at a path such as "displays[3].sku"; `slots` fill the texts of its `code`."""

    code: Code
    place: str
    slots: dict[str, str] = {}

    def what(self, language: str = "en") -> str:
        """What is wrong, as a sentence; in English where the language has no texts yet."""
        return self._texts(language)[0].format(**self.slots).strip()

    def remedy(self, language: str = "en") -> str:
        """What to do about it, as a sentence."""
        return self._texts(language)[1].format(**self.slots).strip()

    def _texts(self, language: str) -> tuple[str, str]:
        return TEXTS.get(language, TEXTS["en"])[self.code]

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.what()} {self.remedy()}"


def problem(code: Code, place: str, **slots: object) -> Problem:
    """A problem whose slots may be numbers: they are written with at most two decimals."""
    return Problem(code, _whole(place), {name: _written(value) for name, value in slots.items()})


def closest(word: str, known: Iterable[str]) -> str:
    """A known word like a misspelt one, as a question; empty where there is none."""
    likely = heapq.nlargest(COMPARED, known, key=lambda other: _same_beginning(word, other))
    near = get_close_matches(word, likely, n=1, cutoff=0.6)
    return f"Did you mean “{near[0]}”?" if near else ""


def _same_beginning(one: str, other: str) -> int:
    """How many letters two words share from the start."""
    alike = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)


def listed(words: Iterable[str], most: int = 12) -> str:
    """Words one after another, cut short where there are many."""
    every = list(words)
    return ", ".join(every[:most]) + (" ..." if len(every) > most else "") or "none"


def _written(value: object) -> str:
    return f"{round(value, 2):g}" if isinstance(value, float) else _whole(str(value))


def _whole(text: str) -> str:
    """Text that can be written to any file or terminal: JSON may hold halves of characters."""
    return text.encode("utf-8", "replace").decode("utf-8")
