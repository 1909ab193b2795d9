"""English phrases that point: "the second one from the left", "that lamp behind you", "both of them"."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from nlp.languages.en.places import Place, places
from nlp.languages.en.regions import LEVELS, SIDES
from nlp.languages.en.words import WORDS
from nlp.languages.grammar import Pointer
from nlp.turn import Reference

_DETERMINER = re.compile(
    r"\b(?P<word>the|this|that|these|those|it|its|them|they|both|all|each|everything|whats that"
    r"|which(?= (?:\w+ ){0,3}(?:is|are) (?:the )?(?:closest|nearest|farthest|furthest)))\b(?!')"
    r"|(?P<one>\bone of )(?=those|these|them)"
)
_BOUNDARY_WORDS = """
is are was were do does did has have had in on at to from with for under over above below next beside behind
between near by of and or but that which who please pls instead too also again now then there here how what
cost costs come comes made i you we they be been can could would will should out back into as than when so not
if it me my your off away just looks look fit fits go called better really available still today thanks thank
because since while where this these hanging hung folded standing sitting displayed placed located lying laying
mounted stacked draped featured along next between against across
"""
_BOUNDARY = frozenset(_BOUNDARY_WORDS.split())
_WORD = re.compile(r"\s*([a-z0-9][a-z0-9'&-]*)")
_COLOR = "|".join(sorted((word for words in WORDS["color"].values() for word in words), key=len, reverse=True))
# "Black and white", "red, white and yellow": colours that go on are of the same thing.
_AND_COLOR = re.compile(rf"(?:,? (?:and|&|with) |, ?)(?=(?:(?:light|dark|bright) )?(?:{_COLOR})\b)")
_IS_COLOR = re.compile(rf"\b(?:{_COLOR})$")
_MOST_WORDS = 6
_SAID_TWICE = 2
_SET_OFF = re.compile(r"(?!.*\b(?:and|or)\b).*,\s*")

_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "6th": 6, "last": -1, "middle": 0, "center": 0, "centre": 0, "former": 1, "latter": -1,
}  # fmt: skip
_EXTREMES = {
    "cheapest": "cheapest", "cheaper": "cheapest", "dearest": "dearest", "priciest": "dearest", "pricier": "dearest",
    "expensive": "dearest", "closest": "nearest", "nearest": "nearest", "closer": "nearest", "farthest": "farthest",
    "furthest": "farthest", "biggest": "biggest", "bigger": "biggest", "largest": "biggest", "larger": "biggest",
    "smallest": "smallest", "smaller": "smallest", "tallest": "tallest", "taller": "tallest", "tall": "tallest",
    "newest": "newest", "latest": "newest", "newer": "newest", "cheap": "cheapest",
}  # fmt: skip
_NEARNESS = re.compile(r"closest|nearest|farthest|furthest")
_FAR_OR_NEAR = {"closest": "nearest", "nearest": "nearest", "farthest": "farthest", "furthest": "farthest"}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
_PAIRS_WORDS = """
shoes boots loafers sneakers trainers sandals slippers heels mules pants trousers jeans shorts leggings glasses
sunglasses headphones earbuds earphones gloves socks curtains scissors joggers chinos pajamas tights
"""
_PAIRS = frozenset(_PAIRS_WORDS.split())
_SINGULAR_ENDS = ("ss", "us", "is", "'s")
_OF_THOSE = re.compile(
    r"\s+of (?:the )?(?:those|these|them|two|three|lot|all)\b|\s+(?:you|i) (?:just )?(?:\w+ed|showed"
    r"|said|told)(?: me)?\b"
)
_BE = re.compile(r"\b(?:is|are|isn't|aren't|was|were)\s*$")
_TRAITS = frozenset(
    word for field, table in WORDS.items() if field != "kind" for words in table.values() for word in words
)
_MENTIONED = re.compile(r"\b(?:again|before|earlier|just now|mentioned|showed|said)\b")


def pointers(text: str) -> tuple[Pointer, ...]:
    """The phrases of a normalised text that point at things, each with the places that follow it."""
    around = places(text)
    nouns = list(_nouns(text, around))
    anchors = [_anchor(text, place, nouns) for place in around]
    taken = [(noun.start, noun.end) for noun in anchors if noun]
    free = [noun for noun in nouns if not any(start <= noun.start < end for start, end in taken)]
    for place, anchor in zip(around, anchors, strict=True):
        before = [noun for noun in free if noun.start < place.start]
        if before:
            free[free.index(before[-1])] = _placed(before[-1], place, anchor)
        else:
            free.insert(0, _placed(Pointer(place.start, place.start, Reference()), place, anchor))
    return tuple(_as_one(text, _without_echoes(text, free)))


def _without_echoes(text: str, nouns: list[Pointer]) -> list[Pointer]:
    """ "The first one, is it in stock?": "it" is what was just said, unless "and" sets it beside."""
    return [
        noun
        for at, noun in enumerate(nouns)
        if at == 0
        or not re.fullmatch(r"its?|they|them", text[noun.start : noun.end])
        or noun.anchor
        or re.search(r"\band\b", text[nouns[at - 1].end : noun.start])
    ]


def _as_one(text: str, nouns: list[Pointer]) -> list[Pointer]:
    """ "that lamp behind you, the tall one" is one thing said twice."""
    if len(nouns) != _SAID_TWICE or not _SET_OFF.fullmatch(text, nouns[0].end, nouns[1].start) or nouns[1].anchor:
        return nouns
    first, second = nouns
    if (
        not re.fullmatch(r"the (?:\w+ )+one", text[second.start : second.end].strip())
        or first.reference.pointing
        or first.is_pronoun
    ):
        return nouns
    said = second.reference
    reference = replace(
        first.reference,
        extreme=said.extreme or first.reference.extreme,
        ordinal=said.ordinal if first.reference.ordinal is None else first.reference.ordinal,
        sides=(*first.reference.sides, *said.sides),
    )
    return [replace(first, end=second.end, reference=reference)]


def _nouns(text: str, around: Iterable[Place]) -> Iterable[Pointer]:
    end = 0
    spans = [(place.start, place.noun) for place in around]
    for found in _DETERMINER.finditer(text):
        inside = any(start <= found.start() < stop for start, stop in spans)
        if found.start() >= end and not inside:
            noun = _noun(text, found)
            if noun:
                end = noun.end
                yield noun


def _is_said_of(text: str, found: re.Match[str], words: list[str]) -> bool:
    """Whether the words are not the thing's but what is asked of it: "is this real leather?"."""
    return (
        found["word"] in ("this", "that", "these", "those")
        and words[-1:] != []
        and words[-1] in _TRAITS
        and bool(_BE.search(text[: found.start()]))
    )


def _noun(text: str, found: re.Match[str]) -> Pointer | None:
    determiner = "those" if found["one"] else found["word"]
    if found["one"]:
        return Pointer(found.start(), found.end() + 5, Reference(again=True))
    words, end = _words_after(text, found.end(), () if determiner in ("it", "its", "them", "they") else _BOUNDARY)
    if determiner in ("it", "its", "them", "they", "everything") or _is_said_of(text, found, words):
        words, end = [], found.end()
    of_those = _OF_THOSE.match(text, end)
    if not words and determiner in ("the", "all", "each", "which") and not of_those:
        return None
    if determiner == "that" and not words and _joins_clauses(text, found):
        return None
    reference = _reference(determiner, words)
    if determiner == "which":
        reference = replace(reference, extreme=_FAR_OR_NEAR[_NEARNESS.findall(text)[-1]])
    if of_those or (reference.ordinal is not None and _MENTIONED.search(text, end)):
        reference = replace(reference, again=True, plural=reference.plural and not _picks(reference))
        end = of_those.end() if of_those else end
    is_pronoun = (
        not words or words == ["one"] or (determiner in ("this", "that") and words[-1:] == ["one"] and len(words) == 1)
    )
    return Pointer(
        found.start(),
        end,
        reference,
        is_pronoun=is_pronoun and determiner != "the",
        skipped=_placing(text, found.end(), end),
    )


def _placing(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where words of place stand before a noun: "the top left dress" is about no top."""
    return tuple(
        each.span()
        for each in re.finditer(r"[a-z0-9-]+", text[:end])
        if each.start() >= start
        and ((each[0] in LEVELS and each.end() < end) or each[0] in SIDES or each[0] in _ORDINALS or each[0] == "me")
    )


def _picks(reference: Reference) -> bool:
    return bool(reference.extreme or reference.ordinal is not None)


def _joins_clauses(text: str, found: re.Match[str]) -> bool:
    """Whether "that" is a conjunction or a relative: "something that is warm", "throws in stock that are warm"."""
    after, before = text[found.end() :].lstrip(), text[: found.start()].rstrip()
    return (
        bool(re.match(r"(?:is|are|will|would|goes?|looks?|can|fits?|has|have|i|you|works?|keeps?)\b", after))
        and bool(re.search(r"(?:thing|one|stock|[a-z]s|any \w+|a \w+|an \w+)$", before))
        and not re.search(r"\b(?:is|does|'s|was)$", before)
    )


def _words_after(text: str, at: int, boundary: Iterable[str]) -> tuple[list[str], int]:
    words: list[str] = []
    while len(words) < _MOST_WORDS:
        further = _AND_COLOR.match(text, at) if words and _IS_COLOR.search(" ".join(words)) else None
        found = _WORD.match(text, further.end() if further else at)
        if not found or found[1] in boundary or re.fullmatch(r"(?:is|are|what|how|who|that|it)'s", found[1]):
            break
        words.append(found[1])
        at = found.end()
        if found[1] in ("one", "ones"):
            break
    return words, at


def _reference(determiner: str, words: list[str]) -> Reference:
    head = words[-1] if words else ""
    picked = next((_EXTREMES[word] for word in words if word in _EXTREMES), None)
    if "most" in words and "expensive" in words:
        picked = "dearest"
    if "least" in words and "expensive" in words:
        picked = "cheapest"
    if {"best", "better", "highest", "top"} & set(words) and {"rated", "reviewed", "rating", "reviews"} & set(words):
        picked = "best_rated"
    said_of_place = words[:-1] if head not in SIDES else words
    sides = tuple(dict.fromkeys(SIDES[word] for word in said_of_place if word in SIDES))
    level = next((LEVELS[word] for word in words[:-1] if word in LEVELS and word not in _ORDINALS), None)
    lateral = bool({"left", "right"} & set(sides))
    outermost = lateral and ("far" in words or any(word.endswith("most") and word in SIDES for word in words))
    # "The hats first" counts nothing.
    counted = words[:-1] if len(words) > 1 and head in ("first", "last") else words
    ordinal = next((_ORDINALS[word] for word in counted if word in _ORDINALS), 1 if outermost else None)
    bare = not words or words == ["one"]
    count = next((_NUMBERS[word] for word in words if word in _NUMBERS), 2 if determiner == "both" else None)
    several = determiner in ("these", "those", "them", "they", "both", "all", "everything", "each") or _is_plural(head)
    said = determiner in ("it", "its", "them", "they") or (
        determiner in ("that", "those", "both", "all", "each") and bare
    )
    return Reference(
        pointing=determiner in ("this", "these"),
        again=said or (bool(count) and len(words) < 2) or (determiner == "everything"),
        other="other" in words,
        plural=(several or bool(count)) and not picked and ordinal is None,
        count=count,
        ordinal=ordinal,
        sides=sides,
        extreme=picked,
        level=level,
    )


def _is_plural(head: str) -> bool:
    return head.endswith("s") and head not in _PAIRS and not head.endswith(_SINGULAR_ENDS) and len(head) > 3


def _anchor(text: str, place: Place, nouns: list[Pointer]) -> Pointer | None:
    """The noun right behind a relation: "next to the lamp"; for "between the lamp and the sofa" both as one."""
    if not place.relation:
        return None
    at = next((at for at, noun in enumerate(nouns) if place.end <= noun.start <= place.end + 2), None)
    if at is None:
        return None
    noun, rest = nouns[at], nouns[at + 1 : at + 2]
    if place.relation == "between" and rest and text[noun.end : rest[0].start].strip() == "and":
        return replace(noun, end=rest[0].end, reference=replace(noun.reference, plural=True))
    return noun


def _placed(noun: Pointer, place: Place, anchor: Pointer | None) -> Pointer:
    said = noun.reference
    if place.relation and anchor is None:
        return noun
    reference = replace(
        said,
        sides=(*said.sides, *(side for side in place.sides if side not in said.sides)),
        frame=place.frame or said.frame,
        ordinal=said.ordinal if place.ordinal is None else place.ordinal,
        level=said.level if place.level is None else place.level,
        fixture=place.fixture or said.fixture,
        fixture_sides=place.fixture_sides or said.fixture_sides,
        relation=place.relation or said.relation,
        again=said.again and not (place.sides or place.relation or place.fixture_sides or place.level is not None),
    )
    skipped = (*noun.skipped, (place.start, place.end))
    return replace(noun, reference=reference, anchor=anchor or noun.anchor, skipped=skipped, is_pronoun=False)
