"""Speaks facts aloud: the model's words where they are true and in time, phrases for everything else."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

import msgspec

from nlp.facts import Facts
from nlp.model import Line, Model, ModelAbsent
from nlp.say import Speech, can_word, prompt_for


class Worded(msgspec.Struct):
    """How an utterance came about: what the model said, then what phrases said, and why these had to.

    `why` is exact (to be said word for word), absent, late, untrue or incomplete; empty where the model said all.
    `detail` says more of it.
    """

    model: str = ""
    phrases: str = ""
    why: str = ""
    detail: str = ""

    @property
    def told(self) -> str:
        return f"{self.why}: {self.detail}" if self.detail else self.why


async def speak(
    facts: Facts, model: Model, persona: str, lines: Sequence[Line], *, patience: float, worded: Worded
) -> AsyncGenerator[str, None]:
    """Yields what is heard, in groups of words whose concatenation is the whole; always something, always true.

    The model has `patience` seconds until its first words and again for each next sentence; then phrases go on where it
    stopped. `lines` is the talk so far. Closing the iterator cancels the model's work. `worded` is filled in.
    """
    speech = Speech(facts, before=[line.text for line in lines if line.role == "agent"])
    if can_word(facts):
        asked = model.say(prompt_for(facts, persona))
        async with aclosing(asked) as words, aclosing(_worded(speech, words, patience, worded)) as pieces:
            async for piece in pieces:
                worded.model += piece
                yield piece
    else:
        worded.why = "exact"
    if speech.fault:
        worded.why, worded.detail = "untrue", speech.fault
    rest = speech.rest()
    worded.phrases = "".join(rest)
    worded.why = worded.why or ("incomplete" if rest else "")
    for piece in rest:
        yield piece


async def _worded(
    speech: Speech, words: AsyncGenerator[str, None], patience: float, worded: Worded
) -> AsyncGenerator[str, None]:
    """The sentences of the model that pass, until it ends, fails, is late or says something untrue."""
    clock = asyncio.get_running_loop().time
    deadline = clock() + patience
    while not speech.is_over:
        try:
            async with asyncio.timeout_at(deadline):
                released = speech.hear(await anext(words))
        except StopAsyncIteration:
            for piece in speech.end():
                yield piece
            return
        except ModelAbsent as absent:
            worded.why, worded.detail = "absent", str(absent)
            return
        except TimeoutError:
            worded.why = "late"
            return
        if released:
            deadline = clock() + patience
        for piece in released:
            yield piece
