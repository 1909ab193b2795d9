"""How often somebody may try: an allowance for each of many, with bounded memory."""

from vstore.allowance import Allowance

MOST = 10_000


class Tries:
    """Permits `burst` tries at once and `rate` a second for each key; of too many keys the oldest are forgotten."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate = rate
        self._burst = burst
        self._allowances: dict[str, Allowance] = {}

    def take(self, key: str, now: float) -> bool:
        """Uses one of the key's tries, if there is one left. `now` is in seconds and never goes back."""
        allowance = self._allowances.pop(key, None) or Allowance(self._rate, self._burst, now)
        self._allowances[key] = allowance
        if len(self._allowances) > MOST:
            del self._allowances[next(iter(self._allowances))]
        return allowance.take(now)
