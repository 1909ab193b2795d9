"""Carries out what an open store asks for its agents' minds and voices, and brings the answers back."""

from collections.abc import Callable, Mapping
from typing import assert_never

from avatars.perceptions import Comprehended
from vstore import errands
from vstore.inference.understanding import Understanding
from vstore.open_store import OpenStore
from vstore.speeches import Note, Speeches, Words
from vstore.traces import Traces


class AgentErrands:
    """Call it with an errand; it returns when that is done.

    `traces` are told of every turn, `note` of every piece of what agents say.
    """

    def __init__(
        self,
        store: OpenStore,
        understanding: Understanding,
        words: Words,
        traces: Traces,
        clock: Callable[[], float],
        note: Note,
    ) -> None:
        self._store = store
        self._understanding = understanding
        self._traces = traces
        self._clock = clock
        self._speeches = Speeches(store, words, traces, note, clock)

    @property
    def worded(self) -> Mapping[str, int]:
        """See `Speeches`."""
        return self._speeches.worded

    async def __call__(self, errand: errands.ThinkingErrand) -> None:
        match errand:
            case errands.LearnWords(lexicon):
                self._understanding.learn(lexicon)
            case errands.Comprehend():
                await self._comprehend(errand)
            case errands.NoteDecision():
                self._traces.decided(errand)
            case errands.StartSpeech():
                await self._speeches.speak(errand)
            case errands.StopSpeech():
                self._speeches.stop(errand)
            case _:
                assert_never(errand)

    async def _comprehend(self, errand: errands.Comprehend) -> None:
        began, asked = self._clock(), errand.asked
        understood, here = await self._understanding.comprehend(asked.utterance)
        self._traces.heard(errand, self._clock() - began, here)
        answer = Comprehended(asked.visitor, asked.number, understood)
        self._store.agent_answered(errand.room, errand.agent, answer, self._clock())
