"""English regions: parts of a room or of its furniture, "top shelf", "far left corner of the back wall"."""

import re

import msgspec

SIDES = {
    "left": "left", "left-hand": "left", "lefthand": "left", "leftmost": "left", "right": "right",
    "right-hand": "right", "righthand": "right", "rightmost": "right", "back": "far", "rear": "far", "front": "near",
}  # fmt: skip
LEVELS = {
    "top": 1, "upper": 1, "highest": 1, "uppermost": 1, "topmost": 1, "middle": 0, "center": 0, "centre": 0,
    "central": 0, "bottom": -1, "lowest": -1, "lower": -1, "bottommost": -1,
}  # fmt: skip
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_FIXTURES = {
    "shelf": "shelf", "shelves": "shelf", "shelving": "shelf", "bookcase": "shelf", "cubby": "shelf",
    "cubbies": "shelf", "cubbyhole": "shelf", "cubicle": "shelf", "cubicles": "shelf", "compartment": "shelf",
    "closet": "shelf", "wardrobe": "shelf", "dresser": "shelf", "cabinet": "shelf", "unit": "shelf",
    "rack": "rack", "racks": "rack", "rail": "rack", "carousel": "rack", "hanger": "rack", "hangers": "rack",
    "table": "table", "counter": "counter", "checkout": "counter", "till": "counter", "register": "counter",
    "wall": "wall", "walls": "wall", "window": "window", "stand": "stand", "mannequin": "stand",
    "mannequins": "stand", "dummy": "stand", "door": "door", "display": "display", "displays": "display",
}  # fmt: skip
_ROWS = frozenset({"shelf", "shelves", "row", "level", "tier", "board", "rack", "racks", "cubby", "cubbies", "rung"})
_REGIONS = frozenset({"side", "corner", "end", "edge", "part", "area", "section", "row", "level", "tier", "board",
                      "column", "hand", "middle", "center", "centre", "rung", "aisle", "half"})  # fmt: skip
_FILLERS = frozenset({"far", "very", "most", "outer", "extreme", "floor", "wall", "clothing", "clothes", "round",
                      "circular", "display", "big", "small", "large", "other"})  # fmt: skip
_WORD = re.compile(r"\s*([a-z0-9][a-z0-9-]*)")
_LINK = re.compile(r"\s+(?:of|on|in|at|from|to) (?:the|your|my|that|this) (?=([a-z-]+))")
# A region is not what a lamp, clock or cloth is for: "on the table lamp".
_NOT_FURNITURE = re.compile(r" (?:lamp|clock|cloth|one\b|ones\b|shoe|sock)")
_OF = re.compile(r" of\b")
_OF_ROOM = re.compile(r" of the (?:room|store|shop)\b")


class Region(msgspec.Struct, frozen=True):
    """Where it is said to be, up to `end`: the thing's own `sides`, `level` and `ordinal`, and those of its fixture."""

    end: int
    sides: tuple[str, ...] = ()
    level: int | None = None
    ordinal: int | None = None
    fixture: str | None = None
    fixture_sides: tuple[str, ...] = ()


def region(text: str, start: int) -> Region | None:
    """The region that the words from `start` name; None where they name a thing or nothing."""
    words, at = _words(text, start)
    if not words or _NOT_FURNITURE.match(text, at):
        return None
    found = _read(words, at)
    link = _LINK.match(text, at)
    if link and found is not None and found.fixture is None:
        further, end = _words(text, link.end())
        whole = _read(further, end) if further and not _NOT_FURNITURE.match(text, end) else None
        if whole is not None:
            return _joined(found, whole)
    room = _OF_ROOM.match(text, at)
    if found and not found.fixture and not room and _OF.match(text, at):
        # "To the right of the lamp" starts from a thing.
        return None
    return msgspec.structs.replace(found, end=room.end()) if found and room else found


def _words(text: str, at: int) -> tuple[list[str], int]:
    """The words of place from `at`, and where they end."""
    words: list[str] = []
    known = SIDES.keys() | LEVELS.keys() | _ORDINALS.keys() | _FIXTURES.keys() | _REGIONS | _FILLERS
    while (found := _WORD.match(text, at)) and found[1] in known:
        words.append(found[1])
        at = found.end()
    return words, at


def _read(words: list[str], end: int) -> Region | None:
    """What a run of such words says; None where it is a mere filler or "the first"."""
    sides = tuple(dict.fromkeys(SIDES[word] for word in words if word in SIDES))
    level = next((LEVELS[word] for word in words if word in LEVELS), None)
    nth = next((_ORDINALS[word] for word in words if word in _ORDINALS), None)
    fixture = next((_FIXTURES[word] for word in reversed(words) if word in _FIXTURES), None)
    head = words[-1]
    if head in _ROWS:
        return Region(end, (), level if level is not None else nth, None, _FIXTURES.get(head), sides)
    if fixture:
        middle = ("middle",) if level == 0 else ()
        return Region(end, (), level or None, None, fixture, (*sides, *middle))
    if not sides and level is None:
        return None
    is_edge = bool({"far", "very", "outer", "extreme"} & set(words)) or head in ("leftmost", "rightmost")
    lateral = bool({"left", "right"} & set(sides))
    in_middle = level == 0 and not sides
    ordinal = 0 if in_middle else 1 if is_edge and lateral else None
    return Region(end, sides, None if level == 0 else level, ordinal)


def _joined(part: Region, whole: Region) -> Region:
    """A part of something larger: "the top left of the right wall"."""
    level = part.level if part.level is not None else whole.level
    sides = part.sides if whole.fixture else (*part.sides, *whole.sides)
    return Region(whole.end, sides, level, part.ordinal, whole.fixture, whole.fixture_sides)
