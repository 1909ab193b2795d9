"""The things in a room as a speaker sees them."""

import math

import msgspec
from msgspec.structs import replace


class Candidate(msgspec.Struct, frozen=True, omit_defaults=True):
    """A thing that could be meant.

    `id` is a display's, `entry` the lexicon's. `right` and `ahead` are metres from the speaker's eyes (negative: to the
    left, behind), `height` that of its bottom above the floor; `row` is the fixture it stands on, `fixture` that
    fixture's kind (shelf, table ...); `level` counts rows of the fixture from the top (1 is the highest), `levels` how
    many there are. `here` is False for what is not in this room. `color` is the shown variant's colour id, `price` its
    price; `size` is width, height and depth in
    metres.
    """

    id: str
    entry: str
    right: float
    ahead: float
    height: float = 0.0
    level: int | None = None
    levels: int | None = None
    row: str | None = None
    fixture: str | None = None
    color: str | None = None
    price: int | None = None
    size: tuple[float, float, float] | None = None
    here: bool = True

    @property
    def distance(self) -> float:
        """Metres from the speaker over the floor."""
        return math.hypot(self.right, self.ahead)


class Viewpoint(msgspec.Struct, frozen=True):
    """The agent's place and facing in the speaker's terms: metres right and ahead; `turned` degrees clockwise."""

    right: float
    ahead: float
    turned: float = 180.0


OPPOSITE = Viewpoint(right=0.0, ahead=1.5)
"""An agent who stands before the speaker and faces them, as agents do when they are spoken to."""


def seen_from(candidate: Candidate, viewpoint: Viewpoint) -> Candidate:
    """The candidate in the coordinates of somebody else in the room."""
    turn = math.radians(viewpoint.turned)
    right, ahead = candidate.right - viewpoint.right, candidate.ahead - viewpoint.ahead
    return replace(
        candidate,
        right=right * math.cos(turn) - ahead * math.sin(turn),
        ahead=right * math.sin(turn) + ahead * math.cos(turn),
    )
