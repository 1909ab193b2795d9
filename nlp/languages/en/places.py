"""English words for places in a room: sides, rows, fixtures, and relations to another thing."""

import re

import msgspec

from nlp.languages.en.regions import Region, region


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
    fixture_sides: tuple[str, ...] = ()
    relation: str | None = None


_NTH = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "last": -1,
}  # fmt: skip
_COUNTED = re.compile(
    rf"\b(?:the )?(?P<nth>{'|'.join(_NTH)})(?: (?:one|item|thing))? from (?:the |your |my )?(?P<side>left|right)\b"
)
_WHERE = re.compile(
    r"\b(?:(?:on|to|at|in|from|off|by|near|along|against|onto|under) (?P<whose>the|my|your|our|that|this)|up|over on"
    r"|(?P<bare>on|at|in)(?= (?:top|bottom|back|front|left|right)\b)) "
)
_RELATIVE = re.compile(
    r"\b(?P<way>behind|in front of|ahead of|beside|next to|near|close to|closest to|left of"
    r"|right of) (?P<whose>me|you|us)\b|\b(?P<front>straight ahead|in front(?! of))"
)
_FRAME = re.compile(
    r"\b(?:from|in) (?:your|the (?:agent|clerk|assistant|staff)'?s?) (?:side|view|point of view"
    r"|perspective|position)\b|\bas (?:you|seen by you) (?:see|look|face)"
)
_RELATION = re.compile(
    r"\b(?:just |directly |right |immediately |standing |hanging |sitting )*"
    r"(?:(?P<left>(?:on |to )?(?:the |its )?left(?: side)? of)|(?P<right>(?:on |to )?(?:the "
    r"|its )?right(?: side)? of)|(?P<above>above|over)|(?P<below>below|under(?:neath)?|beneath)"
    r"|(?P<closest>(?:closest|nearest|closer|nearer) to)"
    r"|(?P<between>(?:in )?between)|(?P<next>next to|beside|adjacent to|near|close to|alongside|by)"
    r"|(?P<on>on top of)|(?P<front>in front of)|(?P<behind>behind|in back of)|(?P<on_it>on)) "
    r"(?=(?:the|this|that|it|them|these|those|both)\b(?! (?:price|budget|amount|limit|same)))"
)
# "The reviews on that one" tells of no place.
_ABOUT = re.compile(
    r"\b(?:reviews?|ratings?|prices?|sizes?|sizing|options?|details?|info(?:rmation)?|brands?|colou?rs?|patterns?"
    r"|costs?|deals?|thoughts?|opinions?|look|similar|available|like|range|scores?|feedback) \w?$"
)
# "The difference between the mug and the vase" is in no place.
_CHOICE = re.compile(
    r"\b(?:differences?|comparison|compare|comparing|choose|choosing|choice|decide|deciding|decision|torn|differs?) $"
)
_RELATIONS = {
    "left": "left_of", "right": "right_of", "above": "above", "below": "below", "between": "between", "next": "next_to",
    "closest": "closest_to", "on": "on", "front": "before", "behind": "behind", "on_it": "on",
}  # fmt: skip


def places(text: str) -> tuple[Place, ...]:
    """The phrases of place in a normalised text, in order and free of each other."""
    found: list[Place] = []
    for place in [*_counted(text), *_framed(text), *_beside_speaker(text), *_regions(text), *_related(text)]:
        if all(place.end <= other.start or place.start >= other.end for other in found):
            found.append(place)
    return tuple(sorted(found, key=lambda place: place.start))


def _counted(text: str) -> list[Place]:
    return [
        Place(each.start(), each.end(), each.end(), ordinal=_NTH[each["nth"]], sides=(each["side"],))
        for each in _COUNTED.finditer(text)
    ]


def _framed(text: str) -> list[Place]:
    return [Place(each.start(), each.end(), each.end(), frame="agent") for each in _FRAME.finditer(text)]


def _beside_speaker(text: str) -> list[Place]:
    return [_relative(each) for each in _RELATIVE.finditer(text)]


def _relative(match: re.Match[str]) -> Place:
    sides = {
        "behind": ("behind",),
        "in front of": ("front",),
        "ahead of": ("front",),
        "left of": ("left",),
        "right of": ("right",),
    }
    frame = "agent" if match["whose"] == "you" else None
    return Place(
        match.start(), match.end(), match.end(), sides=sides.get(match["way"] or "in front of", ()), frame=frame
    )


def _regions(text: str) -> list[Place]:
    """ "on the top shelf", "in the far left corner of the back wall"."""
    found = ((each, region(text, each.end())) for each in _WHERE.finditer(text))
    return [_region(each, said) for each, said in found if said]


def _region(match: re.Match[str], said: Region) -> Place:
    return Place(
        match.start(),
        said.end,
        said.end,
        sides=said.sides,
        frame="agent" if match["whose"] == "your" and said.sides else None,
        ordinal=said.ordinal,
        level=said.level,
        fixture=said.fixture,
        fixture_sides=said.fixture_sides,
    )


def _related(text: str) -> list[Place]:
    return [
        Place(each.start(), each.end(), each.end(), relation=_RELATIONS[each.lastgroup or "next"])
        for each in _RELATION.finditer(text)
        if not (each["on_it"] and _ABOUT.search(text, 0, each.start() + 1))
        and not (each["between"] and _CHOICE.search(text, 0, each.start()))
    ]
