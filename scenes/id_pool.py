"""Numbers for bodies: small ones are given again, but not so soon that a late answer reaches a stranger."""

import heapq
from collections import deque


class IdPool:
    """Ids from 1 to `last`, the lowest free one first. One that was given back rests for `rest` seconds.

    At most `most_at_rest` rest, those that were given back last: visitors who come and go in a storm cannot make
    numbers grow, and with them all that is kept by number.
    """

    def __init__(self, last: int, rest: float, most_at_rest: int) -> None:
        self._last = last
        self._rest = rest
        self._most_at_rest = most_at_rest
        self._unused = 1
        self._free: list[int] = []
        self._resting: deque[tuple[float, int]] = deque()

    def take(self, now: float) -> int | None:
        """An id that nobody has; None where all are in use or at rest."""
        while self._resting and self._resting[0][0] <= now:
            self._free_longest()
        if self._free:
            return heapq.heappop(self._free)
        if self._unused > self._last:
            return None
        self._unused += 1
        return self._unused - 1

    def give_back(self, number: int, now: float) -> None:
        """The id is in use no more. `now` is in seconds and never goes back."""
        self._resting.append((now + self._rest, number))
        if len(self._resting) > self._most_at_rest:
            self._free_longest()

    def _free_longest(self) -> None:
        heapq.heappush(self._free, self._resting.popleft()[1])
