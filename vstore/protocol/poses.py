"""The pose frame: what changed in one beat about who stands where, in as few bytes as a simple format allows.

Little-endian, no padding:

    offset  size  what
    0       1     0xC1, a byte that no MessagePack value begins with
    1       1     kind of frame: 2 (receivers ignore frames of a kind they do not know)
    2       2     tick modulo 65536, unsigned
    4       1     which lanes follow: 1 placed, 2 moved, 4 turned, 8 stopped, 16 left

Then each of these lanes, in that order: u16 number of its records, and the records:

    placed   u16 body, i16 x and i16 z in centimetres, u8 heading in 1/256 turns, u8 flags (1: walking)
    moved    u8 gap, u8 x, u8 z: the low eight bits of the position in whole centimetres
    turned   u8 gap, u8 heading
    stopped  u8 gap
    left     u8 gap

Bodies of a lane with gaps ascend: a record's body is the one before it (0 at first) plus its gap. A record with gap 255
names nobody and its other bytes are 0: it only takes the count 255 further. The number of records counts it too.

Apply the lanes in the order left, placed, moved, turned, stopped:

- left: the body is out of view but still in the room. Hide it, and keep all that is known of it.
- placed: it is in view, again or still, and stands exactly here.
- moved: each coordinate is the one nearest to the last that the server told whose low eight bits are these (`resolve`);
  the legs walk, unless the body is in `stopped` too. The server places those who get farther than 63 cm from where all
  who see them were last told that they are: so no two places that a client may know of are 128 cm apart.
- turned: it looks that way.
- stopped: its legs stand.

One's own body is among them, and is resolved against what the server told, never against where it is shown.
"""

import struct
from collections.abc import Iterable, Iterator

from vstore.protocol.server import Poses
from vstore.protocol.views import BodyPose, BodyStep, BodyTurn

MARK = 0xC1
KIND = 2
TICKS = 65_536
MOST_BODY = 65_535
SKIP = 255
PLACED, MOVED, TURNED, STOPPED, LEFT = 1, 2, 4, 8, 16
RECORD_BYTES = {PLACED: 8, MOVED: 3, TURNED: 2, STOPPED: 1, LEFT: 1}
_HEAD = struct.Struct("<BBHB")
_COUNT = struct.Struct("<H")
_PLACED = struct.Struct("<HhhBB")


class PoseFrameError(ValueError):
    """The bytes are no pose frame of a known kind."""


def resolve(told: int, low: int) -> int:
    """The coordinate nearest to `told` whose low eight bits are `low`, both in centimetres: at most 128 cm away."""
    return told + ((low - told + 128) & 0xFF) - 128


def encode(message: Poses) -> bytes:
    """Packs poses; ValueError where one lies beyond 327 m of the origin or bodies of a lane with gaps do not ascend."""
    lanes = {
        PLACED: b"".join(map(_placed, message.poses)),
        MOVED: _with_gaps(MOVED, ((each.body, bytes((each.x, each.z))) for each in message.moved)),
        TURNED: _with_gaps(TURNED, ((each.body, bytes((_step_of(each.heading),))) for each in message.turned)),
        STOPPED: _with_gaps(STOPPED, ((body, b"") for body in message.stopped)),
        LEFT: _with_gaps(LEFT, ((body, b"") for body in message.left)),
    }
    present = sum(lane for lane, records in lanes.items() if records)
    parts = [_HEAD.pack(MARK, KIND, message.tick, present)]
    for lane, records in lanes.items():
        if records:
            parts += (_COUNT.pack(len(records) // RECORD_BYTES[lane]), records)
    return b"".join(parts)


def _placed(pose: BodyPose) -> bytes:
    x, z = round(pose.x * 100), round(pose.z * 100)
    if not -32_768 <= x <= 32_767 or not -32_768 <= z <= 32_767:
        raise ValueError(f"body {pose.body} stands further than 327 m from the origin: ({pose.x}, {pose.z})")
    return _PLACED.pack(pose.body, x, z, _step_of(pose.heading), int(pose.walking))


def _step_of(heading: float) -> int:
    return round(heading * 256 / 360) & 0xFF


def _with_gaps(lane: int, records: Iterable[tuple[int, bytes]]) -> bytes:
    skip = bytes((SKIP,)).ljust(RECORD_BYTES[lane], b"\0")
    parts: list[bytes] = []
    before = 0
    for body, rest in records:
        if body < before:
            raise ValueError(f"bodies of a lane with gaps must ascend: {body} comes after {before}")
        skips, gap = divmod(body - before, SKIP)
        parts += (skip * skips, bytes((gap,)), rest)
        before = body
    return b"".join(parts)


def decode(frame: bytes) -> Poses:
    """Unpacks a pose frame; raises PoseFrameError."""
    if len(frame) < _HEAD.size:
        raise PoseFrameError(f"a pose frame has at least {_HEAD.size} bytes")
    mark, kind, tick, present = _HEAD.unpack_from(frame)
    if mark != MARK or kind != KIND:
        raise PoseFrameError(f"not a pose frame of kind {KIND}: it begins with {frame[:2].hex()}")
    placed, moved, turned, stopped, left = _lanes(frame, present)
    return Poses(
        tick=tick,
        poses=tuple(
            BodyPose(body, x / 100, z / 100, step * 360 / 256, bool(flags & 1))
            for body, x, z, step, flags in _PLACED.iter_unpack(placed)
        ),
        moved=tuple(BodyStep(body, x, z) for body, (x, z) in _bodies(MOVED, moved)),
        turned=tuple(BodyTurn(body, step * 360 / 256) for body, (step,) in _bodies(TURNED, turned)),
        stopped=tuple(body for body, _ in _bodies(STOPPED, stopped)),
        left=tuple(body for body, _ in _bodies(LEFT, left)),
    )


def _lanes(frame: bytes, present: int) -> Iterator[bytes]:
    """The records of each of the five lanes; none for a lane that is not present."""
    at = _HEAD.size
    for lane, size in RECORD_BYTES.items():
        start = end = at
        if present & lane:
            start = at + _COUNT.size
            end = start + int.from_bytes(frame[at:start], "little") * size
        if end > len(frame) or start > len(frame):
            raise PoseFrameError(f"lane {lane} ends after {end} bytes, there are {len(frame)}")
        yield frame[start:end]
        at = end
    if at != len(frame):
        raise PoseFrameError(f"the lanes end after {at} bytes, there are {len(frame)}")


def _bodies(lane: int, records: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record's body, and its bytes after the gap."""
    body, size = 0, RECORD_BYTES[lane]
    for at in range(0, len(records), size):
        body += records[at]
        if body > MOST_BODY:
            raise PoseFrameError(f"lane {lane} names body {body}, the last is {MOST_BODY}")
        if records[at] != SKIP:
            yield body, records[at + 1 : at + size]
