"""The language model's port: a prompt goes in, pieces of text come out."""

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

import msgspec


class Line(msgspec.Struct, frozen=True):
    """One line of a conversation; `role` is "visitor" or "agent"."""

    role: str
    text: str


class Prompt(msgspec.Struct, frozen=True):
    """What the model is asked.

    `head` (who the agent is, the rules) and `examples` (lines that show how to answer) never change for one agent and
    language, so that their computation can be kept; `lines` are what is asked now, the last one the visitor's. `likely`
    is what the answer will say for the most part: it changes how soon they come and, but for rounding, no word.
    """

    head: str
    examples: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    most_tokens: int = 60
    likely: str = ""


class ModelAbsent(Exception):
    """The model cannot answer now: not installed, not ready, crashed or too busy. The caller speaks from phrases."""


class Model(Protocol):
    """A source of words.

    `say` yields pieces of text whose concatenation is the answer; it raises ModelAbsent before or between pieces.
    Closing the iterator (`aclose`) cancels the work.
    """

    def say(self, prompt: Prompt) -> AsyncGenerator[str, None]: ...


class ScriptedModel:
    """Answers with the given texts in order, word by word, then is absent. For tests and demonstrations."""

    def __init__(self, answers: Sequence[str]) -> None:
        self._answers = list(answers)
        self.prompts: list[Prompt] = []

    async def say(self, prompt: Prompt) -> AsyncGenerator[str, None]:
        self.prompts.append(prompt)
        if not self._answers:
            raise ModelAbsent("the script has no more answers")
        words = self._answers.pop(0).split(" ")
        for position, word in enumerate(words):
            yield word if position == 0 else f" {word}"
