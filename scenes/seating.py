"""Where one can sit, who sits there, and who is on the way to a seat."""

from collections.abc import Iterator

from scenes.document import Fixture, SceneDocument
from scenes.entities import Seat
from scenes.places import Place, Pose, ahead, distance, turned, upright

SEATS = frozenset({"bench", "chair", "sofa"})
"""The kinds of fixtures that are sat on."""

ELBOW_ROOM = 0.6  # metres of a seat that one sitter takes
SEAT_HEIGHT = 0.46  # metres to the top of an ordinary chair's seat; a lower fixture is sat on at its own height
HIPS = 0.25  # metres behind the front edge at which hips rest
FEET = 0.45  # metres before the hips at which somebody stands who is about to sit down
REACH = 1.3  # metres from a seat at which one can sit down


def seats(fixture: Fixture) -> tuple[Seat, ...]:
    """The seats side by side on a fixture, looking where it looks; none on what is not sat on."""
    if fixture.kind not in SEATS or not fixture.solid:
        return ()
    x, y, z = fixture.position
    width, height, depth = fixture.size
    count = max(1, int(width / ELBOW_ROOM))
    found = []
    for number in range(count):
        across = (number - (count - 1) / 2) * ELBOW_ROOM
        dx, dz = turned(across, -max(0.0, depth / 2 - HIPS), fixture.heading)
        found.append(Seat(fixture.id, (x + dx, y + min(height, SEAT_HEIGHT), z + dz), upright(fixture.heading)))
    return tuple(found)


def before(seat: Seat) -> Place:
    """Where one stands to sit down; furniture may be there."""
    x, _, z = seat.at
    return ahead(Pose(x, z, seat.heading), HIPS + FEET)


def in_reach(seat: Seat, place: Place) -> bool:
    """Whether one can sit down from here."""
    x, _, z = seat.at
    return distance(Place(x, z), place) <= REACH


class Seating:
    """A seat belongs to one body, from when that sets out for it until it walks away. Bodies stand where they stood."""

    def __init__(self, document: SceneDocument) -> None:
        self._seats = _by_fixture(document)
        self._owners: dict[int, Seat] = {}

    def furnish(self, document: SceneDocument) -> list[int]:
        """Other furniture: returns those whose seat is not there any more, and who have none now."""
        self._seats = _by_fixture(document)
        lost = [body for body, seat in self._owners.items() if seat not in self._seats.get(seat.fixture, ())]
        for body in lost:
            del self._owners[body]
        return lost

    def seat_of(self, body: int) -> Seat | None:
        """The seat a body sits on, or is on the way to."""
        return self._owners.get(body)

    def offer(self, fixture: str, body: int, near: Place) -> Seat | None:
        """The free seat of a fixture that is nearest; None where there is none."""
        taken = {seat for owner, seat in self._owners.items() if owner != body}
        free = [seat for seat in self._seats.get(fixture, ()) if seat not in taken]
        return min(free, key=lambda seat: distance(before(seat), near), default=None)

    def take(self, body: int, seat: Seat) -> None:
        self._owners[body] = seat

    def leave(self, body: int) -> None:
        """A body walks away from its seat, if it has one."""
        self._owners.pop(body, None)

    def __iter__(self) -> Iterator[int]:
        """Those who have a seat."""
        return iter(self._owners)


def _by_fixture(document: SceneDocument) -> dict[str, tuple[Seat, ...]]:
    return {fixture.id: seats(fixture) for fixture in document.fixtures}
