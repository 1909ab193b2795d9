"""An allowance that refills: so many of a kind a second, with a reserve for bursts (token bucket)."""


class Allowance:
    """Permits `rate` uses a second on average and up to `burst` at once, which is one at the least.

    Time is given in seconds, never going back. Kept as the time at which the reserve will be full again, which is the
    same as counting what is left of it (generic cell rate algorithm: ITU-T I.371).
    """

    __slots__ = ("_full_at", "_interval", "_most")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._interval = 1.0 / rate
        self._most = (burst - 1.0) * self._interval
        self._full_at = now

    def take(self, now: float) -> bool:
        """Uses one, if there is one left."""
        full_at = self._full_at
        if full_at <= now:
            self._full_at = now + self._interval
            return True
        if full_at - now > self._most:
            return False
        self._full_at = full_at + self._interval
        return True
