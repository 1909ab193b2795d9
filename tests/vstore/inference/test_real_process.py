"""The real process: without a model to load, and with the embedded one where it is installed."""

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from nlp.facts import Facts
from nlp.model import Prompt
from nlp.say import Speech, prompt_for
from nlp.truth import faults
from vstore.inference import weights
from vstore.inference.host_process import ModelProcess
from vstore.inference.watched_process import State


async def text(words: AsyncIterator[str]) -> str:
    return "".join([piece async for piece in words])


async def test_a_folder_that_holds_no_model_is_said_plainly(tmp_path: Path) -> None:
    model = ModelProcess(str(tmp_path), threads=1)
    model.start()
    try:
        assert await model.settled() is State.FAILED
        assert str(tmp_path) in model.detail
    finally:
        await model.stop()


PRICE = {"NAME": "Harbor Trench Coat", "PRICE": "₩189,000"}
ENGLISH = Facts("en", "price", "Harbor Trench Coat is ₩189,000.", "{NAME} is {PRICE}.", PRICE, "how much is it?")
KOREAN = Facts(
    "ko",
    "price",
    "하버 코트의 가격은 189,000원입니다.",
    "{NAME}의 가격은 {PRICE}입니다.",
    {"NAME": "하버 코트", "PRICE": "189,000원"},
    "얼마예요?",
)


@pytest.mark.model
async def test_the_embedded_model_words_a_price_truly_in_both_languages() -> None:
    source = weights.installed()
    if source is None:
        pytest.skip("the embedded model is not installed: `vstore models pull` installs it")
    model = ModelProcess("embedded", threads=2)
    model.start()
    try:
        assert await model.settled() is State.READY, model.detail
        for facts in (ENGLISH, KOREAN):
            seconds = [await _seconds_to_first_piece(model, prompt_for(facts, "")) for _ in range(2)]
            print(f"{facts.language}: first piece {seconds[0]:.2f} s, with its head kept {seconds[1]:.2f} s")
            answer = await text(model.say(prompt_for(facts, "")))
            assert faults(answer, facts) == [], answer
            speech = Speech(facts)
            assert "".join([*speech.hear(answer), *speech.end()])
            assert speech.worded
    finally:
        await model.stop()


async def _seconds_to_first_piece(model: ModelProcess, prompt: Prompt) -> float:
    """Cancels the rest, so that this also shows that a cancelled answer gives its place back."""
    began = time.monotonic()
    words = model.say(prompt)
    await anext(words)
    await words.aclose()
    return time.monotonic() - began
