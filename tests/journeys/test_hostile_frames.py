"""Thousands of hostile frames cost nobody else a beat and leave nothing behind. In full: `tests.bench.hostile`."""

import gc
import tracemalloc
from pathlib import Path

from tests.support.big_hall import open_big_house
from tests.support.faults import Faults
from tests.support.siege import Siege, patient_limits

KILOBYTE = 1_024


async def test_hostile_frames_end_at_most_their_own_session_and_memory_stays_flat(tmp_path: Path) -> None:
    house = await open_big_house(tmp_path, limits=patient_limits())
    siege = Siege(house, seed=7)
    kept = []
    tracemalloc.start()
    with Faults() as faults:
        for fuzzed, noise in ((1_000, 200), (1_000, 150), (1_000, 150), (1_000, 150)):
            await siege.attack(fuzzed, noise)
            await siege.retreat()
            gc.collect()
            kept.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    await siege.check()
    assert siege.sent == 4_650
    assert faults.records == []
    assert kept[3] - kept[2] < 100 * KILOBYTE
    house.close()
