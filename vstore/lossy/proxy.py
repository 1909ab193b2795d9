"""A TCP proxy that treats each connection as its link says."""

import asyncio
import random
import socket
import struct
from collections.abc import Callable

from vstore.lossy.link import Chance, Failure, Link, Trouble, Way

SILENCE_SECONDS = 60.0
"""How long a connection that fell silent is held open: longer than a client should need to notice."""

MOST_HELD_BYTES = 65_536
"""What may be on the way in one direction; a sender that is faster has to wait, as with a real slow line."""

Told = Callable[[str], None]


class LossyProxy:
    """Leads every connection to `host`:`port`, badly. The same `seed` gives the n-th connection the same fate.

    `told` hears of each connection's fate in words; `silence` is how many seconds a dead one is held open.
    """

    def __init__(
        self,
        host: str,
        port: int,
        trouble: Trouble,
        seed: int,
        told: Told = lambda _: None,
        silence: float = SILENCE_SECONDS,
    ) -> None:
        self._host = host
        self._port = port
        self._trouble = trouble
        self._seed = seed
        self._told = told
        self._silence = silence
        self._connections = 0

    async def serve(self, listener: socket.socket) -> None:
        """Runs until cancelled; the connections end with it."""
        async with asyncio.TaskGroup() as carried:

            def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                carried.create_task(self._lead(reader, writer))

            server = await asyncio.start_server(meet, sock=listener)
            try:
                await asyncio.Event().wait()
            finally:
                server.close()

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections += 1
        number = self._connections
        try:
            store_reader, store_writer = await asyncio.open_connection(self._host, self._port)
        except OSError as fault:
            self._told(f"connection {number}: nobody answers at {self._host}:{self._port}: {fault}")
            reset(writer)
            return
        link = Link(self._trouble, chance_of(self._seed, number), clock())
        self._told(f"connection {number} is open")
        try:
            async with asyncio.timeout_at(link.fails_at):
                await carried(Half(reader, store_writer, link.up), Half(store_reader, writer, link.down))
            self._told(f"connection {number} has ended")
        except TimeoutError:
            self._told(f"connection {number} fails as planned: {link.failure}")
            if link.failure is Failure.SILENCE:
                await asyncio.sleep(self._silence)
        except ConnectionError:
            self._told(f"connection {number} was broken off by one of its ends")
        finally:
            reset(writer)
            reset(store_writer)


def chance_of(seed: int, connection: int) -> Callable[[str], Chance]:
    """The sources of chance for the parts of the n-th connection's link."""
    return lambda part: random.Random(f"{seed} {connection} {part}").random


async def carried(*halves: "Half") -> None:
    """Carries bytes until both ends have ended and have everything. Raises ConnectionError where one breaks off."""
    work = [asyncio.create_task(each) for half in halves for each in (half.read(), half.write())]
    try:
        await asyncio.gather(*work)
        for half in halves:
            await half.close()
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)


class Half:
    """One direction of a real connection: from a reader over a way to a writer."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way) -> None:
        self._reader = reader
        self._writer = writer
        self._way = way
        self._news = asyncio.Event()
        self._room = asyncio.Event()

    async def read(self) -> None:
        while data := await self._reader.read(MOST_HELD_BYTES):
            self._way.send(data, clock())
            self._news.set()
            while self._way.held > MOST_HELD_BYTES:
                self._room.clear()
                await self._room.wait()
        self._way.finish()
        self._news.set()

    async def write(self) -> None:
        while not self._way.finished:
            await self._until_due()
            if data := self._way.arrive(clock()):
                self._writer.write(data)
                self._room.set()
                await self._writer.drain()
        self._writer.write_eof()

    async def close(self) -> None:
        """Ends in order: what the system still holds is delivered."""
        self._writer.close()
        await self._writer.wait_closed()

    async def _until_due(self) -> None:
        """Waits until something should be there, or has been sent."""
        self._news.clear()
        due = self._way.due
        if due is not None:
            await asyncio.sleep(max(0.0, due - clock()))
        elif not self._way.finished:
            await self._news.wait()


def clock() -> float:
    return asyncio.get_running_loop().time()


def reset(writer: asyncio.StreamWriter) -> None:
    """Ends a connection at once, by a TCP reset, unless it has ended in order."""
    if not writer.transport.is_closing():
        linger_not = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_not)
    writer.transport.abort()
