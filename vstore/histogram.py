"""A histogram: counts of values in fixed ranges, as cheap to feed as a measured loop can bear."""

from bisect import bisect_left
from collections.abc import Sequence

SECONDS = (0.0005, 0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05, 0.075, 0.1, 0.25, 1.0)
"""Bounds that fit a beat: parts of its period, and what is far beyond it."""


class Histogram:
    """`counts[n]` values were at most `bounds[n]` (and above the bound before); the last count is of all beyond."""

    def __init__(self, bounds: Sequence[float] = SECONDS) -> None:
        self.bounds = tuple(bounds)
        self.counts = [0] * (len(self.bounds) + 1)
        self.total = 0.0

    def add(self, value: float) -> None:
        self.counts[bisect_left(self.bounds, value)] += 1
        self.total += value
