"""Plain data (of JSON or TOML) held against a Struct: everything that does not fit at once, each with its path."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec


class Unknown(msgspec.Struct, frozen=True):
    """A name that is no field; `fields` are those there are, `absent` those of them that are not written."""

    path: str
    name: str
    fields: tuple[str, ...]
    absent: tuple[str, ...]


class Missing(msgspec.Struct, frozen=True):
    """A field that must be there, of the type `wanted`."""

    path: str
    name: str
    wanted: Any


class Wrong(msgspec.Struct, frozen=True):
    """A value that is no `wanted`. `message` is msgspec's; `within` leads to the place in it, such as "[1]"."""

    path: str
    value: Any
    wanted: Any
    message: str
    within: str = ""


class HalfCharacter(msgspec.Struct, frozen=True):
    """A text with half of a surrogate pair, which no file can hold."""

    path: str


Misfit = Unknown | Missing | Wrong | HalfCharacter


def misfits(value: object, wanted: Any, path: str = "") -> Iterator[Misfit]:
    """What keeps a value from being a `wanted`; nothing where msgspec.convert makes one of it.

    Paths are as in "agents[1].look.hair", empty for the whole.
    """
    wanted = _present(wanted, value)
    if _has_fields(wanted) and isinstance(value, dict):
        yield from _of_fields(value, wanted, path)
    elif is_list(wanted) and isinstance(value, list):
        for index, item in enumerate(value):
            yield from misfits(item, get_args(wanted)[0], f"{path}[{index}]")
    else:
        yield from _of_leaf(value, wanted, path)


def is_list(wanted: Any) -> bool:
    """Whether a type is a tuple of any length."""
    return get_origin(wanted) is tuple and get_args(wanted)[-1] is Ellipsis


def is_union(wanted: Any) -> bool:
    """Whether a type is one of several, None among them."""
    return get_origin(wanted) in (Union, UnionType)


def _of_fields(value: dict[str, object], wanted: type[msgspec.Struct], path: str) -> Iterator[Misfit]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(wanted)}
    absent = tuple(name for name in fields if name not in value)
    yield from (Unknown(_join(path, name), name, tuple(fields), absent) for name in value if name not in fields)
    for name, field in fields.items():
        if name in value:
            yield from misfits(value[name], field.type, _join(path, name))
        elif field.required:
            yield Missing(_join(path, name), name, field.type)


def _of_leaf(value: object, wanted: Any, path: str) -> Iterator[Misfit]:
    try:
        msgspec.convert(value, wanted)
        msgspec.json.encode(value)
    except msgspec.ValidationError as fault:
        message, _, within = str(fault).partition(" - at `$")
        yield Wrong(path, value, wanted, message, within.rstrip("`"))
    except UnicodeEncodeError:
        yield HalfCharacter(path)


def _present(wanted: Any, value: object) -> Any:
    """The type that a value is meant to have: without None, unless that is what is written."""
    if value is None or not is_union(wanted):
        return wanted
    return next(each for each in get_args(wanted) if each is not type(None))


def _has_fields(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, msgspec.Struct) and not wanted.__struct_config__.array_like


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
