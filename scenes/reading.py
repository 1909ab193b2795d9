"""Scene files as bytes, read into documents or into everything that is wrong with their form."""

import json
import re
from typing import Any, assert_never, get_args

import msgspec

from scenes.document import SceneDocument
from scenes.misfits import HalfCharacter, Misfit, Missing, Unknown, Wrong, is_list, is_union, misfits
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
    found = reader.problems + [_said(misfit) for misfit in misfits(value, SceneDocument)]
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


def _said(misfit: Misfit) -> Problem:
    match misfit:
        case Unknown(path, name, fields, absent):
            words = {"field": name, "near": closest(name, absent), "known": listed(fields, len(fields))}
            return problem(Code.UNKNOWN_FIELD, path, **words)
        case Missing(path, name, wanted):
            return problem(Code.MISSING_FIELD, path, field=name, wanted=_words(wanted))
        case Wrong(path, value, wanted):
            return problem(Code.WRONG_TYPE, path or ROOT, got=_shown(value), wanted=_words(wanted))
        case HalfCharacter(path):
            return problem(Code.HALF_CHARACTER, path)
        case _:
            assert_never(misfit)


def _words(wanted: Any) -> str:
    if is_union(wanted):
        return " or ".join(_words(each) for each in get_args(wanted) if each is not type(None))
    if is_list(wanted):
        return "a list in brackets, [ ]"
    return next((words for known, words in WORDS if known == wanted), "names and values in braces, { }")


def _shown(value: object) -> str:
    """A value as it stands in the file, cut short."""
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= 40 else f"{written[:40]}..."


def _lowered(message: str) -> str:
    return re.sub(r"^[A-Z]", lambda first: first.group().lower(), message).rstrip(".")
