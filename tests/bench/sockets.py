"""What a socket layer costs the server: processor time for each small message received and decoded, and each one sent.

`python -m tests.bench.sockets [--seconds S] [--rounds N]`. Each layer runs in a process of its own on one core, the
load on the other; all are measured in turn, round after round, and the median of the rounds is shown. Times are the
server process's own, the kernel's part included, and no waiting. picows is measured where it is installed (pip install
picows).
"""

import argparse
import asyncio
import os
import selectors
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from typing import Any

import msgspec
from uvicorn.loops.auto import auto_loop_factory

from scenes.places import Pose
from tests.bench.load.processes import LOAD_CORE, SERVER_CORE, cores, pin
from tests.support.socketry import BINARY, FIN, HEAD, PACKED, KeptLoop, frame
from vstore.doors.step_reader import StepReader
from vstore.doors.websocket import WebsocketConnection
from vstore.protocol.client import Steer
from vstore.protocol.codec import MSGPACK, Frame
from vstore.session import Session

CLIENTS = 200
BURST = 50
"""Clients that send at the same moment: what a server finds ready in one turn of its loop."""
BURSTS_PER_SECOND = 200
BEATS_PER_SECOND = 20
STEER = msgspec.msgpack.encode(Steer(Pose(1.25, -3.5, 90.0)))
PATCH = os.urandom(300)

Tell = Callable[[bytes], None]
Layer = Callable[["Meter", socket.socket], Awaitable[Tell]]


class Meter(KeptLoop):
    """Decodes what comes in and counts it."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def receive(self, session: Session | None, message: Frame) -> None:
        MSGPACK.decode(message)
        self.count += 1


async def by_websockets(meter: Meter, listener: socket.socket) -> Tell:
    """The library's own server."""
    from websockets.asyncio.server import ServerConnection, broadcast, serve

    here: set[ServerConnection] = set()

    async def visit(connection: ServerConnection) -> None:
        here.add(connection)
        async for message in connection:
            meter.receive(None, message)

    await serve(visit, sock=listener, compression=None, ping_interval=None)
    return lambda message: broadcast(here, message)


async def by_starlette(meter: Meter, listener: socket.socket) -> Tell:
    """A Starlette endpoint on uvicorn's websocket, sent to by a task a client."""
    import uvicorn
    from starlette.applications import Starlette
    from starlette.routing import WebSocketRoute
    from starlette.websockets import WebSocket

    queues: list[asyncio.Queue[bytes]] = []

    async def visit(websocket: WebSocket) -> None:
        await websocket.accept()
        queue = asyncio.Queue[bytes]()
        queues.append(queue)
        writer = asyncio.create_task(write(websocket, queue))
        async for message in websocket.iter_bytes():
            meter.receive(None, message)
        writer.cancel()

    async def write(websocket: WebSocket, queue: "asyncio.Queue[bytes]") -> None:
        while True:
            await websocket.send_bytes(await queue.get())

    app = Starlette(routes=[WebSocketRoute("/ws", visit)])
    config = uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_ping_interval=None,
        lifespan="off",
        log_config=None,
        access_log=False,
    )
    asyncio.get_running_loop().create_task(uvicorn.Server(config).serve([listener]))

    def tell(message: bytes) -> None:
        for queue in queues:
            queue.put_nowait(message)

    return tell


async def by_us(meter: Meter, listener: socket.socket) -> Tell:
    """Our protocol: the usual frame read by ourselves, the rest by `websockets`' sans-I/O protocol."""
    here: set[WebsocketConnection] = set()
    loop = asyncio.get_running_loop()

    def look_round() -> None:
        for connection in here:
            connection.age(0.0)  # no time: the load answers no pings
        loop.call_later(1.0, look_round)

    look_round()
    steps = StepReader(meter)
    await loop.create_server(lambda: WebsocketConnection(meter, steps, 16_384, here), sock=listener)

    def tell(message: bytes) -> None:
        for connection in here:
            connection.send(connection.pack([message]))

    return tell


async def by_picows(meter: Meter, listener: socket.socket) -> Tell:
    """picows, written in Cython."""
    import picows  # type: ignore[import-not-found,unused-ignore]

    here: set[Any] = set()

    class Visit(picows.WSListener):  # type: ignore[misc,unused-ignore]
        def on_ws_connected(self, transport: Any) -> None:
            here.add(transport)

        def on_ws_frame(self, transport: Any, message: Any) -> None:
            meter.receive(None, message.get_payload_as_bytes())

    await picows.ws_create_server(lambda _: Visit(), sock=listener)

    def tell(message: bytes) -> None:
        for transport in here:
            transport.send(picows.WSMsgType.BINARY, message)

    return tell


LAYERS: dict[str, Layer] = {
    "starlette on uvicorn": by_starlette,
    "websockets": by_websockets,
    "ours": by_us,
    "picows": by_picows,
}


async def serve(layer: Layer) -> None:
    """Serves until standard input ends. "tell" and "hush" on it start and stop the beat; each is answered."""
    meter = Meter()
    listener = socket.create_server(("127.0.0.1", 0), backlog=CLIENTS)
    port = listener.getsockname()[1]
    tell = await layer(meter, listener)
    told = 0
    orders: asyncio.Queue[str] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    threading.Thread(target=_listen, args=(loop, orders.put_nowait), daemon=True).start()
    print(port, flush=True)
    is_telling = False
    while True:
        try:
            async with asyncio.timeout(1 / BEATS_PER_SECOND):
                order = await orders.get()
        except TimeoutError:
            if is_telling:
                tell(PATCH)
                told += CLIENTS
            continue
        if not order:
            return
        is_telling = order == "tell"
        print(time.process_time(), meter.count, told, flush=True)


def _listen(loop: asyncio.AbstractEventLoop, hand_over: Callable[[str], None]) -> None:
    for line in sys.stdin:
        loop.call_soon_threadsafe(hand_over, line.strip())
    loop.call_soon_threadsafe(hand_over, "")


class Candidate:
    """A layer in its process, with its clients connected."""

    def __init__(self, layer: str, loop: str) -> None:
        self.name = f"{layer}, {loop}"
        command = [sys.executable, "-m", "tests.bench.sockets", "--layer", layer, "--loop", loop]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout
        port = int(self._process.stdout.readline())
        pin(self._process.pid, SERVER_CORE)
        self._clients = [_connected(port) for _ in range(CLIENTS)]
        self.received: list[float] = []
        self.sent: list[float] = []

    def order(self, word: str) -> tuple[float, int, int]:
        """Seconds of processor time, messages received and messages sent so far."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        seconds, received, sent = self._process.stdout.readline().split()
        return float(seconds), int(received), int(sent)

    def measure(self, seconds: float) -> None:
        """One round: what goes on without messages is taken off."""
        idle = self._busy(seconds / 4, "hush", lambda: time.sleep(0.01))[0] * 4
        busy, received, _ = self._busy(seconds, "hush", self._burst())
        self.received.append((busy - idle) / received)
        selector = selectors.DefaultSelector()
        for client in self._clients:
            selector.register(client, selectors.EVENT_READ)
        busy, _, sent = self._busy(seconds, "tell", lambda: _drain(selector))
        self.sent.append((busy - idle) / sent)
        self.order("hush")
        _drain(selector)
        selector.close()

    def _busy(self, seconds: float, word: str, work: Callable[[], None]) -> tuple[float, int, int]:
        before = self.order(word)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            work()
        after = self.order(word)
        return after[0] - before[0], after[1] - before[1], after[2] - before[2]

    def _burst(self) -> Callable[[], None]:
        steer = frame(FIN | BINARY, STEER)
        state = {"first": 0, "due": time.monotonic()}

        def send() -> None:
            first = int(state["first"])
            for client in self._clients[first : first + BURST]:
                client.send(steer)
            state["first"] = (first + BURST) % CLIENTS
            state["due"] += 1 / BURSTS_PER_SECOND
            time.sleep(max(0.0, state["due"] - time.monotonic()))

        return send

    def close(self) -> None:
        for client in self._clients:
            client.close()
        self._process.kill()
        self._process.communicate()


def _connected(port: int) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port))
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    client.sendall(HEAD % (b"/ws", PACKED))
    assert client.recv(1_000).startswith(b"HTTP/1.1 101")
    return client


def _drain(selector: selectors.BaseSelector) -> None:
    for key, _ in selector.select(timeout=0.05):
        assert isinstance(key.fileobj, socket.socket)
        key.fileobj.recv(65_536)


def main(seconds: float, rounds: int) -> None:
    loops = ["asyncio", *(["uvloop"] if find_spec("uvloop") else [])]
    layers = [each for each in LAYERS if each != "picows" or find_spec("picows")]
    if cores() > 1:
        pin(os.getpid(), LOAD_CORE)
    candidates = [Candidate(layer, loop) for layer in layers for loop in loops]
    for _ in range(rounds):
        for candidate in candidates:
            candidate.measure(seconds)
    print(f"{CLIENTS} clients; microseconds of the server's core  received  sent")
    for candidate in candidates:
        received, sent = statistics.median(candidate.received) * 1e6, statistics.median(candidate.sent) * 1e6
        print(f"  {candidate.name:42} {received:9.1f} {sent:5.1f}")
        candidate.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=4.0, help="of each measurement (default: 4)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--layer", choices=LAYERS, help=argparse.SUPPRESS)
    parser.add_argument("--loop", choices=("asyncio", "uvloop"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.layer:
        factory = auto_loop_factory() if options.loop == "uvloop" else asyncio.new_event_loop
        with asyncio.Runner(loop_factory=factory) as runner:
            runner.run(serve(LAYERS[options.layer]))
    else:
        main(options.seconds, options.rounds)
