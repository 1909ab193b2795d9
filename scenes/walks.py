"""Who is walked where, round the furniture: the routes of bodies that do not steer themselves."""

from collections.abc import Iterator

from scenes.crowd import Crowd
from scenes.places import Place, distance
from scenes.strides import WALKING_SPEED, Route
from scenes.walking import Walkable

REACHED = 0.1  # metres from its goal at which a walk has reached it
DETOURS_A_STEP = 10  # ways found anew at one step, each of which takes as long as a wish to walk somewhere


class Walks:
    """At most one walk a body. Iterates over those who walk."""

    def __init__(self, crowd: Crowd, walkable: Walkable) -> None:
        self._crowd = crowd
        self._walkable = walkable
        self._routes: dict[int, Route] = {}
        self._detours: dict[int, None] = {}

    def __iter__(self) -> Iterator[int]:
        return iter(self._routes)

    def set_out(self, body: int, to: Place) -> None:
        """A body sets out for a place, the shortest way."""
        self._detours.pop(body, None)
        self._routes[body] = Route(self._walkable.path(self._crowd.pose(body).place, to), to)

    def end(self, body: int) -> None:
        """A body walks no farther, if it did."""
        self._routes.pop(body, None)

    def step(self, seconds: float) -> list[tuple[int, bool]]:
        """All get on; returns whose walk has ended, and whether at its goal."""
        self._find_detours()
        ended = []
        for body, route in list(self._routes.items()):
            if body in self._detours:
                continue
            pose = route.advance(self._crowd.pose(body), seconds * WALKING_SPEED)
            self._crowd.put(body, pose, walking=not route.finished)
            if route.finished:
                del self._routes[body]
                ended.append((body, distance(pose, route.goal) <= REACHED))
        return ended

    def find_ways_round(self, walkable: Walkable) -> None:
        """The furniture has moved: those who need another way stand until it is found, a few at each step."""
        self._walkable = walkable
        walkers = list(self._routes)
        ways = [[self._crowd.pose(body).place, *self._routes[body].ahead] for body in walkers]
        blocked = {walkers[number] for number in walkable.blocked(ways)}
        self._detours = {body: None for body in walkers if body in blocked or not self._routes[body].leads_to_goal}

    def _find_detours(self) -> None:
        for body in list(self._detours)[:DETOURS_A_STEP]:
            del self._detours[body]
            if route := self._routes.get(body):
                way = self._walkable.path(self._crowd.pose(body).place, route.goal)
                self._routes[body] = Route(way, route.goal)
