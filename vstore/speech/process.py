"""The server's side of a process that hears or speaks: started when it is first needed, watched, started again."""

import asyncio
import logging
import sys
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Generic, TypeVar, assert_never

import msgspec

from vstore.inference.messages import Beat, Broken, Ready
from vstore.inference.watched_process import BACK_OFF_SECONDS, State, WatchedProcess
from vstore.speech.messages import FROM_EAR, FROM_MOUTH, Answered, Asked, Failed, FromSpeech
from vstore.speech.ports import SpeechBusy, SpeechUnavailable
from vstore.speech.recording import NotARecording

log = logging.getLogger(__name__)

HOST = (sys.executable, "-m", "vstore.speech.host")

Given = TypeVar("Given")
Made = TypeVar("Made")


class SpeechProcess(Generic[Given, Made]):
    """Call it with a recording or a text and its language; it answers with the text or the recording.

    `name` is what it is called in the log. `most_open` may be under way, more are turned away at once. What takes
    longer than `patience_seconds`, loading included, is not waited for; a process silent for `hang_seconds` is ended
    and started again. `state` says how it is.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        decoder: msgspec.msgpack.Decoder[FromSpeech | Answered[Made]],
        *,
        most_open: int = 4,
        patience_seconds: float = 20.0,
        hang_seconds: float = 60.0,
        back_off_seconds: Sequence[float] = BACK_OFF_SECONDS,
    ) -> None:
        self._name = name
        self._command = command
        self._most_open = most_open
        self._patience_seconds, self._hang_seconds = patience_seconds, hang_seconds
        self._process = WatchedProcess[FromSpeech | Answered[Made]](self, decoder, back_off_seconds=back_off_seconds)
        self._numbers = count(1)
        self._waiting = 0
        self._open: dict[int, asyncio.Future[Made]] = {}
        self._settled = asyncio.Event()
        self.state = State.ABSENT

    @property
    def pid(self) -> int | None:
        """The process that runs now."""
        return self._process.pid

    async def __call__(self, given: Given, language: str) -> Made:
        """Raises SpeechBusy, SpeechUnavailable, NotARecording."""
        if self._waiting + len(self._open) >= self._most_open:
            raise SpeechBusy(f"{self._name} has too much to do")
        if self.state is State.ABSENT:
            self._start()
        try:
            async with asyncio.timeout(self._patience_seconds):
                await self._wait_until_ready()
                return await self._ask(given, language)
        except TimeoutError:
            raise SpeechBusy(f"{self._name} did not answer within {self._patience_seconds:g} s") from None

    async def _wait_until_ready(self) -> None:
        self._waiting += 1
        try:
            await self._settled.wait()
        finally:
            self._waiting -= 1
        if self.state is not State.READY:
            raise SpeechUnavailable(f"{self._name} cannot be had")

    async def _ask(self, given: Given, language: str) -> Made:
        number = next(self._numbers)
        # It stays until it is answered, also when nobody waits any more: the process is busy with it.
        answer: asyncio.Future[Made] = asyncio.get_running_loop().create_future()
        self._open[number] = answer
        self._process.send(Asked(number, given, language))
        return await answer

    async def stop(self) -> None:
        """Ends the process; no child is left behind, and nobody waits for it."""
        await self._process.stop()
        self.state = State.ABSENT
        self._settled.set()

    def _start(self) -> None:
        self._become(State.LOADING, "is loading")
        # One core, and no thread that spins while it waits: the world's beat comes first.
        self._process.start(self._command, {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE"})

    @property
    def patience(self) -> float:
        return self._hang_seconds

    def started(self) -> None:
        """It loads by itself."""

    def lost(self, why: str) -> None:
        if self.state is State.READY:
            self._become(State.LOADING, why)
        for answer in self._open.values():
            if not answer.done():
                answer.set_exception(SpeechUnavailable(f"{self._name} {why}"))
        self._open.clear()

    def starts_again(self, why: str, *, is_last: bool) -> bool:
        if self.state is State.FAILED:
            return False
        if is_last:
            self._become(State.FAILED, f"{why} too often and is not started again")
        else:
            log.warning("%s %s and starts again", self._name, why)
        return True

    def take(self, message: FromSpeech | Answered[Made]) -> None:
        match message:
            case Ready(seconds):
                self._become(State.READY, f"is ready after {seconds:.1f} s")
            case Broken(why):
                self._become(State.FAILED, f"cannot be loaded: {why}")
            case Answered(number, made):
                if (answer := self._open.pop(number, None)) and not answer.done():
                    answer.set_result(made)
            case Failed():
                self._fail(message)
            case Beat():
                pass
            case _:
                assert_never(message)

    def _fail(self, failed: Failed) -> None:
        if not failed.unfit:
            log.error("%s failed", self._name, extra={"reason": failed.why})
        if (answer := self._open.pop(failed.number, None)) and not answer.done():
            kind = NotARecording if failed.unfit else SpeechUnavailable
            answer.set_exception(kind(failed.why))

    def _become(self, state: State, why: str) -> None:
        self.state = state
        log.log(logging.WARNING if state is State.FAILED else logging.INFO, "%s %s", self._name, why)
        if state is State.LOADING:
            self._settled.clear()
        else:
            self._settled.set()


Ear = SpeechProcess[bytes, str]
Mouth = SpeechProcess[str, bytes]


def ear(folder: Path) -> Ear:
    """Hears by the Whisper model in `folder`."""
    return SpeechProcess("the speech recogniser", (*HOST, "ear", str(folder)), FROM_EAR)


def mouth() -> Mouth:
    """Speaks by eSpeak, which takes some 20 ms for a sentence: many may wait for it."""
    return SpeechProcess("the speech synthesiser", (*HOST, "mouth"), FROM_MOUTH, most_open=32)
