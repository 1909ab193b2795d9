"""The pose frame: who moved in one beat, in as few bytes as a simple format allows.

Little-endian, no padding:

    offset  size  what
    0       1     0xC1, a byte that no MessagePack value begins with
    1       1     kind of frame: 1 (receivers ignore frames of a kind they do not know)
    2       4     tick, unsigned
    6       2     number of bodies n, unsigned
    8       8n    per body: u16 id, i16 x and i16 z in centimetres, u8 heading in 1/256 turns, u8 flags (1: walking)
"""

import struct
from collections.abc import Sequence

from vstore.protocol.server import Poses
from vstore.protocol.views import BodyPose

MARK = 0xC1
KIND_ABSOLUTE = 1
_HEAD = struct.Struct("<BBIH")
_BODY = struct.Struct("<HhhBB")


class PoseFrameError(ValueError):
    """The bytes are no pose frame of a known kind."""


def encode(tick: int, poses: Sequence[BodyPose]) -> bytes:
    """Packs poses; positions must lie within 327 m of the origin."""
    parts = [_HEAD.pack(MARK, KIND_ABSOLUTE, tick & 0xFFFFFFFF, len(poses))]
    for pose in poses:
        heading = round(pose.heading * 256 / 360) & 0xFF
        parts.append(_BODY.pack(pose.body, round(pose.x * 100), round(pose.z * 100), heading, int(pose.walking)))
    return b"".join(parts)


def decode(frame: bytes) -> Poses:
    """Unpacks a pose frame; raises PoseFrameError."""
    if len(frame) < _HEAD.size:
        raise PoseFrameError("a pose frame has at least 8 bytes")
    mark, kind, tick, count = _HEAD.unpack_from(frame)
    if mark != MARK or kind != KIND_ABSOLUTE:
        raise PoseFrameError(f"not a pose frame of kind {KIND_ABSOLUTE}: it begins with {frame[:2].hex()}")
    if len(frame) != _HEAD.size + count * _BODY.size:
        raise PoseFrameError(f"{count} bodies need {_HEAD.size + count * _BODY.size} bytes, there are {len(frame)}")
    poses = tuple(
        BodyPose(body, x / 100, z / 100, heading * 360 / 256, bool(flags & 1))
        for body, x, z, heading, flags in _BODY.iter_unpack(frame[_HEAD.size :])
    )
    return Poses(tick=tick, poses=poses)
