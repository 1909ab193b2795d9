"""What goes out to clients and what becomes of errands, in plain counts that cost a beat next to nothing."""

from collections import Counter, defaultdict
from collections.abc import Collection

from vstore.histogram import Histogram

ERRAND_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Traffic:
    """Counts since the start; only ever added to.

    `passed_over` counts the beats at which a client had something to be told and took nothing; `ended` the connections
    that the store ended, by the code of the reason; `errands` how long each kind took, in seconds.
    """

    def __init__(self) -> None:
        self.writes = 0
        self.bytes = 0
        self.passed_over = 0
        self.ended: Counter[str] = Counter()
        self.errands: defaultdict[str, Histogram] = defaultdict(lambda: Histogram(ERRAND_SECONDS))

    def sent(self, packed: Collection[bytes]) -> None:
        """Writes to clients, one piece each."""
        self.writes += len(packed)
        self.bytes += sum(map(len, packed))
