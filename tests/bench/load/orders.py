"""What a process of the load is told to do, and what it tells at the end; in JSON, for probes in other languages."""

import msgspec

Place = tuple[float, float]


class Spec(msgspec.Struct, frozen=True):
    """Who walks where. The first visitor is number `first`; probes decode everything they get."""

    server: str
    address: str
    first: int
    starts: list[Place]
    probes: bool = False


class Count(msgspec.Struct):
    """What was counted while measuring, in bytes and seconds. `late` is by how much each move was sent too late.

    `near` and `far` are the times from moves to their sight. At the end `bodies` stand where they last said, and `seen`
    is what each probe's copy shows.
    """

    bytes_down: int = 0
    moves: int = 0
    held_back: int = 0
    dropped: int = 0
    corrected: int = 0
    late: list[float] = []
    near: list[float] = []
    far: list[float] = []
    bodies: dict[str, Place] = {}
    seen: dict[str, dict[str, Place]] = {}
