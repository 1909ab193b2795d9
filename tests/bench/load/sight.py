"""What the probes see: each keeps its copy of the room, and how long after a move they saw it is noted."""

import math
from collections import deque
from collections.abc import Iterable, Iterator

from tests.bench.load.orders import Place
from vstore.client.replica import Replica
from vstore.protocol.codec import MSGPACK
from vstore.protocol.server import Corrected, Poses

NEAR = 10.0  # metres within which every beat tells of a move
SAME = 0.011  # metres: a pose travels in whole centimetres
MOST_UNSEEN = 100  # moves: ten seconds


class Moves:
    """The probes' moves not yet seen by all, and the seconds after which each observer saw them."""

    def __init__(self) -> None:
        self.measuring = False
        self.near: list[float] = []
        self.far: list[float] = []
        self._unseen: dict[tuple[str, str], deque[tuple[float, Place, bool]]] = {}

    def sent(self, mover: str, place: Place, others: Iterable[tuple[str, Place]], now: float) -> None:
        """A probe has told the server where it stands; the others, at their places, should come to see it."""
        for observer, stands in others:
            unseen = self._unseen.setdefault((observer, mover), deque(maxlen=MOST_UNSEEN))
            unseen.append((now, place, math.dist(stands, place) <= NEAR))

    def seen(self, observer: str, mover: str, place: Place, now: float) -> None:
        """An observer's copy shows a mover here: this move, and all before it that were passed over, are seen."""
        unseen = self._unseen.get((observer, mover), ())
        found = next((at for at, (_, sent, _) in enumerate(unseen) if same(sent, place)), None)
        for _ in range(found + 1 if found is not None else 0):
            then, _, near = self._unseen[observer, mover].popleft()
            if self.measuring:
                (self.near if near else self.far).append(now - then)


class Eyes:
    """One probe of `vstore serve`, with the copy of the room that every client keeps. `watched` are all the probes."""

    def __init__(self, watched: set[int]) -> None:
        self.corrected: Place | None = None
        self._replica = Replica()
        self._watched = watched

    @property
    def bodies(self) -> dict[str, Place]:
        """Who is in view, and where."""
        poses = {body: self._replica.bodies[body].pose for body in self._replica.in_view}
        return {str(body): (pose.x, pose.z) for body, pose in poses.items()}

    def see(self, payload: bytes) -> Iterator[tuple[str, Place]]:
        """Takes one message; gives those of the watched who are shown elsewhere now."""
        message = MSGPACK.decode_server(payload)
        self._replica.feed(message)
        match message:
            case Poses(poses=placed, moved=moved):
                moved_bodies = {*(each.body for each in placed), *(each.body for each in moved)}
                for body in moved_bodies & self._watched & self._replica.in_view:
                    pose = self._replica.bodies[body].pose
                    yield str(body), (pose.x, pose.z)
            case Corrected(pose=pose):
                self.corrected = pose.x, pose.z
            case _:
                pass


def same(a: Place, b: Place) -> bool:
    return abs(a[0] - b[0]) < SAME and abs(a[1] - b[1]) < SAME
