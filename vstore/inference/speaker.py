"""Speaks facts aloud: the model's words where they are true and in time, phrases for everything else."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from nlp.facts import Facts
from nlp.model import Line, Model, ModelAbsent
from nlp.say import Speech, can_word, prompt_for


async def speak(
    facts: Facts, model: Model, persona: str, lines: Sequence[Line], *, patience: float
) -> AsyncGenerator[str, None]:
    """Yields what is heard, in groups of words whose concatenation is the whole; always something, always true.

    The model has `patience` seconds until its first words and again for each next sentence; then phrases go on where it
    stopped. `lines` is the talk so far. Closing the iterator cancels the model's work.
    """
    speech = Speech(facts, before=[line.text for line in lines if line.role == "agent"])
    if can_word(facts):
        asked = model.say(prompt_for(facts, persona))
        async with aclosing(asked) as words, aclosing(_worded(speech, words, patience)) as pieces:
            async for piece in pieces:
                yield piece
    for piece in speech.rest():
        yield piece


async def _worded(speech: Speech, words: AsyncGenerator[str, None], patience: float) -> AsyncGenerator[str, None]:
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
        except (ModelAbsent, TimeoutError):
            return
        if released:
            deadline = clock() + patience
        for piece in released:
            yield piece
