"""An hour in a lively hall, in stepped time: memory stays flat, and who was there all along still sees the truth.

python -m tests.bench.soak --minutes 60 --visitors 200

The visitors walk, talk, buy, stall, drop, come back and leave, and others come in their place; there is no language
model. Four of them are probes that stay; every minute all stand for a second, and what the probes know must be the
world as far as they see. What they know they remember in a process of their own: this one holds the server with its
database, and of the visitors no more than what they are about to do. Its growth is counted from minute 5 to the end,
after a collection: of the blocks that are in use, and of resident memory, which also has the gaps between them and the
caches of the database. It exits with 1 where either grew by more than 2 % or an error was logged.
"""

import argparse
import asyncio
import gc
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.load.processes import memory_alone
from tests.support.big_hall import open_big_house
from tests.support.eyes import EyesElsewhere
from tests.support.faults import Faults
from tests.support.lively_hall import LivelyHall

WARM_MINUTES = 5
MOST_GROWTH = 0.02


async def soak(minutes: int, visitors: int, folder: Path) -> tuple[float, float]:
    """Prints the figures of each fifth minute; the growth of blocks in use and of resident memory, as shares."""
    house = await open_big_house(folder)
    eyes = EyesElsewhere()
    hall = LivelyHall(house, visitors, eyes)
    warm_blocks, warm_resident, begun, asked = 0, 0.0, time.perf_counter(), 0
    for minute in range(1, minutes + 1):
        await hall.live(59.0)
        await hall.stand()
        asked += hall.check()
        gc.collect()
        blocks, resident = sys.getallocatedblocks(), memory_alone(os.getpid())[0] / 2**20
        if minute == WARM_MINUTES:
            warm_blocks, warm_resident = blocks, resident
        if minute % WARM_MINUTES == 0:
            print(
                f"minute {minute:3}: {blocks:8} blocks  {resident:7.2f} MiB  {len(house.store.sessions):4} sessions  "
                f"{asked:4} probes agreed  {time.perf_counter() - begun:5.0f} s",
                flush=True,
            )
    print("ends:", ", ".join(f"{reason} {count}" for reason, count in sorted(hall.reasons.items())))
    house.close()
    eyes.close()
    return blocks / warm_blocks - 1, resident / warm_resident - 1


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--visitors", type=int, default=200)
    options = parser.parse_args()
    if options.minutes <= WARM_MINUTES:
        parser.error(f"--minutes must be more than {WARM_MINUTES}")
    with tempfile.TemporaryDirectory() as folder, Faults() as faults:
        growth, resident = asyncio.run(soak(options.minutes, options.visitors, Path(folder)))
    print(f"from minute {WARM_MINUTES} on blocks grew by {growth:.2%}, resident memory by {resident:.2%}")
    print(f"{len(faults.records)} errors were logged")
    print("\n".join(faults.records[:5]))
    return int(max(growth, resident) > MOST_GROWTH or bool(faults.records))


if __name__ == "__main__":
    sys.exit(main())
