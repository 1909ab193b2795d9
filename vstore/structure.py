"""Plain data (from TOML or JSON) read as a Struct, with every misfit named at once instead of only the first."""

import re
from collections.abc import Iterator
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from scenes.problem import closest

_WORDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table of names and values",
    "null": "nothing",
}
_LENGTH = re.compile(r"Expected `array` of length (\d+), got (\d+)")
_EXPECTED = re.compile(r"Expected `([^`]*)`(?:, got `([^`]*)`)?")


class Misfit(msgspec.Struct, frozen=True):
    """What does not fit at `path` ("agents[1].look.hair"; empty for the whole)."""

    path: str
    what: str


def structured(data: object, wanted: Any) -> tuple[Any | None, list[Misfit]]:
    """`data` as the type `wanted` and no misfits, or None and all of them."""
    misfits = list(_misfits(data, wanted, ""))
    return (None, misfits) if misfits else (msgspec.convert(data, wanted), [])


def _misfits(data: object, wanted: Any, path: str) -> Iterator[Misfit]:
    bare = _without_none(wanted)
    if _is_struct(bare) and isinstance(data, dict):
        yield from _fields(data, bare, path)
    elif get_origin(bare) is tuple and get_args(bare)[-1] is Ellipsis and isinstance(data, list):
        for number, item in enumerate(data):
            yield from _misfits(item, get_args(bare)[0], f"{path}[{number}]")
    elif get_origin(bare) is Literal and data not in get_args(bare):
        yield Misfit(path, f"must be one of: {', '.join(map(str, get_args(bare)))}.")
    else:
        yield from _value(data, wanted, path)


def _fields(data: dict[str, object], wanted: type[msgspec.Struct], path: str) -> Iterator[Misfit]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(wanted)}
    for name in data:
        if name not in fields:
            yield Misfit(_join(path, name), f"is not known here. {closest(name, fields)}".rstrip())
    for name, field in fields.items():
        if name in data:
            yield from _misfits(data[name], field.type, _join(path, name))
        elif field.required:
            yield Misfit(_join(path, name), "is missing.")


def _value(data: object, wanted: Any, path: str) -> Iterator[Misfit]:
    try:
        msgspec.convert(data, wanted)
    except msgspec.ValidationError as fault:
        message, _, where = str(fault).partition(" - at `$")
        yield Misfit(path + where.rstrip("`"), _by_example(wanted) or _in_words(message))


def _by_example(wanted: Any) -> str:
    """How to write a value whose type has a pattern; patterns themselves are for programs."""
    hints = [hint for hint in getattr(wanted, "__metadata__", ()) if isinstance(hint, msgspec.Meta) and hint.pattern]
    return f"must be written like {hints[0].examples[0]}." if hints and hints[0].examples else ""


def _in_words(message: str) -> str:
    if length := _LENGTH.fullmatch(message):
        return f"must be a list of {length[1]}, not of {length[2]}."
    match = _EXPECTED.fullmatch(message)
    if not match:
        return message.rstrip(".") + "."
    wanted, got = match.groups()
    need = " or ".join(_WORDS.get(word.strip(), word.strip()) for word in wanted.split("|"))
    return f"must be {need}, not {_WORDS.get(got, got)}." if got else f"must be {need}."


def _without_none(wanted: Any) -> Any:
    if get_origin(wanted) not in (Union, UnionType):
        return wanted
    rest = [each for each in get_args(wanted) if each is not type(None)]
    return rest[0] if len(rest) == 1 else wanted


def _is_struct(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, msgspec.Struct) and not wanted.__struct_config__.array_like


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
