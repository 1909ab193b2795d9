"""Scene files: read, or told in full what is wrong with them."""

import json
from collections.abc import Mapping
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.document import SceneDocument
from scenes.problem import Problem
from scenes.problem_texts import Code
from scenes.reading import read_scene
from scenes.schema import scene_schema
from tests.scenes.scene_rooms import SHOP


def good() -> dict[str, Any]:
    scene: dict[str, Any] = json.loads(msgspec.json.encode(SHOP))
    return scene


def faults(scene: object) -> list[tuple[str, Code]]:
    return [(each.place, each.code) for each in told(json.dumps(scene).encode())]


def told(data: bytes) -> list[Problem]:
    answer = read_scene(data)
    assert isinstance(answer, list)
    return answer


def test_what_was_written_is_read_back() -> None:
    assert read_scene(msgspec.json.encode(SHOP)) == SHOP


def test_byte_order_mark_and_schema_pointer_are_let_pass() -> None:
    scene = {"$schema": "../scene.schema.json", **good()}
    assert read_scene(b"\xef\xbb\xbf" + json.dumps(scene).encode()) == SHOP


def test_every_fault_of_form_is_told_at_once() -> None:
    scene = good()
    del scene["spawns"]
    scene |= {"widht": 3, "depth": "8", "capacity": 1.5}
    scene["fixtures"][0] |= {"solid": "no", "position": [1, 2]}
    del scene["fixtures"][1]["kind"]
    scene["displays"][1] = None
    scene["doors"][0]["at"] = [1]
    scene["doors"][0]["name"] = "Exit"
    assert faults(scene) == [
        ("widht", Code.UNKNOWN_FIELD),
        ("depth", Code.WRONG_TYPE),
        ("spawns", Code.MISSING_FIELD),
        ("fixtures[0].position", Code.WRONG_TYPE),
        ("fixtures[0].solid", Code.WRONG_TYPE),
        ("fixtures[1].kind", Code.MISSING_FIELD),
        ("displays[1]", Code.WRONG_TYPE),
        ("doors[0].name", Code.WRONG_TYPE),
        ("doors[0].at", Code.WRONG_TYPE),
        ("capacity", Code.WRONG_TYPE),
    ]


@pytest.mark.parametrize(
    ("written", "metres"), [({}, 25.0), ({"area_of_interest": 40}, 40.0), ({"area_of_interest": None}, None)]
)
def test_area_of_interest_is_25_metres_unless_the_scene_says_otherwise(
    written: dict[str, object], metres: float | None
) -> None:
    document = read_scene(json.dumps(good() | written).encode())
    assert isinstance(document, SceneDocument)
    assert document.area_of_interest == metres


def test_whole_numbers_may_be_written_with_a_point() -> None:
    document = read_scene(json.dumps(good() | {"capacity": 80.0, "width": 10}).encode())
    assert isinstance(document, SceneDocument)
    assert (document.capacity, document.width) == (80, 10.0)


def test_misspelt_field_names_the_one_that_is_missing() -> None:
    scene = good()
    scene["spawn"] = scene.pop("spawns")
    misspelt, missing = told(json.dumps(scene).encode())
    assert misspelt.what() == "There is no field “spawn” here. Did you mean “spawns”?"
    assert missing.what() == "“spawns” is missing."


def test_wrong_value_is_shown_with_what_belongs_there() -> None:
    (fault,) = told(json.dumps(good() | {"width": "10 m"}).encode())
    assert str(fault) == 'width: "10 m" does not belong here. Write a number.'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"id": "a",\n "name": ,}', "The file is not JSON from line 2, column 10 on: expecting value."),
        (b"", "The file is not JSON from line 1, column 1 on: expecting value."),
        ('{\n"id": "매장"}'.encode("cp949"), "The file is not UTF-8 text (line 2)."),
        (b"[" * 100_000, "The file has brackets within brackets without end."),
        (
            b'{"id":' + b"[" * 900 + b"]" * 900 + b"}",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[... does not belong here.",
        ),
        (b'{"width": ' + b"9" * 5000 + b"}", "This number is not finite."),
        (b"[]", "[] does not belong here."),
        (b'{"id": "a", "id": "b"}', "“id” is written twice in “b”; the first one would be lost."),
        (b'{"id": "\\ud800"}', "This text holds half a character (\\ud800 to \\udfff alone)."),
        (b'{"\\ud800": 1}', "There is no field “?” here."),
    ],
)
def test_file_that_is_no_scene_is_told_why(data: bytes, says: str) -> None:
    assert told(data)[0].what() == says


@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_raise(data: bytes) -> None:
    for fault in told(data):
        str(fault).encode()


values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*good(), "nmae"]), values))
def test_reading_agrees_with_the_published_schema(changes: Mapping[str, Any]) -> None:
    scene = {**good(), **changes}
    is_read = isinstance(read_scene(json.dumps(scene).encode()), SceneDocument)
    is_allowed = jsonschema.Draft202012Validator(scene_schema()).is_valid(json.loads(json.dumps(scene)))
    assert is_read == is_allowed


def test_schema_is_valid_and_tells_good_documents_from_bad() -> None:
    schema = scene_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid({"$schema": "scene.schema.json", **good()})
    assert not validator.is_valid(good() | {"nmae": {}})
    assert not validator.is_valid(good() | {"width": "wide"})
    assert schema["$id"] == "urn:vstore:scene:v1"
    assert "Furniture of the shop" in schema["$defs"]["Fixture"]["description"]
