"""Laws of the wire: what is written is read back equal, and no bytes make a decoder raise anything of its own."""

import contextlib
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.any_message import messages
from vstore.protocol import poses
from vstore.protocol.client import ClientMessage
from vstore.protocol.codec import CODECS, JSON, MSGPACK, Codec, MalformedError
from vstore.protocol.server import Poses, ServerMessage
from vstore.protocol.views import BodyPose, BodyStep, BodyTurn

both = pytest.mark.parametrize("codec", CODECS.values(), ids=CODECS)


@both
@given(message=messages(ClientMessage))
def test_client_message_is_read_back_equal(codec: Codec, message: ClientMessage) -> None:
    assert codec.decode(codec.encode(message)) == message


@both
@given(message=messages(ServerMessage))
def test_server_message_is_read_back_equal(codec: Codec, message: ServerMessage) -> None:
    if codec is JSON or not isinstance(message, Poses):
        assert codec.decode_server(codec.encode(message)) == message


bodies = st.integers(0, 65_535)
grid = st.integers(-32_768, 32_767).map(lambda centimetres: centimetres / 100)
headings = st.integers(0, 255).map(lambda step: step * 360 / 256)
low_bits = st.integers(0, 255)


def ascending(*parts: st.SearchStrategy[Any]) -> st.SearchStrategy[list[tuple[Any, ...]]]:
    """Records of a lane with gaps: bodies ascend, near each other or far apart."""
    near = st.lists(st.integers(1, 600), max_size=30).map(lambda gaps: list(accumulate(gaps)))
    ids = st.one_of(st.sets(bodies, max_size=30).map(sorted), near)
    return ids.flatmap(lambda ids: st.tuples(*(st.tuples(st.just(body), *parts) for body in ids)).map(list))


frames = st.builds(
    Poses,
    tick=st.integers(0, 65_535),
    poses=st.lists(st.builds(BodyPose, bodies, grid, grid, headings, st.booleans()), max_size=20).map(tuple),
    moved=ascending(low_bits, low_bits).map(lambda records: tuple(BodyStep(*each) for each in records)),
    turned=ascending(headings).map(lambda records: tuple(BodyTurn(*each) for each in records)),
    stopped=ascending().map(lambda records: tuple(body for (body,) in records)),
    left=ascending().map(lambda records: tuple(body for (body,) in records)),
)


@given(message=frames)
def test_pose_frame_is_read_back_equal(message: Poses) -> None:
    assert poses.decode(poses.encode(message)) == message


@given(message=frames, cut=st.integers(1, 5))
def test_torn_pose_frame_is_refused(message: Poses, cut: int) -> None:
    frame = poses.encode(message)
    with pytest.raises(MalformedError):
        MSGPACK.decode_server(frame[:-cut])
    with pytest.raises(MalformedError):
        MSGPACK.decode_server(frame + bytes(cut))


@given(x=st.floats(-320, 320), z=st.floats(-320, 320), heading=st.floats(-720, 720))
def test_pose_frame_is_exact_to_half_a_centimetre_and_a_heading_step(x: float, z: float, heading: float) -> None:
    (pose,) = poses.decode(poses.encode(Poses(1, (BodyPose(1, x, z, heading, False),)))).poses
    assert abs(pose.x - x) <= 0.0051
    assert abs(pose.z - z) <= 0.0051
    assert abs((pose.heading - heading + 180) % 360 - 180) <= 0.71


@given(told=st.integers(-32_768, 32_767), step=st.integers(-128, 127))
def test_low_bits_of_a_coordinate_resolve_to_the_nearest_and_never_drift(told: int, step: int) -> None:
    assert poses.resolve(told, (told + step) & 0xFF) == told + step


@given(frame=st.binary(max_size=200))
def test_any_bytes_are_a_message_or_malformed(frame: bytes) -> None:
    with contextlib.suppress(MalformedError):
        MSGPACK.decode(frame)
    with contextlib.suppress(MalformedError):
        MSGPACK.decode_server(frame)


@given(frame=st.text(max_size=200))
def test_any_text_is_a_message_or_malformed(frame: str) -> None:
    with contextlib.suppress(MalformedError):
        JSON.decode(frame)
    with contextlib.suppress(MalformedError):
        JSON.decode_server(frame)
