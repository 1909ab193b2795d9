"""A circuit breaker: after failures in a row nothing is tried for a while, then one probe tells how it is.

Source: M. Nygard, "Release It!", 2nd edition, 2018, "Circuit Breaker".
"""


class Circuit:
    """Opens after `most_failures` in a row, for `rest` seconds. Times are seconds of one steady clock."""

    def __init__(self, most_failures: int, rest: float) -> None:
        self._most_failures = most_failures
        self._rest = rest
        self._failures = 0
        self._opened_at = 0.0
        self._probes = False

    @property
    def is_open(self) -> bool:
        """Whether too much has failed and nothing has succeeded since."""
        return self._failures >= self._most_failures

    def enter(self, now: float) -> bool:
        """Whether to try now; a try ends in one of `succeeded`, `failed` and `gave_up`. Of an open circuit, one may."""
        if not self.is_open:
            return True
        if self._probes or now < self._opened_at + self._rest:
            return False
        self._probes = True
        return True

    def succeeded(self) -> None:
        self._failures, self._probes = 0, False

    def failed(self, now: float) -> None:
        self._failures += 1
        self._opened_at, self._probes = now, False

    def gave_up(self) -> None:
        """The try ended without telling anything, such as by a visitor who left: the next may probe."""
        self._probes = False
