"""What agents have said to each visitor within the last minutes, and not a minute longer: it may be read aloud."""

from collections.abc import Hashable

import msgspec

SECONDS = 120.0
MOST = 5_000
"""Utterances of all visitors together; beyond that the oldest are forgotten sooner."""


class _Said(msgspec.Struct):
    since: float
    text: str = ""


class SaidLately:
    """`now` is in seconds and never goes back; an `utterance` is told from all others by its key."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, Hashable], _Said] = {}

    def __len__(self) -> int:
        return len(self._said)

    def note(self, visitor: str, utterance: Hashable, piece: str, now: float) -> None:
        """A piece of what an agent says to a visitor, in its order."""
        self._said.setdefault((visitor, utterance), _Said(now)).text += piece
        self.forget_old(now)

    def holds(self, visitor: str, text: str, now: float) -> bool:
        """Whether an agent has said just this to the visitor, alone or as a part of something longer."""
        self.forget_old(now)
        return any(text in said.text for (to, _), said in self._said.items() if to == visitor)

    def forget_old(self, now: float) -> None:
        """To be called now and then."""
        while self._said:
            eldest = next(iter(self._said))
            if len(self._said) <= MOST and now - self._said[eldest].since <= SECONDS:
                return
            del self._said[eldest]
