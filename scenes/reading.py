"""Scene files as bytes, read into documents or into everything that is wrong with their form."""

import json
import re
from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec

from scenes.document import SceneDocument
from scenes.places import Place, Pose, Vec3
from scenes.problem import Problem, closest, listed, problem
from scenes.problem_texts import Code
from scenes.products import Text
from scenes.schema import POINTER

# What belongs somewhere, in a brand's words.
WORDS: list[tuple[Any, str]] = [
    (str, "a text in quotes"),
    (float, "a number"),
    (int, "a whole number"),
    (bool, "true or false"),
    (Vec3, "three numbers in metres, [x, y, z]"),
    (Place, "two numbers in metres, [x, z]"),
    (Pose, "two numbers in metres and a heading in degrees, [x, z, heading]"),
    (Text, 'texts by language, such as {"en": "Shelf", "ko": "선반"}'),
]
ROOT = "the scene"
EXACT = 2.0**53  # whole numbers below it are exact as floats


def read_scene(data: bytes) -> SceneDocument | list[Problem]:
    """The document that a file holds; or all faults of its form, each with its line or path.

    Faults of sense (what stands where) are those of `scenes.problems`, to be asked of the document.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return [problem(Code.NOT_UTF8, "", line=data.count(b"\n", 0, fault.start) + 1)]
    try:
        return _read(text)
    except RecursionError:
        return [problem(Code.TOO_DEEP, "")]


def _read(text: str) -> SceneDocument | list[Problem]:
    reader = _Reader()
    try:
        value = json.loads(text, object_pairs_hook=reader.joined, parse_float=_number)
    except json.JSONDecodeError as fault:
        return [problem(Code.NOT_JSON, "", line=fault.lineno, column=fault.colno, what=_lowered(fault.msg))]
    except ValueError:  # a whole number of thousands of digits
        return [problem(Code.NOT_FINITE, "")]
    if isinstance(value, dict):
        value.pop(POINTER, None)
    found = reader.problems + list(_misfits(value, SceneDocument, ""))
    return found or msgspec.convert(value, SceneDocument)


class _Reader:
    """Notes what Python's JSON reader would let pass."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def joined(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        whole = dict(pairs)
        names = [name for name, _ in pairs]
        owner = f"“{whole['id']}”" if isinstance(whole.get("id"), str) else ROOT
        for name in whole:
            if names.count(name) > 1:
                self.problems.append(problem(Code.REPEATED_FIELD, "", field=name, owner=owner))
        return whole


def _number(written: str) -> float | int:
    """8.0 is whole, as in JSON Schema: some programs write every number so."""
    value = float(written)
    return int(value) if value.is_integer() and abs(value) < EXACT else value


def _misfits(value: object, wanted: Any, path: str) -> Iterator[Problem]:
    wanted = _present(wanted, value)
    if _is_part(wanted):
        if isinstance(value, dict):
            yield from _fields(value, wanted, path)
        else:
            yield _wrong(value, path, "names and values in braces, { }")
    elif get_origin(wanted) is tuple and get_args(wanted)[-1] is Ellipsis:
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from _misfits(item, get_args(wanted)[0], f"{path}[{index}]")
        else:
            yield _wrong(value, path, "a list in brackets, [ ]")
    else:
        yield from _leaf(value, wanted, path)


def _fields(value: dict[str, object], wanted: type[msgspec.Struct], path: str) -> Iterator[Problem]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(wanted)}
    for name in value:
        if name not in fields:
            missing = [each for each in fields if each not in value]
            words = {"field": name, "near": closest(name, missing), "known": listed(fields, len(fields))}
            yield problem(Code.UNKNOWN_FIELD, _join(path, name), **words)
    for name, field in fields.items():
        if name in value:
            yield from _misfits(value[name], field.type, _join(path, name))
        elif field.required:
            yield problem(Code.MISSING_FIELD, _join(path, name), field=name, wanted=_words(field.type))


def _leaf(value: object, wanted: Any, path: str) -> Iterator[Problem]:
    try:
        msgspec.convert(value, wanted)
        msgspec.json.encode(value)
    except msgspec.ValidationError:
        yield _wrong(value, path, _words(wanted))
    except UnicodeEncodeError:
        yield problem(Code.HALF_CHARACTER, path)


def _present(wanted: Any, value: object) -> Any:
    """The type that a value is meant to have: without None, unless that is what is written."""
    if get_origin(wanted) not in (Union, UnionType) or value is None:
        return wanted
    return next(each for each in get_args(wanted) if each is not type(None))


def _is_part(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, msgspec.Struct) and not wanted.__struct_config__.array_like


def _wrong(value: object, path: str, wanted: str) -> Problem:
    return problem(Code.WRONG_TYPE, path or ROOT, got=_shown(value), wanted=wanted)


def _words(wanted: Any) -> str:
    if get_origin(wanted) in (Union, UnionType):
        return " or ".join(_words(each) for each in get_args(wanted) if each is not type(None))
    if get_origin(wanted) is tuple and get_args(wanted)[-1] is Ellipsis:
        return "a list in brackets, [ ]"
    return next((words for known, words in WORDS if known == wanted), "names and values in braces, { }")


def _shown(value: object) -> str:
    """A value as it stands in the file, cut short."""
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= 40 else f"{written[:40]}..."


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _lowered(message: str) -> str:
    return re.sub(r"^[A-Z]", lambda first: first.group().lower(), message).rstrip(".")
