"""Traces of agents' turns: what was heard, understood, decided and said, and how long each took. The latest alone.

They hold what visitors say, and are treated as conversations are: masked, without any words where a store keeps none,
gone when the period of conversations is over or their visitor is erased. They lie in memory and end with the process.
"""

from collections import deque
from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from nlp.turn import Reference, Turn
from vstore import errands
from vstore.privacy.masking import masked
from vstore.privacy.retention import RecordClass, Retention
from vstore.turn_trace import MOST, SpeechTrace, TurnTrace

Talk = tuple[str, int, int]
"""A room, the body of an agent in it, and the body of the visitor who talks with it."""


class Traces:
    """Told of each turn as it goes on; `clock` gives times in UTC."""

    def __init__(self, retention: Retention, clock: Callable[[], datetime]) -> None:
        self._retention = retention
        self._keeps_words = retention.days(RecordClass.CHATS) > 0
        self._clock = clock
        self._latest: deque[tuple[Talk, TurnTrace]] = deque(maxlen=MOST)
        self._number = 0

    def heard(self, errand: errands.Comprehend, seconds: float, here: str) -> None:
        """Words to an agent were made out in so many seconds; `here` is why by the server itself, where they were."""
        asked = errand.asked
        self._number += 1
        trace = TurnTrace(
            number=self._number,
            at=self._clock(),
            room=errand.room,
            agent=errand.persona,
            visitor=errand.visitor,
            heard=self._kept(asked.utterance.text),
            waited_seconds=asked.waited,
            understand_seconds=seconds,
            made_out=here or "process",
        )
        self._latest.append(((errand.room, errand.agent, asked.visitor), trace))

    def decided(self, errand: errands.NoteDecision) -> None:
        """What the agent made of the visitor's words that were made out last."""
        decided = errand.decided
        trace = self._last_of((errand.room, errand.agent, decided.visitor))
        if trace is None:
            return
        trace.turn = self._anonymous(decided.turn)
        trace.resolve_seconds, trace.decide_seconds = decided.resolve_seconds, decided.decide_seconds
        trace.meant, trace.unsure, trace.near = decided.meant, decided.unsure, decided.near
        trace.says, trace.does = decided.says, decided.does

    def spoke(self, errand: errands.StartSpeech, speech: SpeechTrace) -> None:
        """The agent has said something, which is part of the last turn with the visitor, where there was any."""
        trace = self._last_of((errand.room, errand.agent, errand.speak.visitor))
        if trace is not None:
            said = replace(speech, model=self._kept(speech.model), phrases=self._kept(speech.phrases))
            trace.speeches = [*trace.speeches, said]

    def forget(self, visitor: str) -> None:
        """The visitor is erased."""
        self._latest = deque((each for each in self._latest if each[1].visitor != visitor), maxlen=MOST)

    def latest(self, most: int) -> tuple[TurnTrace, ...]:
        """The newest last."""
        if self._keeps_words:
            over = self._retention.over(RecordClass.CHATS, self._clock())
            while self._latest and self._latest[0][1].at < over:
                self._latest.popleft()
        return tuple(trace for _, trace in self._latest)[-most:]

    def _last_of(self, talk: Talk) -> TurnTrace | None:
        return next((trace for each, trace in reversed(self._latest) if each == talk), None)

    def _kept(self, text: str) -> str:
        return masked(text) if self._keeps_words else ""

    def _anonymous(self, turn: Turn) -> Turn:
        """The turn without words that would tell who somebody is."""
        kept, then = self._kept(turn.text), self._anonymous(turn.then) if turn.then else None
        if kept == turn.text:
            return replace(turn, then=then)
        return replace(turn, text=kept, words=(), references=tuple(map(_wordless, turn.references)), then=then)


def _wordless(reference: Reference) -> Reference:
    anchor = reference.anchor and _wordless(reference.anchor)
    return replace(reference, words=(), anchor=anchor)
