"""Steps are read many at once, and mean what they mean when they are read one by one."""

import os

from hypothesis import given
from hypothesis import strategies as st

from scenes.places import Pose
from tests.support.socketry import BINARY, FIN, PACKED, KeptLoop, Line, frame
from vstore.doors.step_reader import STEP_FRAME_BYTES, STEP_HEAD, unmasked
from vstore.loops import Inlet
from vstore.protocol.client import Ping, Steer
from vstore.protocol.codec import MSGPACK


class PatientLoop(KeptLoop):
    """Reads what it gathered when it is told to, as at a beat."""

    def __init__(self) -> None:
        super().__init__()
        self._gathered: list[tuple[Inlet, bytes]] = []

    def gather(self, inlet: Inlet, data: bytes) -> None:
        self._gathered.append((inlet, data))

    def read_gathered(self) -> None:
        gathered, self._gathered = self._gathered, []
        for inlet, data in gathered:
            inlet.read(data)


def packed(message: Steer | Ping) -> bytes:
    encoded = MSGPACK.encode(message)
    assert isinstance(encoded, bytes)
    return encoded


def masked(payload: bytes) -> bytes:
    return frame(FIN | BINARY, payload, os.urandom(4))


def step(number: float) -> bytes:
    return packed(Steer(Pose(number, 0.0, 0.0)))


def opened(loop: PatientLoop) -> Line:
    line = Line(loop=loop)
    line.upgrade(more=PACKED)
    return line


@given(st.lists(st.tuples(st.binary(min_size=7, max_size=7), st.binary(min_size=4, max_size=4)), min_size=1))
def test_all_masks_are_taken_off(pairs: list[tuple[bytes, bytes]]) -> None:
    frames = [frame(FIN | BINARY, payload, mask) for payload, mask in pairs]
    assert unmasked(frames) == b"".join(payload for payload, _ in pairs)


def test_usual_step_is_known_by_its_head() -> None:
    assert len(masked(step(1.0))) == STEP_FRAME_BYTES and masked(step(1.0)).startswith(STEP_HEAD)


def test_what_a_client_sends_is_read_at_the_beat_in_its_order() -> None:
    loop = PatientLoop()
    line = opened(loop)
    sent = [step(1.0), packed(Ping(1)), step(2.0), step(3.0), packed(Ping(2))]
    for message in sent:
        line.send(masked(message))
    assert loop.heard == []
    loop.read_gathered()
    assert loop.heard == sent
    line.send(masked(step(4.0)))
    line.send(masked(step(5.0)))
    loop.read_gathered()
    assert loop.heard == [*sent, step(4.0), step(5.0)]


def test_what_came_before_a_connection_broke_is_read_before_its_end() -> None:
    loop = PatientLoop()
    line = opened(loop)
    line.send(masked(packed(Ping(1))))
    line.connection.connection_lost(None)
    assert (loop.heard, loop.told[-1]) == ([packed(Ping(1))], "disconnect")


def test_flood_within_a_beat_is_held_at_the_socket() -> None:
    loop = PatientLoop()
    line = opened(loop)
    for _ in range(3):
        assert line.transport.is_read
        line.send(masked(b"x" * 12_000))
    assert not line.transport.is_read
    loop.read_gathered()
    line.connection.age(1.0)
    assert line.transport.is_read and len(loop.heard) == 3
