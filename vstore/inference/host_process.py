"""The server's side of the model process: starts it, watches it, starts it again, and speaks through it."""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Sequence
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import assert_never

import msgspec

from nlp.model import ModelAbsent, Prompt
from vstore.histogram import Histogram
from vstore.inference import weights
from vstore.inference.messages import (
    Beat,
    Broken,
    Cancel,
    Ended,
    Failed,
    FromHost,
    Piece,
    Prepare,
    Ready,
    Say,
    ToHost,
    frame,
    read_in_server,
)
from vstore.inference.pace import Pace

log = logging.getLogger(__name__)

BACK_OFF_SECONDS = (1.0, 5.0, 30.0, 120.0)
"""Pauses before each new start after a crash. Once used up the model stays away until the server starts again."""

FIRST_WORDS_SECONDS = (0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.5, 5.0, 10.0)

_STOP_SECONDS = 3.0
_PAUSE_SECONDS = 10.0
_STABLE_SECONDS = 600.0  # a process that lived so long has not crashed "again"


class State(StrEnum):
    """What the model can do: nothing (not installed or not wanted), nothing yet, speak, nothing any more."""

    ABSENT = "absent"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


class ModelProcess:
    """A `nlp.model.Model` that computes elsewhere.

    `model` is "embedded", "none", a folder or a Hugging Face id. `most_open` answers may be under way; more are refused
    at once, and so are all for a while once a piece took longer than `slowest` seconds. A process silent for
    `hang_seconds` (`load_seconds` while it loads) is ended and started again. `warm` are prompts whose heads are
    computed first. `state` and `detail` say how it is, `first_words` how long answers took to begin; `start` returns at
    once.
    """

    def __init__(
        self,
        model: str,
        *,
        threads: int,
        warm: Sequence[Prompt] = (),
        most_open: int = 16,
        slowest: float = 0.15,
        hang_seconds: float = 60.0,
        load_seconds: float = 300.0,
        back_off_seconds: Sequence[float] = BACK_OFF_SECONDS,
        host: Sequence[str] = (sys.executable, "-m", "vstore.inference.host"),
    ) -> None:
        self._model = model
        self._command = (*host, "--threads", str(threads))
        self._warm = warm
        self._most_open = most_open
        self._pace = Pace(slowest, _PAUSE_SECONDS)
        self._hang_seconds, self._load_seconds = hang_seconds, load_seconds
        self._back_off_seconds = back_off_seconds
        self._numbers = count(1)
        self._open: dict[int, asyncio.Queue[Piece | Ended | Failed]] = {}
        self._process: Process | None = None
        self._watch: asyncio.Task[None] | None = None
        self._settled = asyncio.Event()
        self.first_words = Histogram(FIRST_WORDS_SECONDS)
        self.state = State.ABSENT
        self.detail = "The language model has not been started."

    @property
    def pid(self) -> int | None:
        """The process that runs now."""
        return self._process.pid if self._process else None

    @property
    def answering(self) -> int:
        """How many answers are under way."""
        return len(self._open)

    def start(self) -> None:
        """Starts the process in the background, where there is a model to run."""
        if self._model == "none":
            self._become(State.ABSENT, "No language model is wanted: agents speak in phrases.")
            return
        source = weights.installed() if self._model == "embedded" else self._model
        if source is None:
            told = "The language model is not installed: agents speak in phrases. `vstore models pull` installs it."
            self._become(State.ABSENT, told)
            return
        self._become(State.LOADING, "The language model is loading: agents speak in phrases until then.")
        if self._model == "embedded" and (adapter := weights.adapter()):
            self._command = (*self._command, "--adapter", str(adapter))
        self._watch = asyncio.create_task(self._keep_alive(str(source)))

    async def settled(self) -> State:
        """Waits until the model is ready, failed or absent."""
        await self._settled.wait()
        return self.state

    async def stop(self) -> None:
        """Ends the process and every answer; no child is left behind."""
        if self._watch:
            self._watch.cancel()
            await asyncio.wait({self._watch})
        self._become(State.ABSENT, "The language model was stopped.")

    async def say(self, prompt: Prompt) -> AsyncGenerator[str, None]:
        """The answer's pieces; see nlp.model.Model."""
        clock = asyncio.get_running_loop().time
        began, pieces = clock(), 0
        number = self._begin(prompt, began)
        answer = self._open[number] = asyncio.Queue()
        try:
            while not isinstance(message := await answer.get(), Ended):
                if isinstance(message, Failed):
                    raise ModelAbsent(message.why)
                if not pieces:
                    self.first_words.add(clock() - began)
                pieces += 1
                yield message.text
        finally:
            del self._open[number]
            self._send(Cancel(number))
            self._pace.note(pieces, clock() - began, clock())

    def _begin(self, prompt: Prompt, now: float) -> int:
        if self.state is not State.READY:
            raise ModelAbsent(self.detail)
        if len(self._open) >= self._most_open or self._pace.is_too_slow(now):
            raise ModelAbsent("the language model is busy")
        number = next(self._numbers)
        self._send(Say(number, prompt))
        return number

    def _send(self, message: ToHost) -> None:
        if self._process and self._process.stdin and not self._process.stdin.is_closing():
            self._process.stdin.write(frame(message))

    async def _keep_alive(self, source: str) -> None:
        """Runs the process, and again after every crash, with longer pauses each time in a row."""
        crashes = 0
        clock = asyncio.get_running_loop().time
        while True:
            began = clock()
            why = await self._run(source)
            crashes = 1 if clock() - began > _STABLE_SECONDS else crashes + 1
            if self.state is State.FAILED:
                return
            if crashes > len(self._back_off_seconds):
                self._become(State.FAILED, f"The language model {why} too often: agents speak in phrases from now on.")
                return
            self._become(
                State.LOADING, f"The language model {why} and starts again: agents speak in phrases until then."
            )
            await asyncio.sleep(self._back_off_seconds[crashes - 1])

    async def _run(self, source: str) -> str:
        """One life of the process; returns how it ended. State FAILED means that another life would not help."""
        self._process = process = await self._spawn(source)
        assert process.stdout
        assert process.stderr
        complaints = asyncio.create_task(_log_lines(process.stderr))
        why = "was stopped"
        try:
            why = await self._listen(process.stdout)
        finally:
            if self.state is State.READY:
                self._become(State.LOADING, f"The language model {why}.")
            self._drop_answers(f"the language model {why}")
            await _end(process)
            await complaints
        return why

    async def _spawn(self, source: str) -> Process:
        # Threads that spin while they wait would starve each other, and the world, on a busy machine.
        environment = {**os.environ, "TOKENIZERS_PARALLELISM": "false", "OMP_WAIT_POLICY": "PASSIVE"}
        if Path(source).is_dir():
            environment["HF_HUB_OFFLINE"] = "1"
        return await asyncio.create_subprocess_exec(
            *self._command, source, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )

    async def _listen(self, stream: asyncio.StreamReader) -> str:
        """Takes what the process says until it says no more; returns how it ended."""
        while True:
            patience = self._hang_seconds if self.state is State.READY else self._load_seconds
            try:
                async with asyncio.timeout(patience):
                    message = await read_in_server(stream)
            except TimeoutError:
                return f"gave no sign of life for {patience:g} s"
            except (asyncio.IncompleteReadError, ConnectionError):
                return "ended unexpectedly"
            except (msgspec.DecodeError, ValueError):
                return "talked nonsense"
            self._take(message)

    def _take(self, message: FromHost) -> None:
        match message:
            case Ready(seconds):
                self._become(State.READY, f"The language model is ready after {seconds:.0f} s.")
                for prompt in self._warm:
                    self._send(Prepare(prompt))
            case Broken(why):
                told = f"The language model cannot be loaded: {why.rstrip('. ')}. Agents speak in phrases."
                self._become(State.FAILED, told)
            case Piece() | Ended() | Failed():
                if answer := self._open.get(message.number):
                    answer.put_nowait(message)
            case Beat():
                pass
            case _:
                assert_never(message)

    def _drop_answers(self, why: str) -> None:
        for number, answer in self._open.items():
            answer.put_nowait(Failed(number, why))

    def _become(self, state: State, detail: str) -> None:
        self.state, self.detail = state, detail
        level = logging.WARNING if state is State.FAILED else logging.INFO
        log.log(level, detail, extra={"model_state": state.value})
        if state is State.LOADING:
            self._settled.clear()
        else:
            self._settled.set()


async def _end(process: Process) -> None:
    """The process ends by itself when its input closes; one that hangs is killed."""
    assert process.stdin
    process.stdin.close()
    try:
        async with asyncio.timeout(_STOP_SECONDS):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


async def _log_lines(stream: asyncio.StreamReader) -> None:
    """What the process and its libraries write on standard error."""
    async for line in stream:
        log.debug("%s", line.decode(errors="replace").rstrip())
