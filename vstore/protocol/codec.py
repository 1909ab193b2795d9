"""Bytes to messages and back, in the two encodings of protocol v1."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from vstore.protocol import poses
from vstore.protocol.client import ClientMessage
from vstore.protocol.server import Poses, ServerMessage

Frame = bytes | str
Message = TypeVar("Message")


class MalformedError(ValueError):
    """A frame is no message of this protocol. `detail` says where and why, without repeating the frame."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Codec:
    """One encoding of the protocol; stateless, shared by all sessions.

    `decode` and `decode_server` raise MalformedError, and nothing else, on any input.
    """

    def __init__(
        self,
        subprotocol: str,
        encode: Callable[[object], Frame],
        decode_client: Callable[[Frame], ClientMessage],
        decode_server: Callable[[Frame], ServerMessage],
        kind: type,
    ) -> None:
        self.subprotocol = subprotocol
        self.encode = encode
        self._decode_client = decode_client
        self._decode_server = decode_server
        self._kind = kind

    def decode(self, frame: Frame) -> ClientMessage:
        return self._checked(frame, self._decode_client)

    def decode_server(self, frame: Frame) -> ServerMessage:
        return self._checked(frame, self._decode_server)

    def _checked(self, frame: Frame, decode: Callable[[Frame], Message]) -> Message:
        if not isinstance(frame, self._kind):
            kind = "binary" if self._kind is bytes else "text"
            raise MalformedError(f"{self.subprotocol} uses {kind} frames")
        try:
            return decode(frame)
        except poses.PoseFrameError as fault:
            raise MalformedError(str(fault)) from None
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise MalformedError(str(fault)) from None
        except RecursionError:
            raise MalformedError("nested too deeply") from None


_PACK = msgspec.msgpack.Encoder()
_PACKED_CLIENT: msgspec.msgpack.Decoder[ClientMessage] = msgspec.msgpack.Decoder(ClientMessage)
_PACKED_SERVER: msgspec.msgpack.Decoder[ServerMessage] = msgspec.msgpack.Decoder(ServerMessage)
_JSON = msgspec.json.Encoder()
_JSON_CLIENT: msgspec.json.Decoder[ClientMessage] = msgspec.json.Decoder(ClientMessage)
_JSON_SERVER: msgspec.json.Decoder[ServerMessage] = msgspec.json.Decoder(ServerMessage)


def _encode_packed(message: object) -> bytes:
    if isinstance(message, Poses):
        return poses.encode(message)
    return _PACK.encode(message)


def _decode_packed_client(frame: Frame) -> ClientMessage:
    assert isinstance(frame, bytes)
    return _PACKED_CLIENT.decode(frame)


def _decode_packed_server(frame: Frame) -> ServerMessage:
    assert isinstance(frame, bytes)
    if frame[:1] == bytes([poses.MARK]):
        return poses.decode(frame)
    return _PACKED_SERVER.decode(frame)


def _encode_json(message: object) -> str:
    return _JSON.encode(message).decode()


MSGPACK = Codec("vstore.v1.msgpack", _encode_packed, _decode_packed_client, _decode_packed_server, bytes)
JSON = Codec("vstore.v1.json", _encode_json, _JSON_CLIENT.decode, _JSON_SERVER.decode, str)

CODECS = {codec.subprotocol: codec for codec in (MSGPACK, JSON)}
