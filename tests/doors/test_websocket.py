"""The websocket door, byte by byte: conformance to RFC 6455, limits, and what it tells the loop."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import CloseCode, Opcode
from websockets.protocol import OPEN
from websockets.server import ServerProtocol

from tests.support.socketry import (
    ACCEPTED,
    BINARY,
    CLOSE,
    CONT,
    FIN,
    PACKED,
    PING,
    PONG,
    TEXT,
    Line,
    closed,
    frame,
    opened,
)
from vstore.protocol.steps import STEP_BYTES

SMALL_LIMIT = 200


class LibraryAlone:
    """What the library makes of bytes, fed one by one: the reference."""

    def __init__(self, message_bytes: int) -> None:
        self.reference = ServerProtocol(state=OPEN, max_size=message_bytes)
        self.heard: list[bytes | str] = []
        self._pieces: list[bytes] = []
        self._is_text = False

    def send(self, data: bytes) -> bytes:
        for byte in data:
            if not self.reference.eof_sent:
                self.reference.receive_data(bytes((byte,)))
                for event in self.reference.events_received():
                    self._gather(event)
        return b"".join(self.reference.data_to_send())

    def _gather(self, event: object) -> None:
        opcode, data, fin = event.opcode, bytes(event.data), event.fin  # type: ignore[attr-defined]
        if opcode not in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
            return
        if opcode is not Opcode.CONT:
            self._is_text = opcode is Opcode.TEXT
        self._pieces.append(data)
        if fin:
            whole = b"".join(self._pieces)
            self._pieces.clear()
            try:
                self.heard.append(whole.decode() if self._is_text else whole)
            except UnicodeDecodeError as fault:
                self.reference.fail(CloseCode.INVALID_DATA, f"{fault.reason} at position {fault.start}")


PAYLOADS = st.one_of(
    st.binary(max_size=12),
    st.text(max_size=6).map(str.encode),
    st.sampled_from([STEP_BYTES, 125, 126, 199, 200, 201]).map(
        lambda size: b"\xc3\xa4" * (size // 2) + b"a" * (size % 2)
    ),
)
CLOSES = st.one_of(st.just(b""), st.sampled_from([b"\x03\xe8", b"\x03\xe8bye", b"\x03", b"\x03\xed", b"\x03\xe8\xff"]))
USUAL = st.builds(lambda payload, mask: frame(FIN | BINARY, payload, mask), PAYLOADS, st.binary(min_size=4, max_size=4))
FRAMES = st.one_of(
    USUAL,
    USUAL,
    st.builds(frame, st.sampled_from([FIN | TEXT, TEXT, BINARY, CONT, FIN | CONT, FIN | PING, FIN | PONG]), PAYLOADS),
    st.builds(lambda payload: frame(FIN | CLOSE, payload), CLOSES),
    st.builds(frame, st.integers(0, 255), PAYLOADS),
    st.builds(lambda first, payload: frame(first, payload, None), st.integers(0, 255), PAYLOADS),
    st.binary(min_size=1, max_size=12),
)


@given(st.lists(FRAMES, max_size=8).map(b"".join), st.lists(st.integers(1, 40), max_size=12))
def test_any_bytes_in_any_pieces_mean_what_they_mean_to_the_library(data: bytes, sizes: list[int]) -> None:
    line, alone = opened(SMALL_LIMIT), LibraryAlone(SMALL_LIMIT)
    for size in [*sizes, len(data)]:
        piece, data = data[:size], data[size:]
        assert line.send(piece) == alone.send(piece)
        assert line.loop.heard == alone.heard
    assert ("disconnect" in line.loop.told) == alone.reference.eof_sent == (line.transport.ended == ["eof"])


class TestHandshake:
    def test_first_known_encoding_that_is_offered_is_spoken(self) -> None:
        line = Line()
        answer = line.upgrade(more=b"Sec-WebSocket-Protocol: soap, vstore.v1.json, vstore.v1.msgpack\r\n")
        assert answer.startswith(b"HTTP/1.1 101 Switching Protocols\r\n") and ACCEPTED in answer
        assert b"Sec-WebSocket-Protocol: vstore.v1.json\r\n" in answer
        assert line.loop.told == ["connect vstore.v1.json"]
        assert line.loop.addresses == ["192.0.2.7"]

    def test_client_that_offers_nothing_speaks_json(self) -> None:
        line = Line()
        assert b"Sec-WebSocket-Protocol" not in line.upgrade(more=b"")
        assert line.loop.told == ["connect vstore.v1.json"]

    def test_client_of_another_protocol_is_told_and_let_go(self) -> None:
        line = Line()
        answer = line.upgrade(more=b"Sec-WebSocket-Protocol: vstore.v9.json\r\n")
        _, _, frames = answer.partition(b"\r\n\r\n")
        assert b'"code":"wrong_version"' in frames and frames.endswith(closed(4001, b"wrong_version"))
        assert line.loop.told == []
        assert line.send(frame(FIN | BINARY, b"hello") + frame(FIN | CLOSE, b"\x0f\xa1")) == b""
        assert (line.loop.heard, line.transport.ended) == ([], ["eof"])

    @pytest.mark.parametrize(
        ("proxies", "address"),
        [((), "192.0.2.7"), (("192.0.2.7",), "203.0.113.9"), (("192.0.2.7", "203.0.113.9"), "198.51.100.1")],
    )
    def test_address_is_told_by_our_own_proxies_only(self, proxies: tuple[str, ...], address: str) -> None:
        line = Line(proxies=proxies)
        line.upgrade(more=PACKED + b"X-Forwarded-For: 198.51.100.1, 203.0.113.9\r\n")
        assert line.loop.addresses == [address]

    def test_compression_is_never_agreed_on(self) -> None:
        assert b"Extensions" not in Line().upgrade(more=PACKED + b"Sec-WebSocket-Extensions: permessage-deflate\r\n")

    @pytest.mark.parametrize(
        ("path", "more", "status"),
        [
            (b"/elsewhere", b"", b"404"),
            (b"/ws/", b"", b"404"),
            (b"/ws?a=1", b"", b"101"),
            (b"/ws", b"Sec-WebSocket-Key: twice\r\n", b"400"),
            (b"/ws", b"Sec-WebSocket-Version: 8\r\n", b"400"),
            (b"/ws", b"Upgrade: h2c\r\n", b"426"),
        ],
    )
    def test_request_that_is_no_handshake_is_refused(self, path: bytes, more: bytes, status: bytes) -> None:
        line = Line()
        assert line.upgrade(path, more).startswith(b"HTTP/1.1 %b " % status)
        assert (line.transport.ended, line.loop.told) == (
            ([], ["connect vstore.v1.json"]) if status == b"101" else (["eof"], [])
        )


class TestMessages:
    def test_many_frames_in_one_segment_come_in_order(self) -> None:
        line = opened()
        line.send(b"".join(frame(FIN | BINARY, bytes((number,)) * number) for number in range(126)))
        assert line.loop.heard == [bytes((number,)) * number for number in range(126)]

    def test_control_frames_between_fragments_are_answered_at_once(self) -> None:
        line = opened()
        assert line.send(frame(TEXT, b"he")) == b""
        assert line.send(frame(FIN | PING, b"you there?")) == b"\x8a\x0ayou there?"
        assert line.send(frame(FIN | PONG)) == b""
        line.send(frame(CONT, b"ll"))
        assert line.loop.heard == []
        line.send(frame(FIN | CONT, b"o") + frame(FIN | BINARY, b"next"))
        assert line.loop.heard == ["hello", b"next"]

    def test_letter_that_is_cut_in_two_by_fragments_is_one_letter(self) -> None:
        line = opened()
        line.send(frame(TEXT, "안".encode()[:2]) + frame(FIN | CONT, "안".encode()[2:]))
        assert line.loop.heard == ["안"]

    @pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
    def test_message_of_any_size_is_written_in_one_frame(self, size: int) -> None:
        line = opened()
        line.connection.send(line.connection.pack([b"x" * size, "가" * (size // 3)]))
        (written,) = line.transport.writes
        shape = frame(FIN | BINARY, b"x" * size, None) + frame(FIN | TEXT, ("가" * (size // 3)).encode(), None)
        assert written == shape


class TestFaults:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (frame(FIN | BINARY, b"bare", None), 1002),
            (frame(0xC0 | BINARY, b"reserved bit"), 1002),
            (frame(FIN | 3, b"unknown opcode"), 1002),
            (frame(FIN | CONT, b"continues nothing"), 1002),
            (frame(TEXT, b"a") + frame(FIN | TEXT, b"b"), 1002),
            (frame(PING, b"fragmented"), 1002),
            (frame(FIN | PING, b"x" * 126), 1002),
            (frame(FIN | CLOSE, b"\x03"), 1002),
            (frame(FIN | CLOSE, b"\x03\xed"), 1002),
            (frame(FIN | TEXT, b"\xff"), 1007),
            (frame(TEXT, b"\xed\xa0") + frame(FIN | CONT, b"\x80"), 1007),
            (frame(FIN | CLOSE, b"\x03\xe8\xff"), 1007),
            (frame(FIN | BINARY, b"x" * 16_385), 1009),
            (frame(FIN | BINARY, b"")[:1] + b"\xff" + b"\xff" * 8, 1009),
            (frame(TEXT, b"x" * 16_000) + frame(CONT, b"x" * 385), 1009),
            (frame(FIN | CLOSE, b"\x03\xe8bye"), 1000),
        ],
        ids=lambda value: value if isinstance(value, int) else "",
    )
    def test_connection_ends_with_the_right_code(
        self, data: bytes, code: int, caplog: pytest.LogCaptureFixture
    ) -> None:
        line = opened()
        with caplog.at_level(logging.DEBUG):
            answer = line.send(data + frame(FIN | BINARY, b"never heard"))
        assert answer[:1] == bytes((FIN | CLOSE,)) and int.from_bytes(answer[2:4]) == code
        assert (line.loop.heard, line.transport.ended) == ([], ["eof"])
        assert line.loop.told == ["connect vstore.v1.msgpack", "disconnect"]
        assert caplog.records == []

    def test_too_large_a_message_is_refused_before_it_has_come(self) -> None:
        line = opened()
        head = frame(FIN | BINARY, b"x" * 20_000)[:8]
        assert int.from_bytes(line.send(head)[2:4]) == 1009

    def test_pieces_without_end_hold_no_memory(self) -> None:
        line = opened()
        line.send(frame(BINARY))
        for _ in range(5_000):
            assert line.send(frame(CONT)) == b""
            line.connection.age(0.001)
        line.send(frame(FIN | CONT, b"done"))
        assert line.loop.heard == [b"done"]

    def test_limit_below_the_usual_size_holds_for_usual_frames(self) -> None:
        line = opened(message_bytes=10)
        line.send(frame(FIN | BINARY, b"x" * 10))
        assert line.loop.heard == [b"x" * 10]
        assert int.from_bytes(line.send(frame(FIN | BINARY, b"x" * 11))[2:4]) == 1009


class TestFlood:
    def test_client_that_floods_is_read_at_a_measured_rate_and_loses_nothing(self) -> None:
        line = opened()
        line.connection.age(1.0)
        messages = [number.to_bytes(4) for number in range(10_000)]
        line.send(b"".join(frame(FIN | BINARY, each) for each in messages))
        rates = [len(line.loop.heard)]
        while not line.transport.is_read:
            line.connection.age(1.0)
            rates.append(len(line.loop.heard) - sum(rates))
        assert rates == [3277, 3277, 3277, 169]
        assert line.loop.heard == messages

    def test_flood_of_what_is_dear_to_read_is_measured_by_its_number(self) -> None:
        line = opened()
        line.connection.age(1.0)
        assert len(line.send(frame(FIN | PING) * 5_000)) == 2 * 310
        line.connection.age(1.0)
        assert len(line.transport.take()) == 2 * 310

    def test_what_still_comes_while_a_client_is_held_back_stays_in_order(self) -> None:
        line = opened()
        line.send(frame(FIN | BINARY, b"x" * 16_000) * 3 + frame(FIN | BINARY, b"y"))
        line.send(frame(FIN | TEXT, b"last"))
        assert [len(each) for each in line.loop.heard] == [16_000] * 3
        line.connection.age(1.0)
        assert [len(each) for each in line.loop.heard] == [16_000, 16_000, 16_000, 1, 4]

    def test_largest_message_comes_at_once(self) -> None:
        line = opened()
        line.connection.age(1.0)
        line.send(frame(FIN | BINARY, b"x" * 16_000))
        assert line.loop.heard == [b"x" * 16_000]


class TestEnd:
    def test_client_that_closes_is_echoed_and_forgotten(self) -> None:
        line = opened()
        assert line.send(frame(FIN | CLOSE, b"\x03\xe9going")) == closed(1001, b"going")
        assert line.loop.told[-1] == "disconnect"
        line.connection.connection_lost(None)
        assert line.loop.told.count("disconnect") == 1
        assert line.connections == set()

    def test_store_ends_a_connection_with_code_and_reason(self) -> None:
        line = opened()
        line.connection.end(4006, "idle")
        assert (line.transport.take(), line.transport.ended) == (closed(4006, b"idle"), [])
        assert line.send(frame(FIN | CLOSE, b"\x0f\xa6")) == b""
        assert line.transport.ended == ["eof"]

    @pytest.mark.parametrize("has_answered", [True, False])
    def test_client_that_does_not_end_its_side_is_cut_off(self, has_answered: bool) -> None:
        line = opened()
        line.connection.end(4006, "idle")
        if has_answered:
            line.send(frame(FIN | CLOSE, b"\x0f\xa6"))
        before = [*line.transport.ended]
        line.connection.age(5.0)
        assert line.transport.ended == before
        line.connection.age(1.0)
        assert line.transport.ended == [*before, "aborted"]

    def test_silent_client_is_pinged_once_and_lives_on_with_its_answer(self) -> None:
        line = opened()
        for _ in range(20):
            line.connection.age(1.0)
        assert line.transport.take() == b""
        line.connection.age(1.0)
        assert line.transport.take() == b"\x89\x00"
        for _ in range(10):
            line.connection.age(1.0)
        assert line.send(frame(FIN | PONG)) == b""
        for _ in range(20):
            line.connection.age(1.0)
        assert (line.transport.take(), line.transport.ended) == (b"", [])

    def test_half_open_connection_is_cut_off(self) -> None:
        line = opened()
        for _ in range(40):
            line.connection.age(1.0)
        assert line.transport.ended == []
        line.connection.age(1.0)
        assert line.transport.ended == ["aborted"]

    def test_blocked_and_unblocked_is_told_until_the_client_leaves(self) -> None:
        line = opened()
        line.connection.pause_writing()
        line.connection.resume_writing()
        line.send(frame(FIN | CLOSE))
        line.connection.pause_writing()
        assert line.loop.told == ["connect vstore.v1.msgpack", "block", "unblock", "disconnect"]
