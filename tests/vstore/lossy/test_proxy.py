"""The proxy on real sockets: bytes arrive whole, ends are passed on, and failures come as planned."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import pytest

from vstore.__main__ import main
from vstore.lossy.link import Failure, Link, Trouble
from vstore.lossy.proxy import LossyProxy, chance_of

ALL = bytes(range(256)) * 2_000


class Echo:
    """A server that answers with what it hears; `heard` is all of it, `ended` how each connection ended."""

    def __init__(self) -> None:
        self.heard = b""
        self.ended: asyncio.Queue[str] = asyncio.Queue()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(10_000):
                self.heard += data
                writer.write(data)
                await writer.drain()
            self.ended.put_nowait("in order")
        except ConnectionResetError:
            self.ended.put_nowait("reset")
        finally:
            writer.close()


class Way:
    """An echo behind a proxy, and what the proxy told."""

    def __init__(self, port: int, echo: Echo, told: list[str]) -> None:
        self.port = port
        self.echo = echo
        self.told = told


@contextlib.asynccontextmanager
async def bad_way(trouble: Trouble, seed: int = 0) -> AsyncIterator[Way]:
    echo, told = Echo(), list[str]()
    server = await asyncio.start_server(echo.serve, "127.0.0.1", 0)
    listener = socket.create_server(("127.0.0.1", 0))
    proxy = LossyProxy("127.0.0.1", server.sockets[0].getsockname()[1], trouble, seed, told.append, silence=0.05)
    serving = asyncio.create_task(proxy.serve(listener))
    try:
        async with asyncio.timeout(20):
            yield Way(listener.getsockname()[1], echo, told)
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        server.close()


def seed_of(failure: Failure, trouble: Trouble) -> int:
    """A seed with which the first connection fails so."""
    return next(seed for seed in range(100) if Link(trouble, chance_of(seed, 1), 0.0).failure is failure)


async def test_half_a_megabyte_comes_back_whole_and_both_ends_end_in_order() -> None:
    trouble = Trouble(latency=0.005, jitter=0.01, stall_every=0.1, stall_for=0.03, rate=4_000_000)
    async with bad_way(trouble) as way:
        reader, writer = await asyncio.open_connection("127.0.0.1", way.port)
        writer.write(ALL)
        writer.write_eof()
        assert await reader.read(-1) == ALL
        writer.close()
        assert await way.echo.ended.get() == "in order"
        assert way.echo.heard == ALL


async def test_a_planned_reset_is_felt_at_both_ends() -> None:
    trouble = Trouble(drop_every=0.1)
    async with bad_way(trouble, seed_of(Failure.RESET, trouble)) as way:
        reader, writer = await asyncio.open_connection("127.0.0.1", way.port)
        writer.write(b"hello")
        assert await reader.readexactly(5) == b"hello"
        with pytest.raises(ConnectionResetError):
            await reader.read(1)
        assert await way.echo.ended.get() == "reset"
        writer.close()
        assert way.told == ["connection 1 is open", "connection 1 fails as planned: reset"]


async def test_a_connection_that_falls_silent_carries_nothing_and_tells_nobody() -> None:
    trouble = Trouble(latency=10.0, drop_every=0.1)
    async with bad_way(trouble, seed_of(Failure.SILENCE, trouble)) as way:
        reader, writer = await asyncio.open_connection("127.0.0.1", way.port)
        writer.write(b"hello")
        with pytest.raises(ConnectionResetError):
            await reader.read(1)
        assert await way.echo.ended.get() == "reset"
        assert way.echo.heard == b""
        writer.close()
        assert way.told == ["connection 1 is open", "connection 1 fails as planned: silence"]


async def test_a_store_that_is_not_there_resets_the_client_and_the_proxy_goes_on() -> None:
    async with bad_way(Trouble()) as way:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
            listener = socket.create_server(("127.0.0.1", 0))
            told: list[str] = []
            nowhere = asyncio.create_task(LossyProxy("127.0.0.1", port, Trouble(), 0, told.append).serve(listener))
            for number in (1, 2):
                reader, writer = await asyncio.open_connection(*listener.getsockname())
                with pytest.raises(ConnectionResetError):
                    await reader.read(1)
                writer.close()
                assert told[-1].startswith(f"connection {number}: nobody answers at 127.0.0.1:{port}: ")
            nowhere.cancel()
            await asyncio.gather(nowhere, return_exceptions=True)
        assert way.told == []


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["https://shop.example"], "https://shop.example is no plain http:// address"),
        (["http://shop.example:99999"], "http://shop.example:99999 is no address: Port out of range"),
        (["http://shop.example", "--stall", "3"], '3 is not EVERY,FOR in seconds with FOR the smaller, such as "12,3"'),
        (["http://shop.example", "--stall", "3,3"], "3,3 is not EVERY,FOR in seconds"),
        (["http://shop.example", "--latency", "-1"], "-1 is not a number from 0 up"),
        (["http://shop.example", "--rate", "fast"], "fast is not a number from 0 up"),
    ],
    ids=lambda value: " ".join(value[1:]) if isinstance(value, list) else "",
)
def test_a_wrong_wish_is_a_clear_error(options: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        assert main(["lossy", *options]) == 1
    except SystemExit as ended:
        assert ended.code == 2
    assert line in capsys.readouterr().err
