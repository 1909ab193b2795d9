"""The words of one visitor whose meaning is being made out elsewhere."""

import msgspec

from avatars.attention import Waiting
from avatars.perceptions import Comprehended
from avatars.steps import Comprehend
from nlp.comprehension import Utterance, not_followed

# A meaning that has not come by then was lost.
PATIENCE_SECONDS = 8.0


class Pondered(msgspec.Struct, frozen=True):
    """What was heard, and asked under which number, since when."""

    heard: Waiting
    number: int
    utterance: Utterance
    since: float


class Pondering:
    """Asks with `begin`, and tells which answer still matters."""

    def __init__(self) -> None:
        self._now: Pondered | None = None

    def __bool__(self) -> bool:
        return self._now is not None

    def begin(self, heard: Waiting, number: int, utterance: Utterance, now: float) -> Comprehend:
        """The step that asks for the meaning of what was heard."""
        self._now = Pondered(heard, number, utterance, now)
        return Comprehend(heard.visitor, number, utterance, max(0.0, now - heard.since))

    def drop(self) -> Waiting | None:
        """The visitor has spoken on: what was heard before; its meaning matters no more."""
        dropped, self._now = self._now, None
        return dropped.heard if dropped else None

    def ends_with(self, told: Comprehended) -> bool:
        """Whether this is the answer that was waited for; then it is waited for no longer."""
        is_this = self._now is not None and self._now.number == told.number
        if is_this:
            self._now = None
        return is_this

    def overdue(self, now: float) -> Comprehended | None:
        """Where the answer was lost, one in its place, by which the visitor is asked to say it otherwise."""
        if self._now is None or now - self._now.since < PATIENCE_SECONDS:
            return None
        return Comprehended(self._now.heard.visitor, self._now.number, not_followed(self._now.utterance))
