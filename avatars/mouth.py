"""What an agent is saying: to each visitor one thing at a time, to several visitors at once."""

from collections.abc import Callable

import msgspec

from avatars.plan import Say
from avatars.steps import Hush, Speak, Step

# What has not ended after so many seconds is taken for ended, so that a lost answer never leaves an agent mute.
LONGEST_SPEECH_SECONDS = 30.0


class Utterance(msgspec.Struct, frozen=True):
    """Something that is being said, under its number, since a moment."""

    number: int
    say: Say
    since: float


class Mouth:
    """Carry out the steps that its calls return. `utterances` is the number of the latest utterance."""

    def __init__(self, utterances: int = 0) -> None:
        self.utterances = utterances
        self._spoken: dict[int | None, Utterance] = {}

    def __len__(self) -> int:
        """The number of visitors who are being spoken to."""
        return len(self._spoken)

    def speaks_to(self, visitor: int | None) -> bool:
        return visitor in self._spoken

    def say(self, say: Say, now: float) -> Speak:
        """Begins to say something to somebody to whom nothing else is being said."""
        self.utterances += 1
        self._spoken[say.visitor] = Utterance(self.utterances, say, now)
        return Speak(say.visitor, self.utterances, say.facts, say.persona, say.lines, say.about)

    def hush(self, visitor: int | None) -> list[Step]:
        """Breaks off what is being said to a visitor."""
        return [Hush(self._spoken.pop(visitor).number)] if visitor in self._spoken else []

    def ended(self, utterance: int) -> int | None:
        """An utterance has come to its end: whom it was said to; None where it was broken off before."""
        visitor = next((visitor for visitor, each in self._spoken.items() if each.number == utterance), None)
        self._spoken.pop(visitor, None)
        return visitor

    def overdue(self, now: float) -> list[int]:
        """The numbers of the utterances whose end was lost."""
        return [each.number for each in self._spoken.values() if now - each.since >= LONGEST_SPEECH_SECONDS]

    def correct(self, corrected: Callable[[Say], Say | None], now: float) -> list[Step]:
        """Breaks off and says otherwise at once whatever `corrected` gives something in place of."""
        others = [corrected(each.say) for each in self._spoken.values()]
        return [step for say in others if say for step in (*self.hush(say.visitor), self.say(say, now))]
