"""Laws of the wire: what is written is read back equal, and no bytes make a decoder raise anything of its own."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.any_message import messages
from vstore.protocol import poses
from vstore.protocol.client import ClientMessage
from vstore.protocol.codec import CODECS, JSON, MSGPACK, Codec, MalformedError
from vstore.protocol.server import Poses, ServerMessage
from vstore.protocol.views import BodyPose

both = pytest.mark.parametrize("codec", CODECS.values(), ids=CODECS)


@both
@given(message=messages(ClientMessage))
def test_client_message_is_read_back_equal(codec: Codec, message: ClientMessage) -> None:
    assert codec.decode(codec.encode(message)) == message


@both
@given(message=messages(ServerMessage))
def test_server_message_is_read_back_equal(codec: Codec, message: ServerMessage) -> None:
    if not isinstance(message, Poses):
        assert codec.decode_server(codec.encode(message)) == message


grid = st.integers(-32_000, 32_000).map(lambda centimetres: centimetres / 100)
body_poses = st.builds(
    BodyPose,
    body=st.integers(1, 65_535),
    x=grid,
    z=grid,
    heading=st.integers(0, 255).map(lambda step: step * 360 / 256),
    walking=st.booleans(),
)


@given(tick=st.integers(0, 2**32 - 1), bodies=st.lists(body_poses, max_size=40))
def test_pose_frame_is_read_back_equal_to_the_centimetre(tick: int, bodies: list[BodyPose]) -> None:
    frame = poses.encode(tick, bodies)
    assert len(frame) == 8 + 8 * len(bodies)
    assert poses.decode(frame) == Poses(tick=tick, poses=tuple(bodies))


@given(x=st.floats(-320, 320), z=st.floats(-320, 320), heading=st.floats(-720, 720))
def test_pose_frame_is_exact_to_half_a_centimetre_and_a_heading_step(x: float, z: float, heading: float) -> None:
    (pose,) = poses.decode(poses.encode(1, [BodyPose(1, x, z, heading, False)])).poses
    assert abs(pose.x - x) <= 0.0051
    assert abs(pose.z - z) <= 0.0051
    assert abs((pose.heading - heading + 180) % 360 - 180) <= 0.71


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
