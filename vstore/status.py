"""The state of a running store in one value, for the people who keep it: what the status page shows."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from vstore.inference.language_model import LanguageModel
from vstore.loops import StoreLoop
from vstore.pulse import Spread


class Beat(msgspec.Struct, frozen=True):
    """Beats since the start, and how they were over the last minute; seconds."""

    count: int
    period: float
    lateness: Spread
    duration: Spread


class Overload(msgspec.Struct, frozen=True):
    """The level, 0 to 3, and why it became that; empty while it never changed."""

    level: int
    why: str


class Model(msgspec.Struct, frozen=True):
    """Whether the language model speaks."""

    state: str
    detail: str
    answering: int


class Status(msgspec.Struct, frozen=True):
    """`rooms` has the bodies in each; `log_lines` counts by level since the start."""

    open_since: datetime
    visitors: int
    rooms: Mapping[str, int]
    beat: Beat
    overload: Overload
    model: Model
    log_lines: Mapping[str, int]


def status_of(loop: StoreLoop, model: LanguageModel, log_lines: Mapping[str, int], open_since: datetime) -> Status:
    pulse, store = loop.pulse, loop.store
    return Status(
        open_since=open_since,
        visitors=len(store.sessions),
        rooms={name: len(room.world.crowd.ids) for name, room in store.rooms.items()},
        beat=Beat(pulse.beats, pulse.period, pulse.recent_lateness, pulse.recent_duration),
        overload=Overload(loop.overload.level, loop.overload.why),
        model=Model(model.state, model.detail, model.answering),
        log_lines=log_lines,
    )
