"""The contract of a language model, by every one that a store may speak with: `nlp.model.Model`."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from msgspec.structs import replace

from nlp.model import Line, Model, ModelAbsent, Prompt, ScriptedModel
from tests.support.model_server import Reply, event, model_server, whole
from tests.vstore.inference import tiny_model
from vstore.inference.host_process import ModelProcess
from vstore.inference.language_model import LanguageModel
from vstore.inference.remote_model import RemoteModel
from vstore.inference.watched_process import State

pytestmark = pytest.mark.asyncio(loop_scope="module")

ASKED = Prompt("Rules.", (Line("visitor", "hi"), Line("agent", "hello")), (Line("visitor", "얼마예요?"),), 40)
ANSWER = ("38,000원", " 이에", "요.")
MANY = 40

NOTHING = (
    Prompt(""),
    Prompt("", (), (Line("visitor", ""),)),
    Prompt(" ", (Line("visitor", "\n"), Line("agent", "")), (Line("visitor", "\u200b"),)),
)
"""Prompts in which nothing is said."""


@dataclass
class Subject:
    """A model that is ready. `failing` is an answer that fails, after some pieces where it can; so do those later."""

    model: Model
    failing: Callable[[], AsyncIterator[str]]


@asynccontextmanager
async def scripted(_: Path) -> AsyncIterator[Subject]:
    model = ScriptedModel(["".join(ANSWER)] * MANY)

    async def failing() -> AsyncIterator[str]:
        while True:
            async for piece in model.say(ASKED):
                yield piece

    yield Subject(model, failing)


@asynccontextmanager
async def remote(_: Path) -> AsyncIterator[Subject]:
    """Behind an address, down to the bytes."""
    async with model_server(Reply(parts=whole(*ANSWER))) as server:

        async def failing() -> AsyncIterator[str]:
            server.replies[:] = [Reply(parts=[event(ANSWER[0])])]
            async for piece in model.say(ASKED):
                yield piece

        async with ready(RemoteModel(server.url, chance=lambda: 0.5)) as model:
            yield Subject(model, failing)


@asynccontextmanager
async def embedded(folder: Path) -> AsyncIterator[Subject]:
    """A real transformer, small and babbling, in a process of its own."""
    process = ModelProcess(str(tiny_model.make(folder)), threads=1)

    async def failing() -> AsyncIterator[str]:
        answer = process.say(replace(ASKED, most_tokens=400))
        yield await anext(answer)
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
        async for piece in answer:
            yield piece

    async with ready(process) as model:
        yield Subject(model, failing)


@asynccontextmanager
async def ready(model: LanguageModel) -> AsyncIterator[LanguageModel]:
    model.start()
    try:
        assert await model.settled() is State.READY, model.detail
        yield model
        assert model.answering == 0
    finally:
        await model.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[scripted, remote, embedded])
async def subject(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Subject]:
    async with request.param(tmp_path_factory.mktemp("model")) as opened:
        yield opened


async def pieces(model: Model, prompt: Prompt = ASKED) -> list[str]:
    async with aclosing(model.say(prompt)) as answer:
        return [piece async for piece in answer]


async def text(model: Model, prompt: Prompt = ASKED) -> str:
    return "".join(await pieces(model, prompt))


async def test_an_answer_comes_in_pieces_and_the_same_question_gets_the_same(subject: Subject) -> None:
    first = await pieces(subject.model)
    assert len(first) > 1
    assert all(first)
    assert await text(subject.model) == "".join(first)


async def test_many_are_answered_at_once_as_each_alone(subject: Subject) -> None:
    alone = await text(subject.model)
    assert await asyncio.gather(*(text(subject.model) for _ in range(4))) == [alone] * 4


async def test_who_stops_listening_leaves_the_model_to_the_others(subject: Subject) -> None:
    alone = await text(subject.model)
    left = subject.model.say(ASKED)
    heard = await anext(left)
    assert alone.startswith(heard)
    await left.aclose()
    assert await text(subject.model) == alone


async def test_a_listener_who_is_cancelled_leaves_the_model_to_the_others(subject: Subject) -> None:
    alone = await text(subject.model)
    began = asyncio.Event()

    async def listen() -> None:
        async with aclosing(subject.model.say(ASKED)) as answer:
            async for _ in answer:
                began.set()
                await asyncio.Event().wait()

    listener = asyncio.create_task(listen())
    await began.wait()
    listener.cancel()
    with pytest.raises(asyncio.CancelledError):
        await listener
    assert await text(subject.model) == alone


@pytest.mark.parametrize("prompt", NOTHING, ids=["no lines", "an empty line", "blanks"])
async def test_a_prompt_that_says_nothing_harms_nobody(subject: Subject, prompt: Prompt) -> None:
    alone = await text(subject.model)
    await text(subject.model, prompt)
    assert await text(subject.model) == alone


async def test_what_fails_is_an_absent_model_also_in_mid_answer(subject: Subject) -> None:
    """The last of a subject's tests: nobody mends it."""
    heard = []
    with pytest.raises(ModelAbsent, match=r"\w"):
        async for piece in subject.failing():
            heard.append(piece)
    assert heard
    with pytest.raises(ModelAbsent, match=r"\w"):
        await text(subject.model)


@pytest.mark.parametrize(
    "make",
    [
        lambda: RemoteModel("http://127.0.0.1:1/v1", chance=lambda: 0.5),
        lambda: ModelProcess("embedded", threads=1),
        lambda: ModelProcess("none", threads=1),
    ],
    ids=["remote", "embedded", "none"],
)
async def test_a_model_that_is_not_open_is_absent_and_says_so(make: Callable[[], LanguageModel]) -> None:
    model = make()
    for _ in range(2):
        assert (model.state, model.answering, model.detail[-1]) == (State.ABSENT, 0, ".")
        with pytest.raises(ModelAbsent) as absent:
            await text(model)
        assert str(absent.value) == model.detail
        await model.stop()
