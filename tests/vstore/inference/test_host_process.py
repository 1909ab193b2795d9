"""The model process falls over and the store stays open."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from nlp.model import ModelAbsent, Prompt
from vstore.inference.host_process import ModelProcess
from vstore.inference.watched_process import State

HOST = (sys.executable, str(Path(__file__).with_name("scripted_host.py")))
ENDLESS = 0


@asynccontextmanager
async def process(behaviour: str, **settings: Any) -> AsyncIterator[ModelProcess]:
    usual: dict[str, Any] = {"threads": 1, "host": HOST, "back_off_seconds": (0.01, 0.01)}
    model = ModelProcess(behaviour, **(usual | settings))
    model.start()
    try:
        yield model
    finally:
        await model.stop()


async def text(model: ModelProcess, prompt: Prompt) -> str:
    return "".join([piece async for piece in model.say(prompt)])


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_an_answer_comes_in_pieces() -> None:
    async with process("counts") as model:
        assert model.state is State.LOADING
        assert await model.settled() is State.READY
        assert await text(model, Prompt("count", most_tokens=4)) == "0 1 2 3 "


@pytest.mark.parametrize("adapter", [None, Path("learnt")])
async def test_a_model_is_run_with_what_it_was_taught(adapter: Path | None) -> None:
    async with process("counts", adapter=adapter) as model:
        await model.settled()
        assert await text(model, Prompt("adapter")) == str(adapter or "none")


async def test_several_conversations_progress_together() -> None:
    async with process("counts") as model:
        await model.settled()
        endless = model.say(Prompt("count", most_tokens=ENDLESS))
        assert await anext(endless) == "0 "
        assert await asyncio.gather(*(text(model, Prompt("count", most_tokens=2)) for _ in range(3))) == ["0 1 "] * 3
        await endless.aclose()


async def test_its_work_is_counted() -> None:
    async with process("counts") as model:
        await model.settled()
        await asyncio.gather(*(text(model, Prompt("count", most_tokens=40)) for _ in range(3)))
        while model.work.tokens < 120:
            await asyncio.sleep(0.01)  # until its next sign of life; nothing tells of that
        assert model.work.tokens == 120
        assert 40 <= model.work.rounds < 120 and model.work.seconds > 0.0


async def test_a_model_that_is_loading_is_absent_at_once() -> None:
    async with process("silent") as model:
        with pytest.raises(ModelAbsent, match="loading"):
            await text(model, Prompt("x"))


async def test_the_queue_is_bounded_and_a_cancelled_answer_gives_its_place_back() -> None:
    async with process("counts", most_open=1) as model:
        await model.settled()
        endless = model.say(Prompt("count", most_tokens=ENDLESS))
        await anext(endless)
        with pytest.raises(ModelAbsent, match="busy"):
            await text(model, Prompt("count", most_tokens=1))
        await endless.aclose()
        assert await text(model, Prompt("count", most_tokens=1)) == "0 "


async def test_a_prompt_that_fails_fails_alone() -> None:
    async with process("counts") as model:
        await model.settled()
        with pytest.raises(ModelAbsent, match="cannot answer this"):
            await text(model, Prompt("fault"))
        assert await text(model, Prompt("count", most_tokens=1)) == "0 "


async def test_heads_are_prepared_when_the_model_is_ready() -> None:
    async with process("counts", warm=(Prompt("a"), Prompt("b"))) as model:
        await model.settled()
        while await text(model, Prompt("prepared")) != "2":
            pass


async def test_killed_in_mid_sentence_it_answers_nothing_more_at_once_and_starts_again() -> None:
    async with process("counts") as model:
        await model.settled()
        first = model.pid
        assert first
        answer = model.say(Prompt("count", most_tokens=ENDLESS))
        await anext(answer)
        os.kill(first, signal.SIGKILL)
        with pytest.raises(ModelAbsent, match="ended unexpectedly"):
            async for _ in answer:
                pass
        assert await model.settled() is State.READY
        assert model.pid != first
        assert await text(model, Prompt("count", most_tokens=1)) == "0 "


async def test_a_model_that_crashes_again_and_again_is_left_alone() -> None:
    async with process("dies") as model:
        assert await model.settled() is State.FAILED
        assert model.detail == ("The language model ended unexpectedly too often: agents speak in phrases from now on.")
        with pytest.raises(ModelAbsent):
            await text(model, Prompt("x"))


async def test_a_hanging_model_is_ended() -> None:
    async with process("silent", load_seconds=0.3, back_off_seconds=()) as model:
        pid = None
        while pid is None:
            await asyncio.sleep(0)  # until the process exists
            pid = model.pid
        assert await model.settled() is State.FAILED
        assert "gave no sign of life for 0.3 s" in model.detail
        assert not is_alive(pid)


async def test_a_process_that_talks_nonsense_is_ended() -> None:
    async with process("nonsense", back_off_seconds=()) as model:
        assert await model.settled() is State.FAILED
        assert "talked nonsense" in model.detail


async def test_a_model_that_cannot_be_loaded_is_not_tried_again() -> None:
    async with process("broken") as model:
        assert await model.settled() is State.FAILED
        assert model.detail == "The language model cannot be loaded: no such model. Agents speak in phrases."


async def test_stopping_leaves_no_process_behind() -> None:
    async with process("counts") as model:
        await model.settled()
        pid = model.pid
        assert pid
    assert not is_alive(pid)
    assert model.state is State.ABSENT


async def test_the_process_ends_when_its_server_is_killed() -> None:
    server = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        f"""
import asyncio
from vstore.inference.host_process import ModelProcess
async def main():
    model = ModelProcess("counts", threads=1, host={HOST!r})
    model.start()
    await model.settled()
    print(model.pid, flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
""",
        stdout=asyncio.subprocess.PIPE,
    )
    assert server.stdout
    pid = int(await server.stdout.readline())
    server.kill()
    await server.wait()
    async with asyncio.timeout(10):
        while is_alive(pid) and not _is_zombie(pid):
            await asyncio.sleep(0.01)  # the process notices the closed pipe by itself; nothing here can await it


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


@pytest.mark.parametrize("model", ["none", "embedded"])
async def test_without_a_model_the_store_speaks_in_phrases(
    model: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VSTORE_CACHE", str(tmp_path))
    async with process(model) as absent:
        assert await absent.settled() is State.ABSENT
        assert "phrases" in absent.detail
        with pytest.raises(ModelAbsent, match="phrases"):
            await text(absent, Prompt("x"))


async def test_a_model_too_slow_to_wait_for_is_absent_at_once() -> None:
    async with process("counts", most_open=1, late_seconds=0.0) as model:
        await model.settled()
        assert await text(model, Prompt("count", most_tokens=1)) == "0 "
        with pytest.raises(ModelAbsent, match="busy"):
            await text(model, Prompt("count", most_tokens=1))
