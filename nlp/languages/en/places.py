"""English words for places in a room: sides, rows, fixtures, and relations to another thing."""

import re

import msgspec


class Place(msgspec.Struct, frozen=True):
    """A phrase of place between `start` and `end`; `noun` is the end of the words that it uses up."""

    start: int
    end: int
    noun: int
    sides: tuple[str, ...] = ()
    frame: str | None = None
    ordinal: int | None = None
    level: int | None = None
    fixture: str | None = None
    relation: str | None = None


_ROWS = r"(?:shelf|row|level|rack|tier|board)"
_LEVELS = {
    "top": 1, "upper": 1, "highest": 1, "uppermost": 1, "first": 1, "middle": 0, "second": 2, "third": 3,
    "bottom": -1, "lowest": -1, "lower": -1,
}  # fmt: skip
_FIXTURES = {
    "shelf": "shelf", "shelves": "shelf", "rack": "rack", "rail": "rack", "table": "table", "counter": "counter",
    "checkout": "counter", "till": "counter", "register": "counter", "wall": "wall", "window": "window",
    "stand": "stand", "mannequin": "stand", "mannequins": "stand", "dummy": "stand", "door": "door",
}  # fmt: skip
_ORDINAL = r"(?P<nth>first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)"
_NTH = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "last": -1,
}

_LEVEL = re.compile(rf"\b(?:on |at |in |from )?(?:the |that |this )?(?P<level>{'|'.join(_LEVELS)}) {_ROWS}\b")
_COUNTED = re.compile(rf"\b(?:the )?{_ORDINAL}(?: (?:one|item|thing))? from (?:the |your |my )?(?P<side>left|right)\b")
_EDGE = re.compile(r"\b(?:on|at) the (?:far|very|outer) (?P<side>left|right)\b|\b(?:left|right)most\b")
_SIDE = re.compile(
    r"\b(?:(?:on|to|at|from|off to) )(?:the |(?P<whose>my|your|our) )(?P<side>left"
    r"|right)(?:[- ]hand)?(?: side)?\b(?! of\b)(?! (?:one|shelf|shoe|sock))"
)
_RELATIVE = re.compile(
    r"\b(?P<way>behind|in front of|ahead of|beside|next to|near|close to|closest to|left of"
    r"|right of) (?P<whose>me|you|us)\b|\b(?P<front>straight ahead|in front(?! of))"
)
_FRAME = re.compile(
    r"\b(?:from|in) (?:your|the (?:agent|clerk|assistant|staff)'?s?) (?:side|view|point of view"
    r"|perspective|position)\b|\bas (?:you|seen by you) (?:see|look|face)"
)
_ON = re.compile(
    rf"\b(?:on|at|in|from|off|by) (?:the |that |this |your )"
    rf"(?P<fixture>{'|'.join(_FIXTURES)})\b(?! (?:lamp|clock|cloth))"
)
_MIDDLE = re.compile(r"\bin the (?:middle|center|centre)\b(?! of the (?:room|store|shop))")
_RELATION = re.compile(
    r"\b(?:just |directly |right |immediately |standing |hanging |sitting )*"
    r"(?:(?P<left>(?:on |to )?(?:the |its )?left(?: side)? of)|(?P<right>(?:on |to )?(?:the "
    r"|its )?right(?: side)? of)|(?P<above>above|over)|(?P<below>below|under(?:neath)?|beneath)"
    r"|(?P<between>(?:in )?between)|(?P<next>next to|beside|adjacent to|near|close to|alongside|by)"
    r"|(?P<on>on top of)|(?P<front>in front of)|(?P<behind>behind|in back of)|(?P<on_it>on)) "
    r"(?=(?:the|this|that|it|them|these|those|both)\b(?! (?:price|budget|amount|limit|same)))"
)
_RELATIONS = {
    "left": "left_of", "right": "right_of", "above": "above", "below": "below", "between": "between", "next": "next_to",
    "on": "on", "front": "before", "behind": "behind", "on_it": "on",
}  # fmt: skip


def places(text: str) -> tuple[Place, ...]:
    """The phrases of place in a normalised text, in order and free of each other."""
    found: list[Place] = []
    for match, place in [*_rows(text), *_sided(text), *_related(text)]:
        if all(match.end() <= other.start or match.start() >= other.end for other in found):
            found.append(place)
    return tuple(sorted(found, key=lambda place: place.start))


def _rows(text: str) -> list[tuple[re.Match[str], Place]]:
    levels = [(each, _place(each, level=_LEVELS[each["level"]], fixture="shelf")) for each in _LEVEL.finditer(text)]
    counted = [
        (each, _place(each, ordinal=_NTH[each["nth"]], sides=(each["side"],))) for each in _COUNTED.finditer(text)
    ]
    middle = [(each, _place(each, ordinal=0)) for each in _MIDDLE.finditer(text)]
    return [*levels, *counted, *middle]


def _sided(text: str) -> list[tuple[re.Match[str], Place]]:
    edges = [(each, _place(each, ordinal=1, sides=(each["side"],))) for each in _EDGE.finditer(text) if each["side"]]
    frames = [(each, _place(each, frame="agent")) for each in _FRAME.finditer(text)]
    sides = [
        (each, _place(each, sides=(each["side"],), frame="agent" if each["whose"] == "your" else None))
        for each in _SIDE.finditer(text)
    ]
    return [*edges, *frames, *sides, *((each, _relative(each)) for each in _RELATIVE.finditer(text))]


def _relative(match: re.Match[str]) -> Place:
    frame = "agent" if match["whose"] == "you" else None
    way = match["way"] or "in front of"
    sides = {
        "behind": ("behind",),
        "in front of": ("front",),
        "ahead of": ("front",),
        "left of": ("left",),
        "right of": ("right",),
    }
    return _place(match, sides=sides.get(way, ()), frame=frame)


def _related(text: str) -> list[tuple[re.Match[str], Place]]:
    fixtures = [(each, _place(each, fixture=_FIXTURES[each["fixture"]])) for each in _ON.finditer(text)]
    related = [
        (each, Place(each.start(), each.end(), each.end(), relation=_RELATIONS[each.lastgroup or "next"]))
        for each in _RELATION.finditer(text)
    ]
    return [*fixtures, *related]


def _place(
    match: re.Match[str],
    *,
    sides: tuple[str, ...] = (),
    frame: str | None = None,
    ordinal: int | None = None,
    level: int | None = None,
    fixture: str | None = None,
) -> Place:
    return Place(match.start(), match.end(), match.end(), sides, frame, ordinal, level, fixture)
