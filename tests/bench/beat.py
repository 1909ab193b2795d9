"""What one beat of a room costs with 25, 100 and 200 visitors who all walk, as a share of the 50 ms it may take."""

import asyncio
import random
import statistics
import tempfile
import time
from pathlib import Path

import msgspec

from scenes.places import Place
from tests.support.little_store import BEAT, Guest, House, open_house
from vstore.limits import StoreLimits
from vstore.protocol.client import Walk

BEATS = 100


async def crowd(folder: Path, size: int) -> tuple[House, list[Guest]]:
    house = await open_house(folder, StoreLimits(sessions=size, sessions_per_address=size))
    document = house.store.rooms["hall"].world.document
    house.store.rooms["hall"].world.document = msgspec.structs.replace(document, capacity=size)
    return house, [await house.enter(f"guest {number}") for number in range(size)]


async def measure(size: int) -> tuple[float, float]:
    """Median and largest seconds of a beat, mailboxes drained as a connection would."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        house, guests = await crowd(Path(folder), size)
        times = []
        for beat in range(BEATS):
            for guest in guests[beat % 20 :: 20]:
                guest.send(Walk(Place(chance.uniform(-7, 7), chance.uniform(-5, 5))))
            house.now += BEAT
            begun = time.perf_counter()
            house.store.tick(BEAT, house.now)
            for guest in guests:
                house.store.take(guest.session)
            times.append(time.perf_counter() - begun)
            house.store.drain_errands()
        house.close()
    return statistics.median(times), max(times)


def main() -> None:
    for size in (25, 100, 200):
        median, worst = asyncio.run(measure(size))
        share = f"{median / BEAT:5.1%} of a beat, worst {worst / BEAT:5.1%}"
        print(f"beat, {size:3} walkers       {median * 1000:7.2f} ms   {share}")


if __name__ == "__main__":
    main()
