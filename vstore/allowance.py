"""An allowance that refills: so many of a kind a second, with a reserve for bursts (token bucket)."""


class Allowance:
    """Permits `rate` uses a second on average and up to `burst` at once. Time is given in seconds, never going back."""

    __slots__ = ("_burst", "_left", "_rate", "_since")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._left = burst
        self._since = now

    def take(self, now: float) -> bool:
        """Uses one, if there is one left."""
        left = self._left + (now - self._since) * self._rate
        if left > self._burst:
            left = self._burst
        self._since = now
        permitted = left >= 1.0
        self._left = left - permitted
        return permitted
