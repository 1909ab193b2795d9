"""The usual message of a moving client, read for many clients at once: `Steer` as every MessagePack encoder writes it.

Any other bytes of the same length are left to the codec, so that a frame means the same either way.
"""

import numpy as np

from scenes.crowd import Flags, Floats
from scenes.places import Pose
from vstore.protocol.client import Steer
from vstore.protocol.codec import MSGPACK

_STEP = MSGPACK.encode(Steer(Pose(0.0, 0.0, 0.0)))
assert isinstance(_STEP, bytes)

STEP_BYTES = len(_STEP)
"""Length of such a message: three 64-bit numbers, and what is the same in each."""

_NUMBER = 9
_FIRST = STEP_BYTES - 3 * _NUMBER
_NUMBERS = np.array([_FIRST + _NUMBER * number + byte for number in range(3) for byte in range(1, _NUMBER)])
_SAME = np.setdiff1d(np.arange(STEP_BYTES), _NUMBERS)
_SIGNS = np.frombuffer(_STEP, np.uint8)[_SAME]


def decode_steps(messages: bytes) -> tuple[Flags, Floats]:
    """Which of the messages, STEP_BYTES each, are usual, and where they steer to: x, z and heading, (3, n)."""
    table = np.frombuffer(messages, np.uint8).reshape(-1, STEP_BYTES)
    usual: Flags = (table[:, _SAME] == _SIGNS).all(axis=1)
    return usual, np.ascontiguousarray(table[:, _NUMBERS]).view(">f8").T.astype(np.float64)
