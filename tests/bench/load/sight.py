"""What the probes see: each keeps its copy of the room, and how long after a move they saw it is noted."""

import math
from collections import deque
from collections.abc import Iterable, Iterator

from vstore.protocol.codec import MSGPACK
from vstore.protocol.server import Appeared, Corrected, Poses, SceneOpened, Vanished

NEAR = 10.0  # metres within which every beat tells of a move
SAME = 0.011  # metres: a pose travels in whole centimetres
MOST_UNSEEN = 100  # moves: ten seconds
Place = tuple[float, float]


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
    """One probe of `vstore serve`. `bodies` maps those in view to where they are shown."""

    def __init__(self) -> None:
        self.bodies: dict[str, Place] = {}
        self.corrected: Place | None = None

    def see(self, payload: bytes) -> Iterator[tuple[str, Place]]:
        """Takes one message; gives who is shown elsewhere now."""
        match MSGPACK.decode_server(payload):
            case Poses() as poses:
                yield from self._poses(poses)
            case SceneOpened(bodies=bodies):
                self.bodies = {str(each.id): (each.pose.x, each.pose.z) for each in bodies}
            case Appeared(body=body):
                self.bodies[str(body.id)] = body.pose.x, body.pose.z
            case Vanished(body=body):
                self.bodies.pop(str(body), None)
            case Corrected(pose=pose):
                self.corrected = pose.x, pose.z
            case _:
                pass

    def _poses(self, poses: Poses) -> Iterator[tuple[str, Place]]:
        for each in poses.poses:
            self.bodies[str(each.body)] = each.x, each.z
            yield str(each.body), (each.x, each.z)


def same(a: Place, b: Place) -> bool:
    return abs(a[0] - b[0]) < SAME and abs(a[1] - b[1]) < SAME
