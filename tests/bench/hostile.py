"""100,000 hostile frames and 10,000 of noise: nobody else loses a beat, no error is logged, memory stays flat.

python -m tests.bench.hostile --fuzzed 100000 --noise 10000 --through-sockets 5000

First against the store in this process, through its real websocket connections but without sockets: after each tenth
the attackers go, and what memory is left is printed. Then against a `vstore serve` of the sample store, through real
sockets, beside two honest visitors of whom each must see the other arrive. It exits with 1 where an error was logged or
memory grew by more than 2 % after the first fifth.
"""

import argparse
import asyncio
import gc
import os
import random
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from scenes.places import Place, distance
from tests.bench.load.processes import memory
from tests.support.big_hall import open_big_house
from tests.support.faults import Faults
from tests.support.hostile_frames import HostileFrames
from tests.support.served import Served, served
from tests.support.siege import Siege, patient_limits
from tests.support.socketry import BINARY, FIN, HEAD, PACKED, TEXT, frame
from vstore.client.connection import StoreConnection
from vstore.client.visitor import Visitor
from vstore.protocol.client import VERSION, Hello
from vstore.protocol.codec import JSON, MSGPACK

PARTS = 10
WARM_PARTS = 2
MOST_GROWTH = 0.02
FRAMES_EACH = 15
ATTACKERS = 10
PATIENCE = 30.0
PATIENT = {
    "VSTORE_RATE_ALL": "100000",
    "VSTORE_RATE_MOTION": "100000",
    "VSTORE_RATE_COMMERCE": "100000",
    "VSTORE_RATE_ADDRESS_CONNECTIONS": "1000",
    "VSTORE_RESUME_SECONDS": "2",
}


async def in_memory(fuzzed: int, noise: int, folder: Path) -> float:
    """The growth of this process's memory, as a share."""
    house = await open_big_house(folder, limits=patient_limits())
    siege = Siege(house, seed=1)
    warm, begun = 0, time.perf_counter()
    for part in range(1, PARTS + 1):
        await siege.attack(fuzzed // PARTS, noise // PARTS)
        await siege.retreat()
        gc.collect()
        if part == WARM_PARTS:
            warm = memory(os.getpid())[0]
        megabytes, taken = memory(os.getpid())[0] / 2**20, time.perf_counter() - begun
        print(
            f"{siege.sent:7} frames: {megabytes:7.2f} MiB  {len(gc.get_objects()):7} objects  {taken:5.0f} s",
            flush=True,
        )
    await siege.check()
    house.close()
    return memory(os.getpid())[0] / warm - 1


async def attack(address: str, seed: int, frames: int) -> None:
    """One attacker after the other; each sends until it is thrown out or has sent enough."""
    host, port = address.removeprefix("http://").rstrip("/").split(":")
    hostile, chance = HostileFrames(seed), random.Random(seed)
    while frames > 0:
        codec = chance.choice((MSGPACK, JSON))
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(HEAD % (b"/ws", PACKED if codec is MSGPACK else b""))
        hello = codec.encode(Hello(VERSION, name="Mallory"))
        kind, payload = (BINARY, hello) if isinstance(hello, bytes) else (TEXT, hello.encode())
        with suppress(ConnectionError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(frame(FIN | kind, payload))
            for _ in range(FRAMES_EACH):
                writer.write(hostile.frame(codec) if chance.random() < 0.9 else hostile.noise())
                await writer.drain()
            writer.write_eof()
            async with asyncio.timeout(PATIENCE):
                while await reader.read(65_536):
                    pass
        writer.transport.abort()
        frames -= FRAMES_EACH


def place_of(visitor: Visitor) -> Place:
    """Where a visitor stands, as its own client knows."""
    assert visitor.welcome
    return visitor.replica.bodies[visitor.welcome.body].pose.place


async def is_seen_walking(visitor: Visitor, to: Place, witness: Visitor, store: StoreConnection) -> None:
    """A visitor walks; the copy of the room on the witness's connection shows them arrive."""
    assert visitor.welcome
    assert await visitor.walk_to(to)
    while distance(witness.replica.bodies[visitor.welcome.body].pose, to) > 0.1:
        witness.replica.feed(await store.receive())


async def through_sockets(store: Served, frames: int) -> float:
    """The growth of the server's memory while the second half of the frames came, as a share."""
    before = 0
    async with StoreConnection(store.address) as to_hana, StoreConnection(store.address) as to_minsu:
        hana, minsu = Visitor(to_hana), Visitor(to_minsu)
        await hana.enter("Hana", "en")
        await minsu.enter("Minsu", "en")
        places = place_of(hana), place_of(minsu)
        for half in range(2):
            before = memory(store.process.pid)[0]
            share = frames // 2 // ATTACKERS
            await asyncio.gather(*(attack(store.address, half * ATTACKERS + each, share) for each in range(ATTACKERS)))
            async with asyncio.timeout(PATIENCE):
                for to in places:
                    await is_seen_walking(hana, to, minsu, to_minsu)
                    await is_seen_walking(minsu, to, hana, to_hana)
    return memory(store.process.pid)[0] / before - 1


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--fuzzed", type=int, default=100_000)
    parser.add_argument("--noise", type=int, default=10_000)
    parser.add_argument("--through-sockets", type=int, default=5_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Faults() as faults:
        growth = asyncio.run(in_memory(options.fuzzed, options.noise, Path(folder)))
    print(f"in memory: grew by {growth:.2%}; {len(faults.records)} errors were logged")
    with tempfile.TemporaryDirectory() as folder, served(None, Path(folder) / "store.db", **PATIENT) as store:
        grown = asyncio.run(through_sockets(store, options.through_sockets))
        errors = [line for line in store.log if '"level": "error"' in line]
    print(f"through sockets: {options.through_sockets} frames, the server grew by {grown:.2%}; {len(errors)} errors")
    print("\n".join([*faults.records[:5], *errors[:5]]))
    return int(growth > MOST_GROWTH or bool(faults.records) or bool(errors))


if __name__ == "__main__":
    sys.exit(main())
