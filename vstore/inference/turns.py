"""Who takes part in a round when not all can: first sentences before the rest, and nobody waits for long."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

_SENTENCE = re.compile(r"[.!?…]\s")
_PATIENCE = 3  # rounds that the rest of an answer gives way to others' first sentences


class Answer(Protocol):
    """An answer under way; `nlp.transformers_answer` has the real one.

    `text` is what it says so far in `said` tokens. `work` is what must be computed next, itself or what it shares with
    others, at the `cost` of so many tokens.
    """

    text: str
    is_over: bool

    @property
    def said(self) -> int: ...

    @property
    def cost(self) -> int: ...

    @property
    def work(self) -> "Answer": ...


A = TypeVar("A", bound=Answer)


@dataclass(eq=False)
class Turn(Generic[A]):
    """An answer's place among the others; it has `waited` so many rounds."""

    number: int
    answer: A
    waited: int = 0

    @property
    def can_wait(self) -> bool:
        return self.waited < _PATIENCE and _SENTENCE.search(self.answer.text) is not None


def chosen(turns: Iterable[Turn[A]], most: int) -> list[Turn[A]]:
    """Those that are next, computing `most` tokens together: who waited longest comes first, and always fits."""
    taken: list[Turn[A]] = []
    works: dict[int, int] = {}
    for turn in sorted(turns, key=lambda each: (each.can_wait, -each.waited)):
        work = turn.answer.work
        cost = works.get(id(work), work.cost)
        if not taken or sum(works.values()) + cost <= most or id(work) in works:
            taken.append(turn)
            works[id(work)] = cost
            turn.waited = 0
        else:
            turn.waited += 1
    return taken
