"""Where displays are to each other and to somebody who looks: left and right, rows and levels, next to, above, nearest.

Left, right, in front and behind are those of the pose given: the visitor's own, or `facing` for the agent's.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from scenes.document import Display
from scenes.places import Place, Pose, distance, heading_to, turned

STRAIGHT = 0.1  # metres off the line of sight within which a thing is neither left nor right, neither before nor behind
SAME_LEVEL = 0.12  # metres by which the bottoms of things on one board may differ: some stand on a little riser
BESIDE = 1.0  # metres of floor between two pieces of furniture that are still next to each other


class Side(StrEnum):
    """A side of somebody who looks."""

    LEFT = "left"
    RIGHT = "right"
    FRONT = "front"
    BEHIND = "behind"


class Offset(msgspec.Struct, frozen=True):
    """Metres to the right and straight ahead; negative to the left and behind."""

    right: float
    ahead: float


class Level(msgspec.Struct, frozen=True):
    """One row of a fixture: `number` counts from the top (1 is the highest), `of` is how many there are."""

    number: int
    of: int


def place_of(thing: Display) -> Place:
    """The place on the floor below a display's middle."""
    return Place(thing.position[0], thing.position[2])


def offset(pose: Pose, place: Place) -> Offset:
    """Where a place is as seen from a pose."""
    right, back = turned(place.x - pose.x, place.z - pose.z, -pose.heading)
    return Offset(right, -back)


def facing(agent: Pose, visitor: Place | Pose) -> Pose:
    """The agent's own view of left and right: it stands where it is and looks at the visitor."""
    return Pose(agent.x, agent.z, heading_to(agent, visitor))


def is_on(side: Side, thing: Display, pose: Pose) -> bool:
    """Whether a display is on that side of a pose."""
    return _amount(side, offset(pose, place_of(thing))) > STRAIGHT


def on_side(side: Side, things: Iterable[Display], pose: Pose) -> list[Display]:
    """The displays on that side of a pose, in the order given."""
    return [thing for thing in things if is_on(side, thing, pose)]


def from_left(things: Iterable[Display], pose: Pose) -> list[Display]:
    """Displays as one reads them from left to right: the second from the left is [1], the last on the right [-1]."""
    return sorted(things, key=lambda thing: offset(pose, place_of(thing)).right)


def by_distance(things: Iterable[Display], place: Place | Pose) -> list[Display]:
    """Displays by how far away they are on the floor, nearest first; the farthest is [-1]."""
    return sorted(things, key=lambda thing: distance(place, place_of(thing)))


def levels(things: Iterable[Display]) -> dict[str, Level]:
    """The level of every display that is on a fixture, by display id."""
    found: dict[str, Level] = {}
    fixtures: dict[str, list[Display]] = {}
    for thing in things:
        if thing.fixture is not None:
            fixtures.setdefault(thing.fixture, []).append(thing)
    for carried in fixtures.values():
        rows = _rows(carried)
        found |= {thing.id: Level(number, len(rows)) for number, row in enumerate(rows, 1) for thing in row}
    return found


def on_level(fixture: str, number: int, things: Iterable[Display]) -> list[Display]:
    """The displays on the `number`-th level of a fixture from the top, or, negative, from the bottom; [] for none."""
    rows = _rows([thing for thing in things if thing.fixture == fixture])
    index = number - 1 if number > 0 else len(rows) + number
    return rows[index] if number and 0 <= index < len(rows) else []


def row_of(thing: Display, things: Iterable[Display]) -> list[Display]:
    """What shares the level and fixture of a display, itself among it; all free-standing ones for such a one."""
    alike = [each for each in things if each.fixture == thing.fixture]
    if thing.fixture is None:
        return alike
    return next((row for row in _rows(alike) if any(each.id == thing.id for each in row)), [])


def next_to(thing: Display, things: Iterable[Display]) -> list[Display]:
    """The neighbours of a display, at most one on each side of it in its row, nearest first.

    Furniture that stands free has as neighbours all that is at most BESIDE away.
    """
    row = row_of(thing, things)
    if thing.fixture is None:
        near = [each for each in row if each.id != thing.id and _gap(thing, each) <= BESIDE]
        return by_distance(near, place_of(thing))
    line = _along(row)
    index = next((number for number, each in enumerate(line) if each.id == thing.id), 0)
    return by_distance(line[max(index - 1, 0) : index] + line[index + 1 : index + 2], place_of(thing))


def beside(side: Side, thing: Display, things: Iterable[Display], pose: Pose) -> list[Display]:
    """What is to that side of a display in the eyes of somebody at a pose, nearest to the display first.

    Of what shares its row, if there is any there; else of all.
    """
    here = _amount(side, offset(pose, place_of(thing)))
    things = list(things)
    farther = [
        each for each in things if each.id != thing.id and _amount(side, offset(pose, place_of(each))) > here + STRAIGHT
    ]
    row = {each.id for each in row_of(thing, things)}
    return by_distance([each for each in farther if each.id in row] or farther, place_of(thing))


def above(thing: Display, things: Iterable[Display]) -> list[Display]:
    """What is on the next level above a display on the same fixture, nearest first; [] on the top level."""
    return _on_next_level(thing, things, -1)


def below(thing: Display, things: Iterable[Display]) -> list[Display]:
    """What is on the next level below a display on the same fixture, nearest first; [] on the bottom level."""
    return _on_next_level(thing, things, 1)


def between(one: Display, other: Display, things: Iterable[Display]) -> list[Display]:
    """What stands between two displays, nearest to the middle first."""
    a, b = place_of(one), place_of(other)
    middle = Place((a.x + b.x) / 2, (a.z + b.z) / 2)
    across = Pose(a.x, a.z, heading_to(a, b))
    found = []
    for thing in things:
        seen = offset(across, place_of(thing))
        is_inside = 0.0 < seen.ahead < distance(a, b) and abs(seen.right) < distance(a, b) / 2
        if is_inside and thing.id not in (one.id, other.id):
            found.append(thing)
    return by_distance(found, middle)


def _amount(side: Side, seen: Offset) -> float:
    match side:
        case Side.LEFT:
            return -seen.right
        case Side.RIGHT:
            return seen.right
        case Side.FRONT:
            return seen.ahead
        case Side.BEHIND:
            return -seen.ahead


def _rows(carried: Iterable[Display]) -> list[list[Display]]:
    """The levels of one fixture from the top, each in the order given."""
    rows: list[list[Display]] = []
    for thing in sorted(carried, key=lambda each: -each.position[1]):
        if rows and rows[-1][0].position[1] - thing.position[1] <= SAME_LEVEL:
            rows[-1].append(thing)
        else:
            rows.append([thing])
    return rows


def _on_next_level(thing: Display, things: Iterable[Display], down: int) -> list[Display]:
    if thing.fixture is None:
        return []
    rows = _rows([each for each in things if each.fixture == thing.fixture])
    index = next((number for number, row in enumerate(rows) if any(each.id == thing.id for each in row)), None)
    if index is None or not 0 <= index + down < len(rows):
        return []
    return by_distance(rows[index + down], place_of(thing))


def _along(row: Sequence[Display]) -> list[Display]:
    """A row in order along its own line, whichever way the fixture is turned."""
    first = row[0]
    end = max(row, key=lambda each: distance(place_of(first), place_of(each)))
    return sorted(row, key=lambda each: distance(place_of(end), place_of(each)))


def _gap(one: Display, other: Display) -> float:
    """Metres of floor between two displays, taking each as a disc as wide as its sides are on average."""
    reach = (one.size[0] + one.size[2] + other.size[0] + other.size[2]) / 4
    return distance(place_of(one), place_of(other)) - reach
