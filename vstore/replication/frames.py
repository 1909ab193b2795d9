"""Pose frames for many viewers at once. Byte for byte what `vstore.protocol.poses.encode` makes of each one's lanes."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from vstore.protocol import poses
from vstore.replication.motions import Codes, Motions
from vstore.replication.sight import Ids, Pairs

NOTHING = np.zeros(0, np.uint8)
HEAD = 5
COUNT = 2


class Lane(msgspec.Struct, frozen=True):
    """One lane of many frames: the bytes of its records, a column for each byte, those of a viewer together.

    `counts` says how many records are whose; it is indexed by viewer id.
    """

    bit: int
    columns: Sequence[Codes]
    counts: Ids


def gap_lane(bit: int, pairs: Pairs, columns: Sequence[Codes], rows: int) -> Lane:
    """A lane whose records begin with the gap to the body before; ids are below `rows`."""
    if not len(pairs.bodies):
        return Lane(bit, [NOTHING], pairs.viewers)
    viewers, gaps = pairs.viewers, pairs.bodies.copy()
    gaps[1:] -= np.where(viewers[1:] == viewers[:-1], pairs.bodies[:-1], 0)
    wide = np.flatnonzero(gaps >= poses.SKIP)
    skips, gaps[wide] = np.divmod(gaps[wide], poses.SKIP)
    columns = [gaps.astype(np.uint8), *columns]
    if len(wide):
        repeats = np.ones_like(gaps)
        repeats[wide] += skips
        places = np.cumsum(repeats) - 1
        fillers = (poses.SKIP, *(0 for _ in columns[1:]))
        columns = [_spread(each, places, filler) for each, filler in zip(columns, fillers, strict=True)]
        viewers = np.repeat(viewers, repeats)
    return Lane(bit, columns, np.bincount(viewers, minlength=rows))


def _spread(column: Codes, places: Ids, filler: int) -> Codes:
    spread = np.full(places[-1] + 1, filler, np.uint8)
    spread[places] = column
    return spread


_PLACED = np.dtype([("id", "<u2"), ("x", "<i2"), ("z", "<i2"), ("heading", "u1"), ("flags", "u1")])


def placed_lane(pairs: Pairs, motions: Motions, rows: int) -> Lane:
    """The lane of whole poses; ids are below `rows`."""
    bodies = pairs.bodies
    records = np.empty(len(bodies), _PLACED)
    records["id"], records["x"], records["z"] = bodies, motions.x[bodies], motions.z[bodies]
    records["heading"], records["flags"] = motions.heading[bodies], motions.legs[bodies]
    columns: NDArray[np.uint8] = records.view(np.uint8).reshape(-1, _PLACED.itemsize).T
    return Lane(poses.PLACED, list(columns), np.bincount(pairs.viewers, minlength=rows))


def frames(tick: int, viewers: Ids, lanes: Sequence[Lane]) -> dict[int, bytes]:
    """The frame of each viewer who is told something.

    Lanes in the order of their bits, their records in the order of the viewers.
    """
    lanes = [lane for lane in lanes if len(lane.columns[0])]
    if not lanes:
        return {}
    counts = [lane.counts[viewers] for lane in lanes]
    bits, sizes = np.zeros((2, len(viewers)), np.intp)
    for lane, number in zip(lanes, counts, strict=True):
        bits += (number > 0) * lane.bit
        sizes += (number > 0) * COUNT + number * len(lane.columns)
    told = np.flatnonzero(bits)
    ends = np.cumsum(sizes[told] + HEAD)
    cursor = ends - sizes[told] - HEAD
    made = np.empty(ends[-1], np.uint8)
    for offset, byte in enumerate((poses.MARK, poses.KIND, tick & 0xFF, tick >> 8 & 0xFF, bits[told])):
        made[cursor + offset] = byte
    cursor = cursor + HEAD
    for lane, number in zip(lanes, counts, strict=True):
        cursor = _write(lane, number[told], made, cursor)
    whole, owners = made.tobytes(), viewers[told].tolist()
    cuts = ends.tolist()
    return {owner: whole[begin:end] for owner, begin, end in zip(owners, [0, *cuts], cuts, strict=False)}


def _write(lane: Lane, numbers: Ids, made: Codes, cursor: Ids) -> Ids:
    """Writes each viewer's part of a lane at their cursor; returns where the cursors are afterwards."""
    size = len(lane.columns)
    some = numbers > 0
    made[cursor[some]], made[cursor[some] + 1] = numbers[some] & 0xFF, numbers[some] >> 8
    first = np.cumsum(numbers) - numbers
    places = np.repeat(cursor + COUNT - first * size, numbers)
    places += np.arange(len(places)) * size
    for offset, column in enumerate(lane.columns):
        made[places + offset] = column
    return cursor + some * COUNT + numbers * size
