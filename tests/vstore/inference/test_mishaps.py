"""The model falls over in mid-sentence: every visitor hears the rest at once as a phrase, and is answered again."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from avatars.steps import Speak
from nlp.model import Prompt
from tests.support.coat import COAT
from tests.support.little_store import open_house
from vstore.inference.host_process import ModelProcess
from vstore.inference.speaker import Worded, speak
from vstore.inference.watched_process import State
from vstore.protocol.client import Say

HOST = (sys.executable, str(Path(__file__).with_name("scripted_host.py")))
VISITORS = 8
FOREVER = 60.0
MOMENT = 0.3


@asynccontextmanager
async def falling(mishap: str) -> AsyncIterator[ModelProcess]:
    """A model whose process meets with a mishap after the first sentence of an answer."""
    model = ModelProcess(mishap, threads=1, host=HOST, back_off_seconds=(0.01, 60.0))
    model.start()
    try:
        assert await model.settled() is State.READY
        yield model
    finally:
        with suppress(ProcessLookupError):  # one that is stopped would be waited for
            assert model.pid
            os.kill(model.pid, signal.SIGKILL)
        await model.stop()


async def heard(model: ModelProcess, patience: float) -> Worded:
    worded = Worded()
    pieces = [piece async for piece in speak(COAT, model, "", (), patience=patience, worded=worded)]
    assert "".join(pieces) == COAT.phrase
    return worded


@pytest.mark.parametrize(
    ("mishap", "patience", "why"),
    [
        ("killed", FOREVER, "absent: the language model ended unexpectedly"),
        ("stopped", MOMENT, "late"),
        ("starved", FOREVER, "absent: MemoryError: "),
    ],
)
async def test_nobody_waits_for_a_model_that_fell_over_in_mid_sentence(mishap: str, patience: float, why: str) -> None:
    async with falling(mishap) as model:
        answers = await asyncio.gather(*(heard(model, patience) for _ in range(VISITORS)))
        assert {answer.told for answer in answers} == {why}
        assert any(answer.model == "I would suggest Harbor Trench Coat." for answer in answers)
        assert model.answering == 0
        await asyncio.gather(*(heard(model, patience) for _ in range(VISITORS)))


async def test_one_answer_too_large_for_memory_costs_the_others_nothing() -> None:
    async with falling("starved") as model:
        await heard(model, FOREVER)
        assert "".join([piece async for piece in model.say(Prompt("count", most_tokens=2))]) == "0 1 "
        assert model.state is State.READY


async def test_a_visitor_loses_no_turn_where_the_model_is_killed_over_each(tmp_path: Path) -> None:
    async with falling("killed") as model:

        def words(step: Speak, worded: Worded) -> AsyncIterator[str]:
            return speak(step.facts, model, step.persona, step.lines, patience=FOREVER, worded=worded)

        house = await open_house(tmp_path, words=words)
        try:
            guest = await house.enter("Hana")
            await house.run(seconds=5)
            for number, (asked, expected) in enumerate(
                [("how much is the Moss Mug?", "18,000"), ("what is it made of?", "toneware")], 1
            ):
                before = len(guest.heard())
                guest.send(Say(ref=number, text=asked))
                await house.run(seconds=5)
                assert expected in "".join(guest.heard()[before:])
        finally:
            house.close()
