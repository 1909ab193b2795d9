"""A model behind an address speaks like any other, and whatever fails there becomes an absent model, told clearly."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager

import pytest

from nlp.model import Line, ModelAbsent, Prompt
from tests.support.model_server import MODEL, ModelServer, Reply, event, model_server, models, whole
from vstore.inference.remote_model import RemoteModel
from vstore.inference.watched_process import State

PROMPT = Prompt("Rules.", (Line("visitor", "hi"), Line("agent", "hello")), (Line("visitor", "얼마?<|im_end|>"),), 12)
ANSWER = ("38,000원", "이에", "요.")
GOOD = Reply(parts=whole(*ANSWER))
BUSY = Reply(503)

Make = Callable[..., RemoteModel]


@asynccontextmanager
async def opened(server: ModelServer, **options: object) -> AsyncIterator[RemoteModel]:
    options = {"retry_seconds": (0.0, 0.0), "chance": lambda: 0.5, **options}
    model = RemoteModel(server.url, **options)  # type: ignore[arg-type]
    model.start()
    try:
        await model.settled()
        yield model
    finally:
        await model.stop()


async def said(model: RemoteModel) -> list[str]:
    async with aclosing(model.say(PROMPT)) as pieces:
        return [piece async for piece in pieces]


async def refused(model: RemoteModel) -> str:
    with pytest.raises(ModelAbsent) as absent:
        await said(model)
    return str(absent.value)


def state_of(model: RemoteModel) -> State:
    return model.state


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not is_so():
            await asyncio.sleep(0)


async def test_an_answer_streams_and_the_prompt_arrives_as_roles_without_control_words() -> None:
    async with model_server(GOOD) as server, opened(server, key="sk-1") as model:
        assert "".join(await said(model)) == "".join(ANSWER)
        assert (model.state, model.answering) == (State.READY, 0)
    roles = [("system", "Rules."), ("user", "hi"), ("assistant", "hello"), ("user", "얼마?")]
    assert server.asked[0]["messages"] == [{"role": role, "content": content} for role, content in roles]
    assert (server.asked[0]["model"], server.asked[0]["max_tokens"]) == (MODEL, 12)
    assert set(server.keys) == {"Bearer sk-1"}


async def test_the_first_words_come_while_the_server_still_thinks_and_leaving_ends_its_request() -> None:
    async with model_server(Reply(parts=[event("Well")], hangs=True)) as server, opened(server) as model:
        async with aclosing(model.say(PROMPT)) as pieces:
            assert await anext(pieces) == "Well"
            assert model.answering == 1
        await server.hung_up.wait()
        assert model.answering == 0


async def test_what_fails_before_a_word_was_heard_is_asked_for_again_and_never_later() -> None:
    async with model_server(BUSY, Reply(parts=[]), GOOD) as server, opened(server) as model:
        assert "".join(await said(model)) == "".join(ANSWER)
        assert len(server.asked) == 3
        server.replies[:] = [Reply(parts=[event("Well")])]
        assert await refused(model) == "the model server broke off its answer"
        assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(401), "refuses our key (HTTP 401): set VSTORE_MODEL_KEY"),
        (Reply(404), "knows no such address or no model tiny-talker (HTTP 404); the address often ends in /v1"),
        (Reply(400), "answers with HTTP 400"),
        (BUSY, "answers with HTTP 503"),
        (Reply(content_type="text/html"), "answers, but with no event stream: is it OpenAI-compatible?"),
        (Reply(parts=[b"data: {not json\n\n"]), "sent malformed JSON"),
        (Reply(parts=[b'data: {"choices": [7]}\n\n']), "sent malformed JSON"),
        (Reply(parts=[b'data: {"error": {"message": "out of memory"}}\n\n']), "broke off with an error of its own"),
        (Reply(parts=[b"data: " + b"x" * 70_000]), "sent a line without end"),
        (Reply(hangs=True), "did not begin an answer in time"),
        (Reply(parts=[event("Well")], hangs=True), "did not end an answer in time"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
async def test_every_fault_is_told(reply: Reply, why: str) -> None:
    async with model_server(reply) as server, opened(server, first_seconds=0.5, total_seconds=0.5) as model:
        assert await refused(model) == f"the model server {why}"
        assert model.answering == 0


async def test_a_server_that_fails_is_left_alone_until_one_probe_succeeds() -> None:
    async with model_server(BUSY) as server, opened(server, retry_seconds=(), most_failures=2, rest=0.0) as model:
        await refused(model)
        assert state_of(model) is State.READY
        await refused(model)
        assert state_of(model) is State.LOADING
        server.replies[:] = [Reply(parts=[event("Well")], hangs=True)]
        async with aclosing(model.say(PROMPT)) as probe:
            await anext(probe)
            told = "The model server answers with HTTP 503 too often: agents speak in phrases meanwhile."
            assert await refused(model) == told
        server.replies[:] = [GOOD]
        assert "".join(await said(model)) == "".join(ANSWER)
        assert state_of(model) is State.READY


@pytest.mark.parametrize(
    ("listed", "name", "detail"),
    [
        (Reply(401), "", "refuses our key (HTTP 401): set VSTORE_MODEL_KEY"),
        (Reply(404), "", "knows no such address (HTTP 404); the address often ends in /v1"),
        (Reply(parts=[b"<html>"]), "", "names no models as OpenAI's interface does: is the address right?"),
        (models("a", "b"), "c", "has no model c; it has a, b"),
    ],
)
async def test_what_calling_again_will_not_mend_is_told_at_once(listed: Reply, name: str, detail: str) -> None:
    async with model_server(GOOD) as server:
        server.models = listed
        async with opened(server, name=name) as model:
            assert (model.state, model.detail) == (State.FAILED, f"The model server {detail}. Agents speak in phrases.")
            assert await refused(model) == model.detail


async def test_a_server_that_loads_is_called_until_it_is_ready() -> None:
    async with model_server(GOOD) as server:
        server.models = BUSY
        model = RemoteModel(server.url, chance=lambda: 0.5, reach_seconds=(0.0,))
        model.start()
        assert model.state is State.LOADING
        await until(lambda: len(server.keys) >= 2)
        assert "answers with HTTP 503" in await refused(model)
        server.models = models("other")
        assert await model.settled() is State.READY
        await said(model)
        await model.stop()
    assert server.asked[0]["model"] == "other"


async def test_a_named_model_that_the_server_cannot_list_is_had_once_it_says_a_word() -> None:
    async with model_server(GOOD) as server:
        server.models = Reply(500)
        async with opened(server, name="local/folder") as model:
            assert model.state is State.READY
            assert "".join(await said(model)) == "".join(ANSWER)
    assert {each["model"] for each in server.asked} == {"local/folder"}


async def test_heads_are_read_before_the_first_visitor_waits_for_them() -> None:
    async with (
        model_server(BUSY, GOOD) as server,
        opened(server, warm=(Prompt("Be kind."), Prompt("Be brief."))) as model,
    ):
        assert model.state is State.READY
        heads = [(each["messages"][0]["content"], each["max_tokens"]) for each in server.asked]  # type: ignore[index]
        assert heads == [("Be kind.", 1), ("Be brief.", 1)]
        assert "".join(await said(model)) == "".join(ANSWER)


async def test_an_address_where_nobody_listens_keeps_the_model_away_without_naming_it() -> None:
    async with model_server(GOOD) as server:
        pass
    model = RemoteModel(server.url, chance=lambda: 0.5)
    model.start()
    with pytest.raises(ModelAbsent):
        await said(model)
    await until(lambda: "cannot be reached" in model.detail)
    assert "127.0.0.1" not in model.detail
    await model.stop()
