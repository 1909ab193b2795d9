"""How a visitor speaks with each server: what opens the door, what tells that one is inside, what a step looks like."""

import http.client
import json
import struct
from typing import Protocol
from urllib.parse import urlsplit

from scenes.places import Pose
from tests.bench.load.wire import masked
from vstore.protocol.client import VERSION, Hello, Steer
from vstore.protocol.codec import MSGPACK
from vstore.protocol.server import Closing, Refused, SceneOpened, Welcome


class JoinFailed(Exception):
    """The server did not let a visitor in; the text says why."""


class Speech(Protocol):
    """One visitor's words. Once `inside`, `body` names the visitor to others and `place` is where it stands."""

    body: str
    place: tuple[float, float]
    inside: bool

    def door(self) -> tuple[str, str | None]:
        """Path and sub-protocol of the websocket; may ask the server over HTTP first."""
        ...

    def opened(self) -> bytes:
        """The first bytes on an open websocket."""
        ...

    def heard(self, payload: bytes) -> bytes:
        """Takes one message while not yet inside; gives bytes to answer with."""
        ...

    def step(self, x: float, z: float, heading: float) -> bytearray:
        """The frame that says: I stand here now."""
        ...


class StoreSpeech:
    """Speaks with `vstore serve` in MessagePack."""

    STEP = masked(MSGPACK.encode(Steer(Pose(0.0, 0.0, 0.0))))  # type: ignore[arg-type]
    # The frame ends with three float64, each after its mark.
    NUMBERS = struct.Struct(">BdBdBd")

    def __init__(self, address: str, name: str, start: tuple[float, float]) -> None:
        self.body = ""
        self.place = start
        self.inside = False
        self._name = name

    def door(self) -> tuple[str, str | None]:
        return "/ws", MSGPACK.subprotocol

    def opened(self) -> bytes:
        hello = MSGPACK.encode(Hello(protocol=VERSION, name=self._name))
        assert isinstance(hello, bytes)
        return bytes(masked(hello))

    def heard(self, payload: bytes) -> bytes:
        match MSGPACK.decode_server(payload):
            case Welcome(body=body):
                self.body = str(body)
            case SceneOpened(bodies=bodies, you=you):
                pose = next(each.pose for each in bodies if each.id == you)
                self.place = pose.x, pose.z
                self.inside = True
            case Refused(text=text) | Closing(text=text):
                raise JoinFailed(text)
            case _:
                pass
        return b""

    def step(self, x: float, z: float, heading: float) -> bytearray:
        frame = self.STEP
        numbers = self.NUMBERS
        numbers.pack_into(frame, len(frame) - numbers.size, 0xCB, x, 0xCB, z, 0xCB, heading)
        return frame


class ColyseusSpeech:
    """Speaks with the room in tests/bench/colyseus: matchmaking over HTTP, then its binary protocol 0.18."""

    JOIN_ROOM, ERROR, ROOM_STATE, ROOM_DATA_BYTES = 10, 11, 14, 17
    # The type of the message is the string "m" in MessagePack; then centimetres and 1/256 turns.
    STEP = masked(bytes((ROOM_DATA_BYTES, 0xA1, ord("m"))) + bytes(5))
    NUMBERS = struct.Struct("<hhB")

    def __init__(self, address: str, name: str, start: tuple[float, float]) -> None:
        self.body = ""
        self.place = start
        self.inside = False
        self._host = urlsplit(address).netloc
        self._name = name

    def door(self) -> tuple[str, str | None]:
        connection = http.client.HTTPConnection(self._host, timeout=10)
        x, z = self.place
        body = json.dumps({"name": self._name, "x": round(x * 100), "z": round(z * 100)})
        connection.request("POST", "/matchmake/joinOrCreate/hall", body, {"content-type": "application/json"})
        seat = json.loads(connection.getresponse().read())
        connection.close()
        if "sessionId" not in seat:
            raise JoinFailed(str(seat))
        self.body = seat["sessionId"]
        return f"/{seat['processId']}/{seat['roomId']}?sessionId={self.body}", None

    def opened(self) -> bytes:
        return b""

    def heard(self, payload: bytes) -> bytes:
        match payload[0]:
            case self.JOIN_ROOM:
                return bytes(masked(bytes((self.JOIN_ROOM,))))
            case self.ROOM_STATE:
                self.inside = True
            case self.ERROR:
                raise JoinFailed(repr(payload))
        return b""

    def step(self, x: float, z: float, heading: float) -> bytearray:
        frame = self.STEP
        self.NUMBERS.pack_into(
            frame, len(frame) - self.NUMBERS.size, round(x * 100), round(z * 100), round(heading * 256 / 360) & 0xFF
        )
        return frame


SPEECHES: dict[str, type[StoreSpeech] | type[ColyseusSpeech]] = {"vstore": StoreSpeech, "colyseus": ColyseusSpeech}
