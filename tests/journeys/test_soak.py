"""Day after day in a lively hall: those who stay see the truth, and nothing is left of those who went home.

In full: `tests.bench.soak`.
"""

import gc
import tracemalloc
from pathlib import Path

from tests.support.big_hall import open_big_house
from tests.support.eyes import OwnEyes
from tests.support.faults import Faults
from tests.support.lively_hall import PROBES, LivelyHall

KILOBYTE = 1_024
VISITORS = 12


async def test_nothing_is_left_of_a_day_but_the_books_and_nobody_drifts(tmp_path: Path) -> None:
    house = await open_big_house(tmp_path)
    hall = LivelyHall(house, VISITORS, OwnEyes())
    store, kept, asked = house.store, [], 0
    tracemalloc.start()
    with Faults() as faults:
        for _ in range(3):
            for _ in range(2):
                await hall.live(20.0)
                await hall.stand()
                asked += hall.check()
            await hall.go_home()
            assert store.sessions == {} and len(store.addresses) == 0
            assert (store.entrance.inside, store.entrance.waiting) == (0, 0)
            gc.collect()
            kept.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert faults.records == []
    assert asked >= 3 * PROBES
    assert hall.reasons["left"] >= VISITORS
    assert kept[2] - kept[1] < 100 * KILOBYTE
    house.close()
