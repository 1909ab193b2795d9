"""Reads the usual step of many connections at once: most of what a crowd sends, at a tenth of the cost."""

import numpy as np

from vstore.doors.framing import BINARY
from vstore.loops import StoreLoop
from vstore.protocol.steps import STEP_BYTES
from vstore.session import Session

MASK_AT, PAYLOAD_AT = 2, 6
STEP_FRAME_BYTES = PAYLOAD_AT + STEP_BYTES
STEP_HEAD = bytes((BINARY, 0x80 + STEP_BYTES))
"""How a client's binary frame of STEP_BYTES begins: whole, and masked."""


class StepReader:
    """Gathers frames of STEP_FRAME_BYTES that begin with STEP_HEAD, at most one of each session in a `turn`.

    They are read in the place of the first: whatever their clients send after them comes after them.
    """

    def __init__(self, loop: StoreLoop) -> None:
        self.turn = 0
        self._loop = loop
        self._sessions: list[Session] = []
        self._frames: list[bytes] = []

    def gather(self, session: Session, frame: bytes) -> None:
        self._sessions.append(session)
        self._frames.append(frame)
        if len(self._frames) == 1:
            self._loop.gather(self, b"")

    def read(self, _: bytes) -> None:
        """Lets the store have what was gathered, and begins a new turn."""
        sessions, self._sessions = self._sessions, []
        frames, self._frames = self._frames, []
        self.turn += 1
        self._loop.receive_steps(sessions, unmasked(frames))

    def abort(self) -> None:
        """A step that is lost is made good by the next."""


def unmasked(frames: list[bytes]) -> bytes:
    """The payloads, in one piece, of masked frames that are equally long and not long (RFC 6455, section 5.3)."""
    table = np.frombuffer(b"".join(frames), np.uint8).reshape(len(frames), -1)
    payloads = table[:, PAYLOAD_AT:]
    keys = np.tile(table[:, MASK_AT:PAYLOAD_AT], -(-payloads.shape[1] // 4))
    return (payloads ^ keys[:, : payloads.shape[1]]).tobytes()
