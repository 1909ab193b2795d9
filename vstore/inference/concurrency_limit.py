"""How many answers a model may be wording at once: as many as it words in time, found by trying.

Source: D.-M. Chiu and R. Jain, "Analysis of the Increase and Decrease Algorithms for Congestion Avoidance in Computer
Networks", 1989: additive increase, multiplicative decrease.
"""


class ConcurrencyLimit:
    """Never more than `most`, and none for `pause` seconds where not even one is in time.

    Times are seconds of one steady clock.
    """

    def __init__(self, most: int, pause: float) -> None:
        self._most = self._limit = float(most)
        self._pause = pause
        self._cut_at = self._resumes_at = 0.0

    def admits(self, under_way: int, now: float) -> bool:
        """Whether one more may begin beside those that are under way."""
        return under_way < int(self._limit) and now >= self._resumes_at

    def in_time(self) -> None:
        """An answer came as soon as it was wanted."""
        self._limit = min(self._most, self._limit + 1 / self._limit)

    def late(self, began: float, now: float) -> None:
        """One that had `began` then did not. Those that began before the last cut were late for the same reason."""
        if began < self._cut_at:
            return
        self._cut_at = now
        if self._limit < 2:
            self._resumes_at = now + self._pause
        self._limit = max(1.0, self._limit / 2)
