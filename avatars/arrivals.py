"""Those who have come in and are to be greeted, once they are near and as long as they are new."""

import msgspec

from avatars.view import View
from scenes.places import distance

# A visitor who comes so near is greeted; one who stays away so long is not run after.
GREETING_METRES = 7.0
GREETING_SECONDS = 30.0
# Nobody gets round to greeting more of those who stream in at once.
MOST_ARRIVALS = 16


class Arrival(msgspec.Struct, frozen=True):
    """Since when a visitor is here, and whether they are back after a short absence."""

    since: float
    known: bool


class Arrivals:
    """Ask `next` at every beat at which there is time to greet somebody."""

    def __init__(self) -> None:
        self._arrivals: dict[int, Arrival] = {}

    def note(self, visitor: int, now: float, *, known: bool) -> None:
        self._arrivals[visitor] = Arrival(now, known)
        if len(self._arrivals) > MOST_ARRIVALS:
            del self._arrivals[next(iter(self._arrivals))]

    def forget(self, visitor: int) -> None:
        """They have left, or need no greeting: they have spoken."""
        self._arrivals.pop(visitor, None)

    def next(self, view: View, now: float) -> tuple[int, bool] | None:
        """Whom to greet now, who then waits no more, and whether they are known."""
        for visitor in [each for each, arrival in self._arrivals.items() if now - arrival.since >= GREETING_SECONDS]:
            del self._arrivals[visitor]
        for visitor in self._arrivals:
            seen = view.visitors.get(visitor)
            if seen is not None and distance(seen.pose, view.me.pose) <= GREETING_METRES:
                return visitor, self._arrivals.pop(visitor).known
        return None
