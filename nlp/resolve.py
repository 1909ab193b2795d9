"""From references to the things in the room that were meant, or to those between which to ask."""

from collections.abc import Sequence

import msgspec

from nlp.lexicon import Lexicon
from nlp.turn import Turn


class Candidate(msgspec.Struct, frozen=True, omit_defaults=True):
    """A thing that could be meant.

    `id` is a display's, `entry` the lexicon's. `right` and `ahead` are metres from the speaker's eyes (negative: to the
    left, behind), `height` that of its bottom above the floor; `row` is the fixture it stands on, `fixture` that
    fixture's kind (shelf, table ...); `level` counts rows of the fixture from the top (1 is the highest), `levels` how
    many there are. `color` is the shown variant's colour id, `price` its price; `size` is width, height, depth in metres.
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


class Viewpoint(msgspec.Struct, frozen=True):
    """The agent's place and facing in the speaker's terms: metres right and ahead; `turned` degrees clockwise."""

    right: float
    ahead: float
    turned: float = 180.0


class Resolution(msgspec.Struct, frozen=True):
    """The candidates' ids that were meant; or, where one was meant and more fit, those to `ask_back` about."""

    meant: tuple[str, ...] = ()
    ask_back: tuple[str, ...] = ()


def resolve(
    turn: Turn,
    candidates: Sequence[Candidate],
    *,
    lexicon: Lexicon,
    looking_at: str | None = None,
    named: Sequence[str] = (),
    agent: Viewpoint | None = None,
) -> Resolution:
    """What the turn's references mean among `candidates`. `named` are ids the agent named or showed, latest first."""
    return Resolution()
