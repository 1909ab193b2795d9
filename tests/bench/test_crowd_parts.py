"""The benchmark of crowds judges truly: what the probes see, and what the load reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.load.floor import CELL, PROBE_HOMES, SIDE, Walkers, free_floor, starts
from tests.bench.load.orders import Count
from tests.bench.load.row import wrongly_shown
from tests.bench.load.sight import Moves
from tests.bench.load.wire import BINARY, PING, Frames, is_one_frame

CROWD = Count(bodies={"near": (3.0, 4.0), "far": (0.0, 40.0)})


def frame(opcode: int, payload: bytes) -> bytes:
    """As a server sends it: unmasked."""
    size = len(payload)
    head = bytes((size,)) if size < 126 else b"\x7e" + size.to_bytes(2, "big") if size < 1 << 16 else b""
    return bytes((0x80 | opcode,)) + (head or b"\x7f" + size.to_bytes(8, "big")) + payload


@given(
    st.lists(st.tuples(st.sampled_from((BINARY, PING)), st.sampled_from((0, 1, 125, 126, 300, 70_000)))),
    st.integers(1, 997),
)
def test_frames_are_whole_however_they_are_cut(sent: list[tuple[int, int]], piece: int) -> None:
    stream = b"".join(frame(opcode, bytes(size)) for opcode, size in sent)
    frames = Frames()
    got = [each for at in range(0, len(stream), piece) for each in frames.feed(stream[at : at + piece])]
    assert got == [(opcode, bytes(size)) for opcode, size in sent]
    assert frames.between


@pytest.mark.parametrize("size", [0, 125, 126, 60_000])
def test_only_one_whole_binary_frame_is_taken_at_a_glance(size: int) -> None:
    whole = frame(BINARY, bytes(size))
    assert is_one_frame(memoryview(whole), len(whole))
    assert not is_one_frame(memoryview(whole), len(whole) - 1)
    assert not is_one_frame(memoryview(whole + b"\x82"), len(whole) + 1)
    ping = frame(PING, bytes(size))
    assert not is_one_frame(memoryview(ping), len(ping))


def test_moves_that_were_passed_over_count_as_seen_late() -> None:
    moves = Moves()
    moves.measuring = True
    others = [("observer", (0.0, 0.0))]
    moves.sent("mover", (1.0, 1.0), others, 10.0)
    moves.sent("mover", (1.0, 1.2), others, 10.1)
    moves.sent("mover", (30.0, 0.0), others, 10.2)
    moves.seen("observer", "mover", (5.0, 5.0), 10.15)
    assert (moves.near, moves.far) == ([], [])
    moves.seen("observer", "mover", (1.0, 1.2), 10.25)
    moves.seen("observer", "mover", (30.0, 0.0), 10.5)
    assert moves.near == pytest.approx([0.25, 0.15])
    assert moves.far == pytest.approx([0.3])


@pytest.mark.parametrize(
    ("shown", "faults"),
    [
        ({"probe": (0.0, 0.0), "near": (3.0, 4.0)}, 0),
        ({"probe": (0.0, 0.0), "near": (3.0, 4.005)}, 0),
        ({"probe": (0.0, 0.0), "near": (3.0, 4.1)}, 1),
        ({"probe": (0.0, 0.0)}, 1),
        ({"probe": (0.0, 0.0), "near": (3.0, 4.0), "far": (0.0, 40.0)}, 1),
        ({"probe": (0.0, 0.0), "near": (3.0, 4.0), "ghost": (1.0, 1.0)}, 1),
    ],
    ids=["true", "rounded", "elsewhere", "lacking", "beyond the area", "nobody"],
)
def test_what_a_probe_shows_wrongly_is_counted(shown: dict[str, tuple[float, float]], faults: int) -> None:
    probes = Count(bodies={"probe": (0.0, 0.0)}, seen={"probe": shown})
    assert wrongly_shown(probes, CROWD, 25.0) == faults


def test_walkers_keep_to_the_free_floor_and_probes_to_their_homes() -> None:
    free = free_floor()
    crowd, probes = Walkers(200, 1), Walkers(10, 2, PROBE_HOMES)
    for walkers in (crowd, probes):
        for each, (x, z) in enumerate(starts(len(walkers.x))):
            walkers.place(each, x, z)
    for _ in range(300):
        crowd.step()
        probes.step()
        assert free[((crowd.x + SIDE / 2) / CELL).astype(int), ((crowd.z + SIDE / 2) / CELL).astype(int)].all()
        assert probes.at_home()
