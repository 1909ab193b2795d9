"""What agents are saying: each utterance streamed piece by piece into its room, until it ends or is stopped."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable

from avatars.steps import Speak
from vstore import errands
from vstore.inference.speaker import Worded
from vstore.open_store import OpenStore
from vstore.traces import Traces
from vstore.turn_trace import SpeechTrace

Words = Callable[[Speak, Worded], AsyncIterator[str]]
"""Yields the pieces of what an agent says, and notes how they came about."""

Note = Callable[[errands.StartSpeech, str], None]
"""Is told of each piece."""


class Speeches:
    """`traces` are told of every utterance, `note` of every piece of it.

    `worded` counts them, by why phrases had to say them, or some of them; "model" where it said all.
    """

    def __init__(self, store: OpenStore, words: Words, traces: Traces, note: Note, clock: Callable[[], float]) -> None:
        self._store = store
        self._words = words
        self._traces = traces
        self._note = note
        self._clock = clock
        self._spoken: dict[tuple[str, int, int], asyncio.Task[None]] = {}
        self.worded: Counter[str] = Counter()

    def stop(self, errand: errands.StopSpeech) -> None:
        """The agent falls silent."""
        if speech := self._spoken.get((errand.room, errand.agent, errand.utterance)):
            speech.cancel()

    async def speak(self, errand: errands.StartSpeech) -> None:
        """Streams the pieces; however it ends, the room hears that it ended, so that no agent stays mute."""
        key = (errand.room, errand.agent, errand.speak.utterance)
        task = asyncio.ensure_future(self._stream(errand))
        self._spoken[key] = task
        try:
            await asyncio.wait({task})
        finally:
            del self._spoken[key]
            task.cancel()
            self._say(errand, "", done=True)
        if not task.cancelled() and (fault := task.exception()):
            raise fault

    async def _stream(self, errand: errands.StartSpeech) -> None:
        began, worded, first = self._clock(), Worded(), None
        try:
            async for piece in self._words(errand.speak, worded):
                first = self._clock() - began if first is None else first
                self._note(errand, piece)
                self._say(errand, piece, done=False)
        finally:
            self.worded[worded.why or "model"] += 1
            speech = SpeechTrace(worded.model, worded.phrases, worded.told, first, self._clock() - began)
            self._traces.spoke(errand, speech)

    def _say(self, errand: errands.StartSpeech, piece: str, *, done: bool) -> None:
        speak = errand.speak
        self._store.spoken(errand.room, errand.agent, speak.utterance, piece, done, speak.about, self._clock())
