"""What agents are saying: each utterance streamed piece by piece into its room, until it ends or is stopped."""

import asyncio
from collections.abc import AsyncIterator, Callable

from avatars.steps import Speak
from vstore import errands
from vstore.open_store import OpenStore

Words = Callable[[Speak], AsyncIterator[str]]


class Speeches:
    """`words` yields the pieces of what an agent says."""

    def __init__(self, store: OpenStore, words: Words, clock: Callable[[], float]) -> None:
        self._store = store
        self._words = words
        self._clock = clock
        self._spoken: dict[tuple[str, int, int], asyncio.Task[None]] = {}

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
        async for piece in self._words(errand.speak):
            self._say(errand, piece, done=False)

    def _say(self, errand: errands.StartSpeech, piece: str, *, done: bool) -> None:
        speak = errand.speak
        self._store.spoken(errand.room, errand.agent, speak.utterance, piece, done, speak.about, self._clock())
