"""The pulse of a store: how late its beats begin and how long they take, since the start and over the last minute."""

from collections import deque

import msgspec

from vstore.histogram import Histogram

REMEMBERED_SECONDS = 60.0


class Spread(msgspec.Struct, frozen=True):
    """Half of the values are at most `p50`, 99 in 100 at most `p99`, all at most `most`; seconds."""

    p50: float = 0.0
    p99: float = 0.0
    most: float = 0.0


class Pulse:
    """Feed `feel` with every beat, in seconds: how late it began, how long the world's step and the writing took."""

    def __init__(self, tick_rate: float) -> None:
        self.period = 1.0 / tick_rate
        self.beats = 0
        self.lateness = Histogram()
        self.step = Histogram()
        self.write = Histogram()
        self._recent: deque[tuple[float, float]] = deque(maxlen=max(1, round(REMEMBERED_SECONDS * tick_rate)))

    def feel(self, lateness: float, step: float, write: float) -> None:
        self.beats += 1
        self.lateness.add(lateness)
        self.step.add(step)
        self.write.add(write)
        self._recent.append((lateness, step + write))

    @property
    def recent_lateness(self) -> Spread:
        """Of the last minute's beats."""
        return _spread(sorted(lateness for lateness, _ in self._recent))

    @property
    def recent_duration(self) -> Spread:
        """Of the last minute's beats, step and writing together."""
        return _spread(sorted(duration for _, duration in self._recent))


def _spread(ordered: list[float]) -> Spread:
    if not ordered:
        return Spread()
    last = len(ordered) - 1
    return Spread(ordered[round(0.5 * last)], ordered[round(0.99 * last)], ordered[-1])
