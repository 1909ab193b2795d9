"""The server's side of the model process: starts it, watches it, starts it again, and speaks through it."""

import asyncio
import logging
import sys
from collections.abc import AsyncGenerator, Sequence
from itertools import count
from pathlib import Path
from typing import assert_never

from nlp.model import ModelAbsent, Prompt
from vstore.histogram import Histogram
from vstore.inference import weights
from vstore.inference.concurrency_limit import ConcurrencyLimit
from vstore.inference.messages import (
    FROM_HOST,
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
    Work,
)
from vstore.inference.watched_process import BACK_OFF_SECONDS, State, WatchedProcess

log = logging.getLogger(__name__)

FIRST_WORDS_SECONDS = (0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.5, 5.0, 10.0)

_PAUSE_SECONDS = 10.0


class ModelProcess:
    """A `nlp.model.Model` that computes elsewhere.

    `model` is "embedded", "none", a folder or a Hugging Face id; `adapter` is a folder with what it was taught, which
    the embedded one has by itself. At most `most_open` answers are under way, and no more than come in time: a late one
    has no words after `late_seconds`, or is then given up unfinished. The others are refused at once. A process silent
    for `hang_seconds` (`load_seconds` while it loads) is ended and started again. `warm` are prompts whose heads are
    computed first. `state` and `detail` say how it is, `first_words` how long answers took to begin, `work` what the
    process that runs now has done; `start` returns at once.
    """

    def __init__(
        self,
        model: str,
        *,
        threads: int,
        adapter: Path | None = None,
        warm: Sequence[Prompt] = (),
        most_open: int = 16,
        late_seconds: float = 60.0,
        hang_seconds: float = 60.0,
        load_seconds: float = 300.0,
        back_off_seconds: Sequence[float] = BACK_OFF_SECONDS,
        host: Sequence[str] = (sys.executable, "-m", "vstore.inference.host"),
    ) -> None:
        self._model = model
        self._adapter = adapter
        self._command = (*host, "--threads", str(threads))
        self._warm = warm
        self._limit = ConcurrencyLimit(most_open, _PAUSE_SECONDS)
        self._late_seconds = late_seconds
        self._hang_seconds, self._load_seconds = hang_seconds, load_seconds
        self._numbers = count(1)
        self._open: dict[int, asyncio.Queue[Piece | Ended | Failed]] = {}
        self._process = WatchedProcess[FromHost](self, FROM_HOST, back_off_seconds=back_off_seconds)
        self._settled = asyncio.Event()
        self.first_words = Histogram(FIRST_WORDS_SECONDS)
        self.work = Work()
        self.state = State.ABSENT
        self.detail = "The language model has not been started."

    @property
    def pid(self) -> int | None:
        """The process that runs now."""
        return self._process.pid

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
        adapter = self._adapter or (weights.adapter() if self._model == "embedded" else None)
        if adapter:
            self._command = (*self._command, "--adapter", str(adapter))
        # Threads that spin while they wait would starve each other, and the world, on a busy machine.
        added = {"TOKENIZERS_PARALLELISM": "false", "OMP_WAIT_POLICY": "PASSIVE"}
        if Path(source).is_dir():
            added["HF_HUB_OFFLINE"] = "1"
        self._process.start((*self._command, str(source)), added)

    async def settled(self) -> State:
        """Waits until the model is ready, failed or absent."""
        await self._settled.wait()
        return self.state

    async def stop(self) -> None:
        """Ends the process and every answer; no child is left behind."""
        await self._process.stop()
        self._become(State.ABSENT, "The language model was stopped.")

    async def say(self, prompt: Prompt) -> AsyncGenerator[str, None]:
        """The answer's pieces; see nlp.model.Model."""
        clock = asyncio.get_running_loop().time
        began = first = clock()
        number = self._begin(prompt, began)
        answer = self._open[number] = asyncio.Queue()
        wanted = True
        try:
            while not isinstance(message := await answer.get(), Ended):
                if isinstance(message, Failed):
                    raise ModelAbsent(message.why)
                if first == began:
                    first = clock()
                    self.first_words.add(first - began)
                yield message.text
            wanted = False
        finally:
            del self._open[number]
            self._process.send(Cancel(number))
            self._note(began, clock() if wanted else first)

    def _note(self, began: float, served: float) -> None:
        """When an answer had its first words, or how long it was wanted where it did not come to its end."""
        if served - began < self._late_seconds:
            self._limit.in_time()
        else:
            self._limit.late(began, served)

    def _begin(self, prompt: Prompt, now: float) -> int:
        if self.state is not State.READY:
            raise ModelAbsent(self.detail)
        if not self._limit.admits(len(self._open), now):
            raise ModelAbsent("the language model is busy")
        number = next(self._numbers)
        self._process.send(Say(number, prompt))
        return number

    @property
    def patience(self) -> float:
        return self._hang_seconds if self.state is State.READY else self._load_seconds

    def started(self) -> None:
        """It loads by itself."""

    def lost(self, why: str) -> None:
        if self.state is State.READY:
            self._become(State.LOADING, f"The language model {why}.")
        for number, answer in self._open.items():
            answer.put_nowait(Failed(number, f"the language model {why}"))

    def starts_again(self, why: str, *, is_last: bool) -> bool:
        if self.state is State.FAILED:
            return False
        if is_last:
            self._become(State.FAILED, f"The language model {why} too often: agents speak in phrases from now on.")
        else:
            told = f"The language model {why} and starts again: agents speak in phrases until then."
            self._become(State.LOADING, told)
        return True

    def take(self, message: FromHost) -> None:
        match message:
            case Ready(seconds):
                self._become(State.READY, f"The language model is ready after {seconds:.0f} s.")
                for prompt in self._warm:
                    self._process.send(Prepare(prompt))
            case Broken(why):
                told = f"The language model cannot be loaded: {why.rstrip('. ')}. Agents speak in phrases."
                self._become(State.FAILED, told)
            case Piece() | Ended() | Failed():
                if answer := self._open.get(message.number):
                    answer.put_nowait(message)
            case Beat(work):
                self.work = work
            case _:
                assert_never(message)

    def _become(self, state: State, detail: str) -> None:
        self.state, self.detail = state, detail
        level = logging.WARNING if state is State.FAILED else logging.INFO
        log.log(level, detail, extra={"model_state": state.value})
        if state is State.LOADING:
            self._settled.clear()
        else:
            self._settled.set()
