"""How fast a model answers, measured as a store asks it."""

import asyncio
import statistics
from collections.abc import Sequence

import msgspec

from nlp.model import Model, Prompt
from vstore.inference.together import together


class Speed(msgspec.Struct, frozen=True):
    """Of some answers: after how many seconds each began, and how many `pieces` of words all had within `seconds`."""

    firsts: tuple[float, ...]
    pieces: int
    seconds: float

    @property
    def first(self) -> float:
        """The median."""
        return statistics.median(self.firsts)

    @property
    def pieces_per_second(self) -> float:
        return self.pieces / self.seconds


async def at_once(model: Model, prompts: Sequence[Prompt]) -> Speed:
    """Of so many conversations that ask at the same moment. Raises ModelAbsent."""
    clock = asyncio.get_running_loop().time
    began = clock()

    async def converse(prompt: Prompt) -> tuple[float, int]:
        first, pieces = 0.0, 0
        async for _ in model.say(prompt):
            first = first or clock() - began
            pieces += 1
        return first or clock() - began, pieces

    firsts, pieces = zip(*await together(map(converse, prompts)), strict=True)
    return Speed(firsts, sum(pieces), clock() - began)


async def in_turn(model: Model, prompts: Sequence[Prompt]) -> Speed:
    """Of one conversation after the other. Raises ModelAbsent."""
    parts = [await at_once(model, [prompt]) for prompt in prompts]
    firsts = tuple(first for part in parts for first in part.firsts)
    return Speed(firsts, sum(part.pieces for part in parts), sum(part.seconds for part in parts))
