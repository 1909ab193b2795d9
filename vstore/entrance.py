"""The entrance: visitors come in by order of arrival, so many a beat, and wait in a line while the store is full."""

from collections import OrderedDict
from collections.abc import Callable
from heapq import heappop, heappush

from vstore.protocol.server import Waiting
from vstore.session import Session, State

TOLD_EVERY = 1.0
"""Seconds after which one who waits is told again."""

BEATS_ON_THE_WAY = 2
"""How many beats' worth of visitors may be on their way in: where the records are slow, the line waits for them, and
those whose records come all at once are not too many for one beat."""

TOLD_PER_BEAT = 50
"""A long line is told little by little, so that no beat writes to all of it."""


class Entrance:
    """Feed it with who arrives and who departs, and with beats. `let_in` is called with each whose turn has come.

    A place inside is taken from that call on, until `depart`; from it to `enter` one is on the way. Who comes back for
    a place still held does not wait. While not `is_open`, newcomers wait.
    """

    def __init__(self, places: int, joins_per_beat: int, let_in: Callable[[Session, float], None]) -> None:
        self._places = places
        self._joins_per_beat = joins_per_beat
        self._joins_left = joins_per_beat
        self._let_in = let_in
        self.is_open = True
        self._inside: set[int] = set()
        self._on_the_way: set[int] = set()
        self._line: OrderedDict[int, Session] = OrderedDict()
        self._told: dict[int, int] = {}
        self._to_tell: list[tuple[float, int]] = []

    @property
    def waiting(self) -> int:
        """How many stand in line."""
        return len(self._line)

    @property
    def inside(self) -> int:
        """How many places are taken."""
        return len(self._inside)

    def arrive(self, session: Session, now: float) -> None:
        """A newcomer: let in at once where there is nobody to wait for."""
        session.move_to(State.WAITING, now)
        self._line[session.key] = session
        heappush(self._to_tell, (now, session.key))
        self._let_in_next(now)

    def enter(self, session: Session) -> None:
        """One who was let in is in a room now."""
        self._on_the_way.discard(session.key)

    def come_back(self, session: Session, earlier: Session) -> None:
        """A visitor takes the place that their earlier connection held."""
        self._inside.remove(earlier.key)
        self._inside.add(session.key)

    def depart(self, session: Session) -> None:
        """Frees the place of a session, be it inside or in line."""
        self._inside.discard(session.key)
        self._on_the_way.discard(session.key)
        self._line.pop(session.key, None)
        self._told.pop(session.key, None)

    def beat(self, now: float) -> None:
        self._joins_left = self._joins_per_beat
        self._let_in_next(now)
        self._tell_places(now)

    def _let_in_next(self, now: float) -> None:
        while self._line and self._may_let_in:
            key, session = self._line.popitem(last=False)
            self._told.pop(key, None)
            if session.closing is None:
                self._joins_left -= 1
                self._inside.add(key)
                self._on_the_way.add(key)
                self._let_in(session, now)

    @property
    def _may_let_in(self) -> bool:
        is_clear = len(self._on_the_way) < self._joins_per_beat * BEATS_ON_THE_WAY
        return self.is_open and is_clear and self._joins_left > 0 and len(self._inside) < self._places

    def _tell_places(self, now: float) -> None:
        """Tells those whose place is new or has changed; each at most once in TOLD_EVERY."""
        if not self._to_tell or self._to_tell[0][0] > now:
            return
        places = {key: place for place, key in enumerate(self._line, 1)}
        for _ in range(TOLD_PER_BEAT):
            if not self._to_tell or self._to_tell[0][0] > now:
                break
            _, key = heappop(self._to_tell)
            place = places.get(key)
            if place is None:
                continue
            if place != self._told.get(key):
                self._told[key] = place
                self._line[key].post(Waiting(place=place))
            heappush(self._to_tell, (now + TOLD_EVERY, key))
