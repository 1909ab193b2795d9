"""How fast a model answers, measured as a store asks it."""

import asyncio
import statistics
from collections.abc import Sequence

import msgspec

from nlp.model import Model, Prompt
from vstore.inference.together import together


class Speed(msgspec.Struct, frozen=True):
    """Of some answers: after how many seconds each began, and their `texts`, which took `seconds` in all."""

    firsts: tuple[float, ...]
    texts: tuple[str, ...]
    seconds: float

    @property
    def first(self) -> float:
        """The median."""
        return statistics.median(self.firsts)

    @property
    def letters_per_second(self) -> float:
        return sum(map(len, self.texts)) / self.seconds


async def at_once(model: Model, prompts: Sequence[Prompt]) -> Speed:
    """Of so many conversations that ask at the same moment. Raises ModelAbsent."""
    clock = asyncio.get_running_loop().time
    began = clock()

    async def converse(prompt: Prompt) -> tuple[float, str]:
        first, text = 0.0, ""
        async for piece in model.say(prompt):
            first = first or clock() - began
            text += piece
        return first or clock() - began, text

    firsts, texts = zip(*await together(map(converse, prompts)), strict=True)
    return Speed(firsts, texts, clock() - began)


async def in_turn(model: Model, prompts: Sequence[Prompt]) -> Speed:
    """Of one conversation after the other. Raises ModelAbsent."""
    parts = [await at_once(model, [prompt]) for prompt in prompts]
    firsts = tuple(first for part in parts for first in part.firsts)
    texts = tuple(text for part in parts for text in part.texts)
    return Speed(firsts, texts, sum(part.seconds for part in parts))
