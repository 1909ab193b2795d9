"""What one beat of a room costs with 25, 100 and 200 visitors who all walk, as a share of the 50 ms it may take.

And what of it is the world's and the agents': 800 visitors of a hall with 200 displays steer at 10 Hz, one more comes
in where 1,000 are, and three agents are spoken to by nobody.
"""

import asyncio
import gc
import random
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from avatars.vocabulary import Vocabulary
from scenes.crowd import columns
from scenes.document import Display, Post, SceneDocument, Spawn
from scenes.entities import Look, Role
from scenes.events import Corrected
from scenes.places import Place, Pose, ahead
from scenes.world import World
from tests.support.little_store import BEAT, HALL, MUG, SORI, Guest, House, open_house
from vstore.assortment import Assortment
from vstore.briefing import Briefing
from vstore.limits import StoreLimits
from vstore.mailbox import Mailbox
from vstore.protocol.client import Walk
from vstore.protocol.codec import MSGPACK
from vstore.room import Room
from vstore.session import Rates, Session

BEATS = 100


async def crowd(folder: Path, size: int) -> tuple[House, list[Guest]]:
    house = await open_house(folder, StoreLimits(sessions=size, sessions_per_address=size))
    document = house.store.rooms["hall"].world.document
    house.store.rooms["hall"].world.document = replace(document, capacity=size)
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


def hall(agents: int = 0) -> SceneDocument:
    """An open hall of 100 by 100 metres with 200 displays on its floor."""
    chance = random.Random(1)
    spots = [(chance.uniform(-48, 48), 0.0, chance.uniform(-48, 48)) for _ in range(200)]
    displays = [Display(f"display-{number}", "mug", spot, (0.6, 1.0, 0.6)) for number, spot in enumerate(spots)]
    posts = [Post(f"post-{number}", "sori", Pose(number * 3.0, 40.0)) for number in range(agents)]
    spawns = (Spawn("in", Pose(0.0, 45.0)),)
    return SceneDocument(
        "hall", HALL.name, 100.0, 100.0, spawns, displays=tuple(displays), posts=tuple(posts), capacity=1000
    )


def crowded(world: World, size: int) -> list[float]:
    """Lets so many visitors in, anywhere; the seconds that each took."""
    chance = random.Random(2)
    times = []
    for _ in range(size):
        begun = time.perf_counter()
        world.enter(Role.VISITOR, "guest", Look(), Pose(chance.uniform(-48, 48), chance.uniform(-48, 48)))
        times.append(time.perf_counter() - begun)
    world.drain()
    return times


def steering() -> list[float]:
    """Seconds of each beat in which half of 800 visitors make the step of a tenth of a second; who bumps turns away."""
    world, chance = World(hall()), random.Random(3)
    crowded(world, 800)
    headings = {body: chance.uniform(0, 360) for body in world.bodies}
    times = []
    for beat in range(BEATS):
        steppers = list(headings)[beat % 2 :: 2]
        places = {body: ahead(replace(world.crowd.pose(body), heading=headings[body]), 0.14) for body in steppers}
        steps = columns([Pose(place.x, place.z, headings[body]) for body, place in places.items()])
        begun = time.perf_counter()
        world.steer(np.array(steppers), steps)
        world.step(BEAT)
        times.append(time.perf_counter() - begun)
        headings |= {each.body: chance.uniform(0, 360) for each in world.drain() if isinstance(each, Corrected)}
    return times


def entering() -> list[float]:
    """Seconds that each of 100 takes to come in, at the spawn, where 1,000 are about."""
    world = World(hall())
    crowded(world, 1000)
    times = []
    for _ in range(100):
        begun = time.perf_counter()
        world.enter(Role.VISITOR, "guest", Look())
        times.append(time.perf_counter() - begun)
    return times


def agents_at_rest() -> list[float]:
    """Seconds of each beat of three agents among 800 visitors who keep their peace."""
    assortment = Assortment([MUG], [hall(agents=3)])
    briefing = Briefing({"sori": SORI}, (), HALL.name, "KRW", Vocabulary())
    room = Room("hall", "hall", assortment, briefing, lambda errand: None)
    for number in range(800):
        mailbox = Mailbox(MSGPACK, 1_000_000)
        room.join(Session(number, MSGPACK, "here", mailbox, Rates(), 0.0, Counter(), {}), None, 0.0)
        mailbox.take()
    times = []
    for beat in range(BEATS):
        begun = time.perf_counter()
        room.crew.tick(beat * BEAT)
        times.append(time.perf_counter() - begun)
    return times


def main() -> None:
    for size in (25, 100, 200):
        median, worst = asyncio.run(measure(size))
        share = f"{median / BEAT:5.1%} of a beat, worst {worst / BEAT:5.1%}"
        print(f"beat, {size:3} walkers       {median * 1000:7.2f} ms   {share}")
    gc.collect()
    gc.disable()
    for what, times in (
        ("400 of 800 steer", steering()),
        ("one of 1,000 enters", entering()),
        ("3 agents, 800 silent", agents_at_rest()),
    ):
        print(f"{what:24} {statistics.median(times) * 1000:7.3f} ms   worst {max(times) * 1000:.3f} ms")
    gc.enable()


if __name__ == "__main__":
    main()
