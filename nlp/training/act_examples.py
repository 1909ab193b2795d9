"""Reads the sayings of a language: what shoppers say, by what they do by it."""

from importlib.resources import files

import msgspec

from nlp.turn import Act, Expectation, Turn

_CHOICES = ("size", "color", "option", "quantity")


class ActExample(msgspec.Struct, frozen=True):
    """`label` is an act with its detail ("ask_policy:shipping"); `last` and `expecting` are what went before."""

    text: str
    label: str
    last: Turn | None = None
    expecting: Expectation | None = None


def examples(language: str) -> tuple[ActExample, ...]:
    """All sayings of a language, from its `acts.txt`.

    A line "# label" begins a group; a line of the group "multi" names its own label ("label|text"). "@act text" was
    said after a turn of that act, "?what text" or "?what:act text" after the agent asked that.
    """
    found: list[ActExample] = []
    group = ""
    for line in files("nlp.languages").joinpath(language, "acts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            group = line[2:]
        elif line:
            label, text = line.split("|", 1) if group == "multi" else (group, line)
            found.append(_example(text, label, language))
    return tuple(found)


def _example(text: str, label: str, language: str) -> ActExample:
    before, _, rest = text.partition(" ")
    if text.startswith("@"):
        return ActExample(rest, label, last=Turn(text="", language=language, act=Act(before[1:])))
    if text.startswith("?"):
        what, _, act = before[1:].partition(":")
        waits = Act(act) if act else Act.ADD_TO_CART if what in _CHOICES else None
        return ActExample(rest, label, expecting=Expectation(what, waits))
    return ActExample(text, label)
