"""Every message travels in both encodings as the golden files say, and back."""

import json
from pathlib import Path
from typing import Any, get_args

import jsonschema
import msgspec
import pytest

from tests.wire.examples import CLIENT, SERVER
from tests.wire.vectors import FILES, vectors
from vstore.protocol.client import ClientMessage
from vstore.protocol.codec import JSON, MSGPACK, MalformedError
from vstore.protocol.schema import protocol_schema
from vstore.protocol.server import Poses, ServerMessage
from vstore.protocol.views import BodyPose

SCHEMA = Path(__file__).parents[2] / "clients" / "schema.json"
PUBLISHED = jsonschema.Draft202012Validator(json.loads(msgspec.json.encode(protocol_schema())))


def name_of(message: object) -> str:
    return type(message).__name__


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden_vectors_are_what_the_codec_writes(path: Path) -> None:
    assert json.loads(path.read_text()) == json.loads(json.dumps(vectors(FILES[path]))), "run `python -m tests.wire`"


def test_every_message_has_a_vector() -> None:
    assert {type(each) for each in CLIENT} == set(get_args(ClientMessage))
    assert {type(each) for each in SERVER} == set(get_args(ServerMessage))


@pytest.mark.parametrize("message", CLIENT, ids=name_of)
def test_client_messages_come_back_equal(message: ClientMessage) -> None:
    assert JSON.decode(JSON.encode(message)) == message
    assert MSGPACK.decode(MSGPACK.encode(message)) == message


@pytest.mark.parametrize("message", SERVER, ids=name_of)
def test_server_messages_come_back_equal(message: ServerMessage) -> None:
    assert JSON.decode_server(JSON.encode(message)) == message
    assert MSGPACK.decode_server(MSGPACK.encode(message)) == message


@pytest.mark.parametrize("message", [*CLIENT, *SERVER], ids=name_of)
def test_messages_fit_the_published_schema(message: object) -> None:
    PUBLISHED.validate(json.loads(msgspec.json.encode(message)))


def test_published_schema_is_one() -> None:
    PUBLISHED.check_schema(PUBLISHED.schema)


def test_published_schema_file_is_current() -> None:
    assert json.loads(SCHEMA.read_text()) == json.loads(msgspec.json.encode(protocol_schema())), (
        "run `python -m tests.wire`"
    )


@pytest.mark.parametrize(
    ("frame", "detail"),
    [
        ('{"type":"Walk","to":[1', "truncated"),
        ('{"type":"Fly"}', "Invalid value 'Fly' - at `$.type`"),
        ('{"type":"Say","ref":1,"text":""}', "Expected `str` of length >= 1 - at `$.text`"),
        ('{"type":"Say","ref":-1,"text":"a"}', "Expected `int` >= 0 - at `$.ref`"),
        ('{"type":"Walk","to":{"x":1}}', "Expected `array`, got `object` - at `$.to`"),
        ('{"to":[1,2]}', "Object missing required field `type`"),
        ("[]", "Expected `object`, got `array`"),
        ("", "truncated"),
        ('{"type":"Hello","protocol":1,"extra":' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_malformed_json_says_what_and_where(frame: str, detail: str) -> None:
    with pytest.raises(MalformedError) as fault:
        JSON.decode(frame)
    assert detail in fault.value.detail


@pytest.mark.parametrize("frame", [b"", b"\xc1", b"\x81\xa4type", b"\xff", b"\x91" * 100_000, b"\xc1\x01\x00\x00"])
def test_malformed_msgpack_is_refused(frame: bytes) -> None:
    with pytest.raises(MalformedError):
        MSGPACK.decode(frame)
    with pytest.raises(MalformedError):
        MSGPACK.decode_server(frame)


def test_frames_of_the_other_kind_are_refused() -> None:
    with pytest.raises(MalformedError, match="binary"):
        MSGPACK.decode("{}")
    with pytest.raises(MalformedError, match="text"):
        JSON.decode(b"{}")


def test_unknown_fields_are_ignored() -> None:
    known: Any = JSON.decode('{"type":"Ping","number":1,"later":{"added":true}}')
    assert known.number == 1


@pytest.mark.parametrize(
    ("frame", "detail"),
    [
        ("c102", "at least 5 bytes"),
        ("c101010000", "not a pose frame of kind 2"),
        ("c1020100" + "02" + "0200" + "010000", "lane 2 ends after 13 bytes, there are 10"),
        ("c1020100" + "10" + "0100", "lane 16 ends after 8 bytes"),
        ("c1020100" + "00" + "07", "the lanes end after 5 bytes, there are 6"),
        ("c1020100" + "10" + "0201" + "ff" * 258, "names body 65790"),
    ],
)
def test_malformed_pose_frame_says_what_is_wrong(frame: str, detail: str) -> None:
    with pytest.raises(MalformedError, match=detail):
        MSGPACK.decode_server(bytes.fromhex(frame))


def test_bodies_of_a_lane_with_gaps_must_ascend() -> None:
    with pytest.raises(ValueError, match="3 comes after 4"):
        MSGPACK.encode(Poses(1, left=(4, 3)))


def test_nobody_is_placed_outside_the_grid() -> None:
    with pytest.raises(ValueError, match="327 m"):
        MSGPACK.encode(Poses(1, (BodyPose(1, 0.0, -327.8, 0.0, False),)))
