"""The visitor always hears something, and soon."""

import asyncio
from collections.abc import AsyncGenerator, Sequence

import pytest
from msgspec.structs import replace

from nlp.facts import Facts
from nlp.model import Line, ModelAbsent, Prompt, ScriptedModel
from tests.support.coat import COAT
from vstore.inference.speaker import Worded, speak

BEGUN = "I'd suggest the Harbor Trench Coat."
UNTRUE = "untrue: it claims something else than the facts"


class Halting:
    """Says `pieces`, then nothing for ever or, with `fault`, raises. Remembers whether it was closed."""

    def __init__(self, *pieces: str, fault: Exception | None = None) -> None:
        self._pieces = pieces
        self._fault = fault
        self.closed = False

    async def say(self, prompt: Prompt) -> AsyncGenerator[str, None]:
        try:
            for piece in self._pieces:
                yield piece
            if self._fault:
                raise self._fault
            await asyncio.Event().wait()
        finally:
            self.closed = True


async def spoken(facts: Facts, model: ScriptedModel | Halting, lines: Sequence[Line] = ()) -> list[str]:
    return [piece async for piece in speak(facts, model, "", lines, patience=0.01, worded=Worded())]


async def test_the_models_words_are_spoken_in_groups() -> None:
    model = ScriptedModel(["I'd suggest the {NAME}. It's {PRICE}."])
    assert await spoken(COAT, model) == ["I'd suggest the", " Harbor Trench Coat.", " It's ₩189,000."]


async def test_an_absent_model_is_replaced_by_the_phrase_in_groups() -> None:
    pieces = await spoken(COAT, ScriptedModel([]))
    assert pieces == ["I would suggest", " Harbor Trench Coat.", " It is ₩189,000."]


async def test_a_late_model_is_not_waited_for_and_its_work_is_cancelled() -> None:
    model = Halting("I'd", " suggest")
    assert "".join(await spoken(COAT, model)) == COAT.phrase
    assert model.closed


async def test_a_model_that_stops_between_sentences_is_continued_in_phrases() -> None:
    model = Halting("I'd suggest the {NAME}. ", "It")
    assert "".join(await spoken(COAT, model)) == "I'd suggest the Harbor Trench Coat. It is ₩189,000."


async def test_a_model_that_crashes_between_sentences_is_continued_in_phrases() -> None:
    model = Halting("I'd suggest the {NAME}. ", fault=ModelAbsent("killed"))
    assert "".join(await spoken(COAT, model)) == "I'd suggest the Harbor Trench Coat. It is ₩189,000."


async def test_an_untrue_model_is_cancelled() -> None:
    model = Halting("It is on sale today! ")
    assert "".join(await spoken(COAT, model)) == COAT.phrase
    assert model.closed


async def test_who_stops_listening_cancels_the_model() -> None:
    model = Halting("I'd suggest the {NAME}. ")
    pieces = speak(COAT, model, "", (), patience=60, worded=Worded())
    assert await anext(pieces) == "I'd suggest the"
    await pieces.aclose()
    assert model.closed


async def test_fixed_texts_never_reach_the_model() -> None:
    model = ScriptedModel(["I am a person."])
    notice = Facts("en", "notice", "I am an AI.", "I am an AI.", freely=False)
    assert "".join(await spoken(notice, model)) == "I am an AI."
    assert model.prompts == []


async def test_a_courtesy_of_the_talk_so_far_is_not_repeated() -> None:
    greeting = Facts("en", "greet", "Hello! How can I help?", "Hello! How can I help?")
    answers = ["Good morning! How can I help?"]
    assert "".join(await spoken(greeting, ScriptedModel(answers))) == answers[0]
    lines = [Line("visitor", "hi"), Line("agent", answers[0])]
    assert "".join(await spoken(greeting, ScriptedModel(answers), lines)) == greeting.phrase


@pytest.mark.parametrize(
    ("model", "facts", "why", "by_model"),
    [
        (ScriptedModel(["I'd suggest the {NAME}. It's {PRICE}."]), COAT, "", f"{BEGUN} It's ₩189,000."),
        (ScriptedModel(["I'd suggest the {NAME}. It's sold out."]), COAT, UNTRUE, BEGUN),
        (ScriptedModel(["I'd suggest the {NAME}."]), COAT, "incomplete", BEGUN),
        (Halting(), COAT, "late", ""),
        (Halting(fault=ModelAbsent("it sleeps")), COAT, "absent: it sleeps", ""),
        (Halting(), replace(COAT, freely=False), "exact", ""),
    ],
)  # fmt: skip
async def test_it_is_noted_what_the_model_said_and_why_it_did_not_say_the_rest(
    model: ScriptedModel | Halting, facts: Facts, why: str, by_model: str
) -> None:
    worded = Worded()
    heard = "".join([piece async for piece in speak(facts, model, "", (), patience=0.01, worded=worded)])
    assert worded.model + worded.phrases == heard
    assert (worded.model, worded.told) == (by_model, why)
