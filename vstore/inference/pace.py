"""Whether the model is fast enough to be worth waiting for: on a busy machine phrases at once are better."""

SLOWEST_PIECE = 0.15
"""Seconds. People read faster than that."""


class Pace:
    """Remembers how answers went. A model slower than `slowest` seconds a piece is left alone for `pause` seconds."""

    def __init__(self, slowest: float, pause: float) -> None:
        self._slowest = slowest
        self._pause = pause
        self._slow_until = 0.0

    def note(self, pieces: int, seconds: float, now: float) -> None:
        """An answer ended or was given up at `now`, after so many pieces."""
        if seconds / (pieces + 1) > self._slowest:
            self._slow_until = now + self._pause

    def is_too_slow(self, now: float) -> bool:
        return now < self._slow_until
