"""The usual message of a moving client, read for many clients at once: `Steer` as every MessagePack encoder writes it.

Any other bytes of the same length are left to the codec, so that a frame means the same either way.
"""

import numpy as np

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


def decode_steps(messages: bytes) -> list[Pose | None]:
    """Where each of the messages, STEP_BYTES each, steers to; None where it is not the usual message."""
    table = np.frombuffer(messages, np.uint8).reshape(-1, STEP_BYTES)
    usual = (table[:, _SAME] == _SIGNS).all(axis=1)
    columns = np.ascontiguousarray(table[:, _NUMBERS]).view(">f8").T.tolist()
    return [Pose(*numbers) if is_usual else None for is_usual, *numbers in zip(usual.tolist(), *columns, strict=True)]
