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


class Traces:
    """Told of each turn as it goes on; `clock` gives times in UTC."""

    def __init__(self, retention: Retention, clock: Callable[[], datetime]) -> None:
        self._retention = retention
        self._keeps_words = retention.days(RecordClass.CHATS) > 0
        self._clock = clock
        self._latest: deque[TurnTrace] = deque(maxlen=MOST)
        self._current: dict[tuple[str, int], tuple[int, TurnTrace]] = {}
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
        self._latest.append(trace)
        self._current[errand.room, errand.agent] = asked.visitor, trace

    def decided(self, errand: errands.NoteDecision) -> None:
        """What the agent made of the words that were made out last."""
        decided = errand.decided
        body, trace = self._current.get((errand.room, errand.agent), (None, None))
        if trace is None or body != decided.visitor:
            return
        trace.turn = self._anonymous(decided.turn)
        trace.resolve_seconds, trace.decide_seconds = decided.resolve_seconds, decided.decide_seconds
        trace.meant, trace.unsure, trace.near = decided.meant, decided.unsure, decided.near
        trace.says, trace.does = decided.says, decided.does

    def spoke(self, errand: errands.StartSpeech, speech: SpeechTrace) -> None:
        """The agent has said something; where it was to somebody else, it is no part of the turn."""
        body, trace = self._current.get((errand.room, errand.agent), (None, None))
        if trace is not None and body == errand.speak.visitor:
            said = replace(speech, model=self._kept(speech.model), phrases=self._kept(speech.phrases))
            trace.speeches = [*trace.speeches, said]

    def forget(self, visitor: str) -> None:
        """The visitor is erased."""
        self._latest = deque((each for each in self._latest if each.visitor != visitor), maxlen=MOST)
        self._current = {key: each for key, each in self._current.items() if each[1].visitor != visitor}

    def latest(self, most: int) -> tuple[TurnTrace, ...]:
        """The newest last."""
        if self._keeps_words:
            over = self._retention.over(RecordClass.CHATS, self._clock())
            while self._latest and self._latest[0].at < over:
                self._latest.popleft()
        return tuple(self._latest)[-most:]

    def _kept(self, text: str) -> str:
        return masked(text) if self._keeps_words else ""

    def _anonymous(self, turn: Turn) -> Turn:
        """The turn without words that would tell who somebody is."""
        kept = self._kept(turn.text)
        if kept == turn.text:
            return turn
        return replace(turn, text=kept, words=(), references=tuple(map(_wordless, turn.references)))


def _wordless(reference: Reference) -> Reference:
    anchor = reference.anchor and _wordless(reference.anchor)
    return replace(reference, words=(), anchor=anchor)
