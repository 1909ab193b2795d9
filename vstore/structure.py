"""Plain data (from TOML or JSON) read as a Struct, with every misfit said at once in a brand's words."""

import re
from typing import Any, Literal, assert_never, get_args, get_origin

import msgspec

from scenes import misfits
from scenes.problem import closest

_WORDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table of names and values",
    "null": "nothing",
    "date": "a date",
    "time": "a time of day",
    "datetime": "a date and time",
}
_LENGTH = re.compile(r"Expected `array` of length (\d+), got (\d+)")
_EXPECTED = re.compile(r"Expected `([^`]*)`(?:, got `([^`]*)`)?")


class Misfit(msgspec.Struct, frozen=True):
    """What does not fit at `path` ("agents[1].look.hair"; empty for the whole)."""

    path: str
    what: str


def structured(data: object, wanted: Any) -> tuple[Any | None, list[Misfit]]:
    """`data` as the type `wanted` and no misfits, or None and all of them."""
    found = [_said(misfit) for misfit in misfits.misfits(data, wanted)]
    return (None, found) if found else (msgspec.convert(data, wanted), [])


def _said(misfit: misfits.Misfit) -> Misfit:
    match misfit:
        case misfits.Unknown(path, name, fields):
            return Misfit(path, f"is not known here. {closest(name, fields)}".rstrip())
        case misfits.Missing(path):
            return Misfit(path, "is missing.")
        case misfits.Wrong(path, _, wanted, message, within):
            return Misfit(path + within, _by_choice(wanted) or _by_example(wanted) or _in_words(message))
        case misfits.HalfCharacter(path):
            return Misfit(path, "holds half a character: write the character itself.")
        case _:
            assert_never(misfit)


def _by_choice(wanted: Any) -> str:
    return f"must be one of: {', '.join(map(str, get_args(wanted)))}." if get_origin(wanted) is Literal else ""


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
