"""How well a model words what it has never seen: papers written by hand, read by the product's own rules."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from nlp.facts import SLOT, Facts
from nlp.languages import LANGUAGES
from nlp.model import Model, Prompt
from nlp.say import Refusal, prompt_for, sentence_of
from vstore.inference.together import together

PAPERS = Path(__file__).parent / "held_out"
"""Lines of JSON: what was `heard`, the `reply` to give with its slots, and the `slots`. `*_en.jsonl` is in English."""


_QUICK = 5  # every fifth question: as many as may be answered at once

_ENOUGH = 0.5


class Examinee(Protocol):
    """A model that gives one answer, piece by piece."""

    def answer(self, prompt: Prompt) -> Iterator[str]: ...


class Question(msgspec.Struct, frozen=True):
    """One line of a paper."""

    heard: str
    reply: str
    slots: dict[str, str] = {}

    def facts(self, language: str) -> Facts:
        phrase = LANGUAGES[language].fit(SLOT.sub(lambda found: self.slots[found[0][1:-1]], self.reply))
        return Facts(language, "held_out", phrase, self.reply, self.slots, self.heard)


class Answered(msgspec.Struct, frozen=True):
    """What a model replied, and what a visitor hears: its sentence, or the phrase where that is refused."""

    facts: Facts
    reply: str
    heard: str | Refusal

    @property
    def is_said(self) -> bool:
        return not isinstance(self.heard, Refusal)

    @property
    def is_own(self) -> bool:
        """Whether it is said and is not the phrase itself."""
        return self.is_said and self.heard != self.facts.phrase


class Marks(msgspec.Struct, frozen=True):
    """Of `asked` replies, how many were `said`, and how many of these in the model's `own` words."""

    asked: int
    said: int
    own: int

    @property
    def are_enough(self) -> bool:
        """Whether agents would speak more by the model than by phrases."""
        return self.said >= _ENOUGH * self.asked

    def __str__(self) -> str:
        return f"{self.said} of {self.asked} said, {self.own} in its own words"


def paper(language: str) -> list[Facts]:
    """The paper of one language, part of this package."""
    lines = (PAPERS / f"sentences_{language}.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Question).facts(language) for line in lines]


def quick_paper(language: str) -> list[Facts]:
    """Some of it, of every kind."""
    return paper(language)[::_QUICK]


def answers(examinee: Examinee, facts: Sequence[Facts], persona: str) -> Iterator[Answered]:
    """What `examinee` makes of each of `facts`, one after the other."""
    for each in facts:
        reply = "".join(examinee.answer(prompt_for(each, persona)))
        yield Answered(each, reply, sentence_of(reply, each))


async def answers_at_once(model: Model, facts: Sequence[Facts], persona: str) -> list[Answered]:
    """The same of a store's model, by as many conversations as there are `facts`. Raises ModelAbsent."""

    async def ask(each: Facts) -> Answered:
        reply = "".join([piece async for piece in model.say(prompt_for(each, persona))])
        return Answered(each, reply, sentence_of(reply, each))

    return await together(map(ask, facts))


def marks(answered: list[Answered]) -> Marks:
    return Marks(len(answered), sum(each.is_said for each in answered), sum(each.is_own for each in answered))
