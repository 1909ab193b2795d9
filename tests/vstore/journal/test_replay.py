"""Law: a journal fed to a new store sends the same bytes, whatever the visits were; any difference is named."""

import asyncio
import inspect
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from scenes.entities import Look
from tests.support.little_store import BEAT, open_house, opening_of
from tests.support.random_visits import RandomVisits
from vstore.journal.file_format import MARK, JournalReader, packed
from vstore.journal.inputs import Input, Received
from vstore.journal.recorded_store import Record, RecordedStore
from vstore.journal.replay import Replay
from vstore.journal.sent import DIGEST_BYTES, Sent
from vstore.limits import StoreLimits
from vstore.open_store import OpenStore
from vstore.protocol.client import Leave, Ping, Say
from vstore.protocol.codec import MSGPACK
from vstore.protocol.server import Pong, Said

LIMITS = StoreLimits(mailbox_bytes=40_000, resume_seconds=3.0, idle_seconds=20.0)
BEATS = 600
READINGS = {"about", "attention", "drain_errands"}
"""What may be called on a store without changing what it sends."""


async def recorded(folder: Path, seed: int) -> list[Record]:
    """Half a minute of random visits, with slow readers that overflow and tokens that run out."""
    records: list[Record] = []
    house = await open_house(folder, LIMITS, record=records.append)
    await RandomVisits(house, seed).run(BEATS)
    inside = max((each for each in house.store.sessions.values() if each.cart), key=lambda each: each.key)
    assert inside.cart is not None
    house.store.email_linked(inside.visitor, inside.visitor, "hana@example.com", inside.cart, ())
    house.store.dressed(inside.key, Look(avatar="0f" * 32), house.now)
    house.store.fail(max(house.store.sessions))
    await house.run(BEAT)
    house.store.shut_down()
    await house.run(BEAT)
    house.close()
    return records


def written(records: list[Record]) -> bytes:
    """The journal's file."""
    return MARK + packed(opening_of(LIMITS)) + b"".join(map(packed, records))


def replayed(records: list[Record]) -> Replay:
    """A replay from the journal's bytes alone."""
    reader = JournalReader(io.BytesIO(written(records)))
    replay = Replay(reader.opening)
    for record in reader:
        replay.feed(record)
    return replay


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> list[list[Record]]:
    """A journal for each of some seeds."""
    return [asyncio.run(recorded(tmp_path_factory.mktemp("visits"), seed)) for seed in range(5)]


def test_a_replay_sends_the_same_bytes(visits: list[list[Record]]) -> None:
    for records in visits:
        replay = replayed(records)
        assert (replay.difference, replay.breaks) == (None, [])
        assert replay.beats == BEATS + 2
        sent = sum(len(each.digests) // DIGEST_BYTES for each in records if isinstance(each, Sent))
        assert replay.sent == sent > 500


def test_the_visits_hold_every_kind_of_input(visits: list[list[Record]]) -> None:
    """Otherwise the law would be shown of less than it says."""
    kinds = {type(record) for records in visits for record in records}
    assert set(get_args(Input)) - kinds == set()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_replay_does_not_depend_on_the_order_of_hashes(visits: list[list[Record]], tmp_path: Path, seed: str) -> None:
    file = tmp_path / "visits.journal"
    file.write_bytes(written(visits[0]))
    replay = subprocess.run(
        [sys.executable, "-m", "vstore", "replay", str(file)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (replay.returncode, replay.stderr) == (0, "")
    assert replay.stdout.endswith(": byte-equal\n")


def test_no_input_of_a_store_goes_unrecorded() -> None:
    public = {name for name, _ in inspect.getmembers(OpenStore, inspect.isfunction) if not name.startswith("_")}
    recorded_ones = {name for name in vars(RecordedStore) if not name.startswith("_")}
    assert public - recorded_ones == READINGS


async def test_the_first_difference_is_named(tmp_path: Path) -> None:
    records: list[Record] = []
    house = await open_house(tmp_path, LIMITS, record=records.append)
    guest = await house.enter()
    await house.run(1.0)
    guest.send(Ping(1))
    guest.send(Say(1, "hello"))
    guest.send(Ping(2))
    await house.run(1.0)
    guest.send(Ping(3))
    house.close()
    replay = replayed(list(map(_altered, records)))
    difference = replay.difference
    assert difference is not None
    assert (difference.beat, difference.session, difference.message) == (21, guest.session.key, 1)
    assert difference.frame is not None
    said = MSGPACK.decode_server(difference.frame)
    assert isinstance(said, Said)
    assert said.piece == "goodbye"


def _altered(record: Record) -> Record:
    hello = MSGPACK.encode(Say(1, "hello"))
    if isinstance(record, Received) and record.frame == hello:
        return msgspec.structs.replace(record, frame=MSGPACK.encode(Say(1, "goodbye")))
    return record


def test_a_message_missing_or_too_many_is_a_difference() -> None:
    frames = [MSGPACK.encode(Pong(number)) for number in range(3)]
    sent = Sent.of(1, frames[:2])
    assert [sent.differs_at(frames[:count]) for count in range(4)] == [0, 1, None, 2]


async def test_an_input_that_breaks_is_told_and_the_replay_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records: list[Record] = []
    house = await open_house(tmp_path, LIMITS, record=records.append)
    await house.enter()

    def breaks(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("vstore.room.Room.tick", breaks)
    with pytest.raises(RuntimeError):
        house.store.tick(BEAT, house.now + BEAT)
    house.close()
    replay = replayed(records)
    assert [(beat, str(fault)) for beat, fault in replay.breaks] == [(1, "a bug")]
    assert replay.difference is None


async def test_the_reason_of_an_end_is_compared_too(tmp_path: Path) -> None:
    records: list[Record] = []
    house = await open_house(tmp_path, LIMITS, record=records.append)
    guest = await house.enter()
    guest.send(Leave())
    house.store.part(guest.session)
    house.close()
    assert replayed(records).difference is None
    left = MSGPACK.encode(Leave())
    stayed = [each for each in records if not (isinstance(each, Received) and each.frame == left)]
    difference = replayed(stayed).difference
    assert difference is not None
    assert (difference.session, difference.frame) == (guest.session.key, None)
