"""One turn of an agent as it is kept for those who look into its mind."""

from datetime import datetime

import msgspec

from nlp.turn import Turn

MOST = 200
"""So many turns are kept, the latest."""


class SpeechTrace(msgspec.Struct, frozen=True):
    """One utterance of an agent: what the model worded, then what phrases said, and `why` it was not all the model's.

    `first_seconds` until the first words, None where there were none.
    """

    model: str
    phrases: str
    why: str
    first_seconds: float | None
    seconds: float


class TurnTrace(msgspec.Struct, kw_only=True):
    """One turn. `agent` is a persona, `visitor` the visitor's id; all seconds are those that a part took.

    `waited_seconds` were spent until the agent turned to these words. `made_out` is "process", or why the words were
    made out by the server itself. `meant` are ids of displays or products, `unsure` those between which to ask, `near`
    the nearest products with how near they are, `says` keys of phrases, `does` what else was set going.
    """

    number: int
    at: datetime
    room: str
    agent: str
    visitor: str
    heard: str
    waited_seconds: float
    understand_seconds: float = 0.0
    made_out: str = ""
    turn: Turn | None = None
    resolve_seconds: float = 0.0
    decide_seconds: float = 0.0
    meant: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    near: dict[str, float] = {}
    says: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    speeches: list[SpeechTrace] = []
