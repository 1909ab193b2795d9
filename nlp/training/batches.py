"""Lessons in the order in which they are learnt: batches of one prompt's head, the languages in turns."""

from collections.abc import Iterator, Sequence

from nlp.lexicon import Lexicon
from nlp.training.chance import Chance
from nlp.training.lesson import Lesson
from nlp.training.sentences import Sentences, Worded

_RUN = 4  # batches in a row with the same head, whose computation then serves them all
_SLOTTED = 0.8  # the share of batches whose replies have slots


class Batches:
    """Batches of `size` lessons without end, the same for the same seed and catalog."""

    def __init__(self, lexicon: Lexicon, languages: Sequence[str], *, size: int, seed: int) -> None:
        self._chance = Chance(seed)
        self._makers = {language: Sentences(lexicon, language, seed) for language in languages}
        self._waiting: dict[tuple[str, bool], list[Worded]] = {}
        self._size = size

    def __iter__(self) -> Iterator[list[Lesson]]:
        languages = tuple(self._makers)
        while True:
            language, slotted = self._chance.one(languages), self._chance.often(_SLOTTED)
            persona = self._chance.one(self._makers[language].occasions.personas)
            for _ in range(_RUN):
                yield [each.lesson(persona) for each in self._next(language, slotted)]

    def _next(self, language: str, slotted: bool) -> list[Worded]:
        """The next pairs whose replies have slots or have none: a prompt's head differs between them."""
        while len(self._waiting.setdefault((language, slotted), [])) < self._size:
            made = self._makers[language].one()
            self._waiting.setdefault((language, bool(made.facts.slots)), []).append(made)
        waiting = self._waiting[language, slotted]
        taken = waiting[: self._size]
        del waiting[: self._size]
        return taken
