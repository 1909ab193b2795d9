"""The governor: when beats no longer fit into their time, a store gives up what visitors miss least, in order.

Levels: 0 nothing; 1 poses at every second beat; 2 far movers rarer still; 3 newcomers wait. It goes up a step for every
strained watch, so that each step has time to show its effect, and down a step only after several calm ones in a row:
twice as many where the last step down came too early.
"""

import msgspec

HIGHEST = 3


class Pace(msgspec.Struct, frozen=True):
    """Poses go out at every `frame_every`th beat; those of far movers in every `slow_every`th frame of them."""

    frame_every: int = 1
    slow_every: int = 4


PACES = (Pace(), Pace(frame_every=2), Pace(frame_every=2, slow_every=8), Pace(frame_every=2, slow_every=8))
"""The pace of rooms by level."""


class Rules(msgspec.Struct, frozen=True):
    """What strained and calm mean. Load and lateness are shares of a beat's period, `watch` is a number of beats."""

    watch: int = 20
    heavy: float = 0.8
    light: float = 0.4
    late: float = 0.5
    patience: int = 5
    longest_patience: int = 80


class Change(msgspec.Struct, frozen=True):
    """From now on this level, and why, in words for a log."""

    level: int
    why: str


class Governor:
    """Feed `feel` with every beat; it answers with a Change whenever the level becomes another.

    A watch is strained where beats are `heavy` on average or half of them come `late`; it is calm where they are
    `light` on average and no more than one in ten comes late.
    """

    def __init__(self, rules: Rules = Rules()) -> None:
        self.level = 0
        self._rules = rules
        self._beats = 0
        self._load = 0.0
        self._late = 0
        self._calm = 0
        self._patience = rules.patience
        self._relapses_within = 0

    def feel(self, load: float, lateness: float) -> Change | None:
        """One beat: how much of its period it took, and how late it began."""
        self._beats += 1
        self._load += load
        self._late += lateness > self._rules.late
        return self._judge() if self._beats == self._rules.watch else None

    def _judge(self) -> Change | None:
        """A watch is over."""
        beats, load, late = self._beats, self._load / self._beats, self._late
        self._beats, self._load, self._late = 0, 0.0, 0
        self._relapses_within = max(0, self._relapses_within - 1)
        if load >= self._rules.heavy:
            return self._rise(f"beats take {load:.0%} of their time")
        if late * 2 >= beats:
            return self._rise(f"{late} of {beats} beats came late")
        self._calm = self._calm + 1 if load <= self._rules.light and late * 10 <= beats else 0
        return self._sink() if self._calm >= self._patience else None

    def _rise(self, why: str) -> Change | None:
        self._calm = 0
        if self.level == HIGHEST:
            return None
        if self._relapses_within:
            self._patience = min(2 * self._patience, self._rules.longest_patience)
        self.level += 1
        return Change(self.level, why)

    def _sink(self) -> Change | None:
        watches, self._calm = self._calm, 0
        if self.level == 0:
            self._patience = self._rules.patience
            return None
        self.level -= 1
        self._relapses_within = 2 * self._rules.patience
        return Change(self.level, f"calm for {watches * self._rules.watch} beats")
