"""A process of visitors who walk: `python -m tests.bench.load.generator SPEC`, told what to do line by line.

It writes "joined" when all are inside (and the probes at home); takes "measure", "stop" and, as the end of its input,
"go home"; and writes what it counted, as JSON, after "stop". Sockets are polled by hand: asyncio would cost too much.
"""

import gc
import os
import select
import socket
import sys
import time
from urllib.parse import urlsplit

import msgspec

from tests.bench.load.floor import PROBE_HOMES, STEP_SECONDS, Walkers
from tests.bench.load.orders import Count, Spec
from tests.bench.load.sight import Eyes, Moves
from tests.bench.load.speech import SPEECHES, Speech
from tests.bench.load.wire import CLOSE, PING, PONG, Frames, handshake, is_one_frame, masked

JOINS_PER_SECOND = 80.0
JOIN_SECONDS = 60.0  # beyond these, until all must be inside
SETTLE_SECONDS = 1.5  # after the last move, until everybody must have been told of it
LARGEST_READ = 1 << 20
MOST_EVENTS = 64  # between two looks at what is due: a beat answers everybody at once


class Client:
    """One connection. A client of the crowd counts bytes and answers pings; a probe's also looks."""

    def __init__(self, connection: socket.socket, speech: Speech) -> None:
        self.socket = connection
        self.speech = speech
        self.frames = Frames()
        self.upgraded = b""
        self.open = False
        self.between = True
        self.alive = True
        self.stands = speech.place


class Generator:
    """Joins, walks and counts. All times are seconds of the monotonic clock."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.walkers = Walkers(len(spec.starts), spec.first + 1, PROBE_HOMES if spec.probes else ())
        self.moves = Moves()
        self.count = Count()
        self.measuring = False
        self._clients: list[Client] = []
        self._watched: set[int] = set()
        self._eyes = [Eyes(self._watched) for _ in spec.starts] if spec.probes else []
        self._of_socket: dict[int, int] = {}
        self._poll = select.epoll()
        self._buffer = memoryview(bytearray(LARGEST_READ))
        self._next_move = 0
        self._moving = True
        self._began = 0.0
        self._places = [(0.0, 0.0, 0.0)] * len(spec.starts)

    def run(self) -> None:
        """The whole life of the process."""
        os.set_blocking(0, False)
        self._poll.register(0, select.EPOLLIN | select.EPOLLHUP)
        self._join()
        print("joined", flush=True)
        while self._turn():
            pass

    def _join(self) -> None:
        self._began = begun = time.monotonic()
        while not self._ready():
            now = time.monotonic()
            while len(self._clients) < min(len(self.spec.starts), (now - begun) * JOINS_PER_SECOND):
                self._connect()
            if now - begun > len(self.spec.starts) / JOINS_PER_SECOND + JOIN_SECONDS:
                inside = sum(each.speech.inside for each in self._clients)
                raise TimeoutError(f"only {inside} of {len(self.spec.starts)} visitors got inside")
            self._turn()

    def _ready(self) -> bool:
        if len(self._clients) < len(self.spec.starts) or not all(each.speech.inside for each in self._clients):
            return False
        return not self.spec.probes or self.walkers.at_home()

    def _connect(self) -> None:
        number = len(self._clients)
        speech = SPEECHES[self.spec.server](
            self.spec.address, f"Visitor {self.spec.first + number}", self.spec.starts[number]
        )
        host = urlsplit(self.spec.address)
        path, subprotocol = speech.door()
        connection = socket.create_connection((host.hostname, host.port or 80), timeout=10)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.sendall(handshake(path, host.netloc, subprotocol))
        connection.setblocking(False)
        self._clients.append(Client(connection, speech))
        self._of_socket[connection.fileno()] = number
        self._poll.register(connection.fileno(), select.EPOLLIN)

    def _turn(self) -> bool:
        """Sends what is due, then takes what has come; False at the end."""
        wait = self._send_due() if self._moving else 0.05
        for descriptor, _ in self._poll.poll(wait, MOST_EVENTS):
            if descriptor == 0:
                if not self._told():
                    return False
            else:
                self._read(self._of_socket[descriptor])
        return True

    def _send_due(self) -> float:
        """Lets everybody walk whose turn it is; the seconds until the next is due."""
        total = len(self.spec.starts)
        period, turn = divmod(self._next_move, total)
        now = time.monotonic()
        while (due := self._began + (period + turn / total) * STEP_SECONDS) <= now:
            if turn == 0:
                self.walkers.step()
                walkers = self.walkers
                self._places = list(zip(walkers.x.tolist(), walkers.z.tolist(), walkers.heading.tolist(), strict=True))
            if turn < len(self._clients) and self._clients[turn].speech.inside and self._clients[turn].alive:
                self._move(turn, due)
            self._next_move += 1
            period, turn = divmod(self._next_move, total)
            now = time.monotonic()
        return due - now

    def _move(self, turn: int, due: float) -> None:
        client = self._clients[turn]
        x, z, heading = self._places[turn]
        now = time.monotonic()
        try:
            client.socket.send(client.speech.step(x, z, heading))
        except BlockingIOError:
            self.count.held_back += 1
            return
        except OSError:
            self._drop(client)
            return
        client.stands = x, z
        if self.spec.probes:
            others = [(each.speech.body, each.stands) for each in self._clients if each is not client]
            self.moves.sent(client.speech.body, (x, z), others, now)
        if self.measuring:
            self.count.moves += 1
            self.count.late.append(now - due)

    def _read(self, number: int) -> None:
        client = self._clients[number]
        try:
            size = client.socket.recv_into(self._buffer)
        except BlockingIOError:
            return
        except OSError:
            size = 0
        if size == 0:
            self._drop(client)
            return
        if self.measuring:
            self.count.bytes_down += size
        counts_only = client.open and client.between and not self._eyes and client.speech.inside
        if not (counts_only and is_one_frame(self._buffer, size)):
            self._take(number, client, bytes(self._buffer[:size]))

    def _take(self, number: int, client: Client, data: bytes) -> None:
        """The long way: at the beginning, for probes, and where a read is not just one frame."""
        if not client.open:
            client.upgraded += data
            head, found, data = client.upgraded.partition(b"\r\n\r\n")
            if not found:
                return
            if not head.startswith(b"HTTP/1.1 101"):
                raise ConnectionError(f"no websocket: {head[:200]!r}")
            client.open = True
            if first := client.speech.opened():
                self._say(client, first)
        for opcode, payload in client.frames.feed(data):
            if opcode == PING:
                self._say(client, bytes(masked(payload, PONG)))
            elif opcode == CLOSE:
                self._drop(client)
            else:
                self._heard(number, client, payload)
        client.between = client.frames.between

    def _heard(self, number: int, client: Client, payload: bytes) -> None:
        if not client.speech.inside:
            if answer := client.speech.heard(payload):
                self._say(client, answer)
            if client.speech.inside:
                client.stands = client.speech.place
                self.walkers.place(number, *client.stands)
                self._places[number] = (*client.stands, 0.0)
                if self._eyes:
                    self._watched.add(int(client.speech.body))
        if self._eyes:
            self._look(number, client, payload)

    def _look(self, number: int, client: Client, payload: bytes) -> None:
        eyes = self._eyes[number]
        shown = list(eyes.see(payload))
        now = time.monotonic()
        for mover, place in shown:
            self.moves.seen(client.speech.body, mover, place, now)
        if eyes.corrected:
            self.count.corrected += 1
            client.stands = eyes.corrected
            self.walkers.x[number], self.walkers.z[number] = eyes.corrected
            eyes.corrected = None

    def _say(self, client: Client, data: bytes) -> None:
        try:
            client.socket.send(data)
        except OSError:
            self._drop(client)

    def _drop(self, client: Client) -> None:
        """The server has ended a connection, which it should not."""
        if client.alive:
            client.alive = False
            self.count.dropped += 1
            self._poll.unregister(client.socket.fileno())
            client.socket.close()

    def _told(self) -> bool:
        """Does what the line says; False at the end of the input."""
        lines = os.read(0, 4096).decode().split()
        for line in lines:
            if line == "measure":
                self.measuring = self.moves.measuring = True
                self.count = Count(dropped=self.count.dropped)
            elif line == "stop":
                self._stop()
        return bool(lines)

    def _stop(self) -> None:
        self.measuring = self.moves.measuring = self._moving = False
        settled = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < settled:
            for descriptor, _ in self._poll.poll(0.05):
                if descriptor:
                    self._read(self._of_socket[descriptor])
        count = self.count
        count.near, count.far = self.moves.near, self.moves.far
        count.bodies = {client.speech.body: client.stands for client in self._clients}
        count.seen = {client.speech.body: eyes.bodies for client, eyes in zip(self._clients, self._eyes, strict=False)}
        print(msgspec.json.encode(count).decode(), flush=True)


def main() -> None:
    spec = msgspec.json.decode(sys.argv[1], type=Spec)
    gc.disable()
    Generator(spec).run()


if __name__ == "__main__":
    main()
