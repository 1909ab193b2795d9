"""Garbage collection in the slack between beats, never within one."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from vstore.histogram import Histogram

GENERATIONS = YOUNG, MIDDLE, OLD = 0, 1, 2

DUE = (2_000, 10, 10)
"""A generation is due after so many new objects (the young one) or collections of the next younger one."""

GUESSED_SECONDS = (0.001, 0.005, 0.02)
"""What a collection takes before the first has been measured."""

MARGIN = 1.5
"""A collection is begun where this many times what it took last is free."""

LONGEST_WAIT = 1_200
"""Beats that a collection waits for slack once it is due; then it is done all the same: memory stays bounded."""


class Sweeper:
    """Frees the cycles that reference counting leaves behind. `clock` gives seconds; `taken` is what it took so far."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.taken = Histogram()
        self._clock = clock
        self._younger = [0, 0, 0]
        self._seconds = [*GUESSED_SECONDS]
        self._waited = [0, 0, 0]

    @contextmanager
    def in_charge(self) -> Iterator[None]:
        """Nothing is collected but by `sweep`; what lives already is taken to live for ever."""
        gc.collect()
        gc.freeze()
        gc.disable()
        try:
            yield
        finally:
            gc.enable()
            gc.unfreeze()

    def sweep(self, slack: float) -> None:
        """After a beat, with so many seconds to the next: collects the oldest generation that is due and fits."""
        for generation in reversed(GENERATIONS):
            if self._is_due(generation):
                if self._seconds[generation] * MARGIN <= slack or self._waited[generation] >= LONGEST_WAIT:
                    self._collect(generation)
                    return
                self._waited[generation] += 1

    def _is_due(self, generation: int) -> bool:
        count = gc.get_count()[YOUNG] if generation == YOUNG else self._younger[generation]
        return count >= DUE[generation]

    def _collect(self, generation: int) -> None:
        begun = self._clock()
        gc.collect(generation)
        self._seconds[generation] = self._clock() - begun
        self.taken.add(self._seconds[generation])
        for younger in range(generation + 1):
            self._younger[younger] = self._waited[younger] = 0
        if generation != OLD:
            self._younger[generation + 1] += 1
