"""Steps that are read many at once: the same as one after the other, whatever the bytes."""

import random
import struct
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from scenes.places import Pose
from tests.support.little_store import BEAT, Guest, House, open_house
from vstore.protocol.client import Steer, Walk
from vstore.protocol.codec import JSON, MSGPACK
from vstore.protocol.steps import STEP_BYTES, decode_steps

NUMBERS = st.binary(min_size=8, max_size=8).map(lambda bits: struct.unpack(">d", bits)[0])
STEPS = st.builds(lambda x, z, heading: bytes_of(Steer(Pose(x, z, heading))), NUMBERS, NUMBERS, NUMBERS)
SPOILED = st.builds(
    lambda step, at, byte: step[:at] + bytes((byte,)) + step[at + 1 :],
    STEPS,
    st.integers(0, STEP_BYTES - 1),
    st.integers(0, 255),
)


def bytes_of(message: Steer) -> bytes:
    encoded = MSGPACK.encode(message)
    assert isinstance(encoded, bytes)
    return encoded


def bits(pose: Pose) -> bytes:
    """A pose to be compared where numbers may be none."""
    return struct.pack("3d", pose.x, pose.z, pose.heading)


@given(st.lists(st.one_of(STEPS, SPOILED, st.binary(min_size=STEP_BYTES, max_size=STEP_BYTES)), min_size=1))
def test_a_step_is_what_the_codec_says(messages: list[bytes]) -> None:
    usual, wanted = decode_steps(b"".join(messages))
    for message, is_usual, numbers in zip(messages, usual.tolist(), wanted.T.tolist(), strict=True):
        if is_usual:
            decoded = MSGPACK.decode(message)
            assert isinstance(decoded, Steer) and bits(decoded.pose) == bits(Pose(*numbers))


@given(st.lists(STEPS, min_size=1))
def test_the_usual_step_is_never_left_to_the_codec(messages: list[bytes]) -> None:
    usual, _ = decode_steps(b"".join(messages))
    assert usual.all()


async def visited(folder: Path, seed: int, *, at_once: bool) -> list[list[str]]:
    """What everybody is told at each beat, where all send a message of a step's length at most beats."""
    chance = random.Random(seed)
    house = await open_house(folder)
    guests = [await house.enter(codec=codec) for codec in (MSGPACK, MSGPACK, JSON, MSGPACK)]
    told = []
    for _ in range(150):
        turns = [guest for guest in guests for _ in range(chance.choice((0, 1, 1, 1, 5))) if not guest.session.closing]
        for guest in turns:
            send(house, guest, message_of(chance), at_once=at_once)
        if chance.random() < 0.05:
            guests[0].send(Walk(Pose(2.0, 1.0).place))
        await house.run(BEAT)
        told.append([str(message) for guest in guests for message in guest.seen])
        for guest in guests:
            guest.seen.clear()
    house.close()
    return told


def message_of(chance: random.Random) -> bytes:
    """A step, mostly possible."""
    if chance.random() < 0.02:
        return bytes(STEP_BYTES)
    heading = chance.choice((90.0, 90.0, float("nan")))
    return bytes_of(Steer(Pose(chance.uniform(-7.0, 7.0), chance.uniform(-5.0, 5.0), heading)))


def send(house: House, guest: Guest, message: bytes, *, at_once: bool) -> None:
    if at_once:
        house.store.receive_steps([guest.session], message, house.now)
    else:
        guest.send_frame(message)


async def test_a_store_that_is_given_steps_at_once_tells_the_same(tmp_path: Path) -> None:
    for seed in range(3):
        folders = [tmp_path / f"{seed}-{way}" for way in ("one", "many")]
        for folder in folders:
            folder.mkdir()
        one, many = [await visited(folder, seed, at_once=folder is folders[1]) for folder in folders]
        assert one == many and any(one)
