"""The server's side of the understanding process, which makes out what visitors say so that no beat waits for it.

A process and not a thread: understanding is Python's own work, some 3 ms of it a turn, and a thread would hold the
interpreter for that long just when the beat wants it. What comes after (which thing in the room is meant, what to
answer) stays in the room, since it reads and writes all that the room knows, and costs a fraction.
"""

import asyncio
import logging
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import count
from typing import assert_never

from nlp.comprehension import Understood, Utterance, comprehend, not_followed
from nlp.lexicon import Lexicon
from vstore.histogram import Histogram
from vstore.inference.messages import Beat, Ready
from vstore.inference.understanding_messages import (
    FROM_UNDERSTANDING,
    Comprehend,
    Comprehended,
    FromUnderstanding,
    Learn,
)
from vstore.inference.watched_process import BACK_OFF_SECONDS, State, WatchedProcess

log = logging.getLogger(__name__)

TAKEN_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Unanswered(Exception):
    """The process has not answered. `reason` is a short id for the figures; `is_over_this`: it hangs over this very
    utterance."""

    def __init__(self, reason: str, *, is_over_this: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_over_this = is_over_this


class Understanding:
    """Makes out utterances in a process of its own, and here while that one loads, crashes or is too slow.

    Here it is by words alone, without sentence vectors. An answer that has not come after `patience_seconds` is not
    waited for; the words over which the process hangs are not tried here, but taken for not understood. A process
    silent for `hang_seconds` (`load_seconds` while it learns) is ended and started again. `learn` tells the catalog's
    words, first of all. `state` says how it is, `taken` how long answers took, `here` how many were made out here and
    why.
    """

    def __init__(
        self,
        *,
        patience_seconds: float = 2.0,
        hang_seconds: float = 5.0,
        load_seconds: float = 120.0,
        back_off_seconds: Sequence[float] = BACK_OFF_SECONDS,
        host: Sequence[str] = (sys.executable, "-m", "vstore.inference.understanding_host"),
    ) -> None:
        self._host = host
        self._patience_seconds = patience_seconds
        self._hang_seconds, self._load_seconds = hang_seconds, load_seconds
        self._process = WatchedProcess[FromUnderstanding](self, FROM_UNDERSTANDING, back_off_seconds=back_off_seconds)
        self._numbers = count(1)
        self._open: dict[int, asyncio.Future[Understood]] = {}
        self._words: Lexicon | None = None
        self._is_slow = False
        self._settled = asyncio.Event()
        self.taken = Histogram(TAKEN_SECONDS)
        self.here: Counter[str] = Counter()
        self.state = State.ABSENT

    @property
    def pid(self) -> int | None:
        """The process that runs now."""
        return self._process.pid

    @property
    def waiting(self) -> int:
        """How many utterances are with the process."""
        return len(self._open)

    def start(self) -> None:
        """Starts the process in the background."""
        self._become(State.LOADING, "is loading")
        # One thread: several would take the processor from the beat, and are no faster for one utterance.
        self._process.start(self._host, {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})

    async def stop(self) -> None:
        """Ends the process; no child is left behind."""
        await self._process.stop()
        self._become(State.ABSENT, "was stopped")

    async def settled(self) -> State:
        """Waits until the process is ready, or will never be."""
        await self._settled.wait()
        return self.state

    def learn(self, lexicon: Lexicon) -> None:
        """These are the catalog's words from now on."""
        self._words = lexicon
        if self.state is State.READY:
            self._become(State.LOADING, "learns the catalog's words")
        self.started()

    async def comprehend(self, utterance: Utterance) -> tuple[Understood, str]:
        """What is meant by an utterance, always something; and why it was made out here, "" where it was not."""
        clock = asyncio.get_running_loop().time
        began = clock()
        try:
            return await self._elsewhere(utterance), ""
        except Unanswered as why:
            self.here[why.reason] += 1
            found = not_followed(utterance) if why.is_over_this else self._here(utterance)
            return found, why.reason
        finally:
            self.taken.add(clock() - began)

    async def _elsewhere(self, utterance: Utterance) -> Understood:
        if self.state is not State.READY or self._is_slow:
            raise Unanswered("slow" if self._is_slow else self.state.value)
        number = next(self._numbers)
        answer: asyncio.Future[Understood] = asyncio.get_running_loop().create_future()
        self._open[number] = answer
        self._process.send(Comprehend(number, utterance))
        try:
            async with asyncio.timeout(self._patience_seconds):
                return await answer
        except TimeoutError:
            # They are answered in the order asked: it is the first that it hangs over.
            self._is_slow = True
            raise Unanswered("slow", is_over_this=next(iter(self._open)) == number) from None

    def _here(self, utterance: Utterance) -> Understood:
        assert self._words is not None
        try:
            return comprehend(utterance, self._words)
        except Exception:
            log.exception("an utterance could not be made out")
            return not_followed(utterance)

    @property
    def patience(self) -> float:
        return self._hang_seconds if self.state is State.READY else self._load_seconds

    def started(self) -> None:
        if self._words is not None:
            self._process.send(Learn(tuple(self._words.entries.values()), self._words.currency))

    def take(self, message: FromUnderstanding) -> None:
        self._is_slow = False
        match message:
            case Ready(seconds):
                self._become(State.READY, f"has learnt the catalog's words in {seconds:.1f} s")
            case Comprehended():
                self._settle(message)
            case Beat():
                pass
            case _:
                assert_never(message)

    def _settle(self, told: Comprehended) -> None:
        answer = self._open.pop(told.number, None)
        if told.understood is None:
            log.error("an utterance could not be made out", extra={"reason": told.why})
        if answer is None or answer.done():
            return
        if told.understood is None:
            answer.set_exception(Unanswered("broken", is_over_this=True))
        else:
            answer.set_result(told.understood)

    def lost(self, why: str) -> None:
        if self.state is State.READY:
            self._become(State.LOADING, why)
        self._is_slow = False
        for answer in self._open.values():
            if not answer.done():
                answer.set_exception(Unanswered("crashed"))
        self._open.clear()

    def starts_again(self, why: str, *, is_last: bool) -> bool:
        if is_last:
            self._become(State.FAILED, f"{why} too often: agents understand by words alone from now on")
        else:
            log.warning("the understanding process %s and starts again", why)
        return True

    def _become(self, state: State, why: str) -> None:
        self.state = state
        level = logging.WARNING if state is State.FAILED else logging.INFO
        log.log(level, "the understanding process %s", why, extra={"understanding_state": state.value})
        if state is State.LOADING:
            self._settled.clear()
        else:
            self._settled.set()
