"""English phrases that point: "the second one from the left", "that lamp behind you", "both of them"."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from nlp.languages.en.places import Place, places
from nlp.languages.en.pointing import (
    ATTRIBUTES,
    BOUNDARY,
    EXTREMES,
    FAR_OR_NEAR,
    IT_WORDS,
    NUMBERS,
    ORDINALS,
    PAIRS,
    SEVERAL,
)
from nlp.languages.en.regions import LEVELS, SIDES
from nlp.languages.en.words import WORDS
from nlp.languages.grammar import Pointer
from nlp.turn import Reference

_DETERMINER = re.compile(
    r"\b(?P<word>the|this|that|these|those|it|its|them|they|their|theirs|both|all|each|everything|whats that"
    r"|which(?= (?:\w+ ){0,3}(?:is|are) (?:the )?(?:closest|nearest|farthest|furthest)))\b(?!')"
    r"|(?P<one>\bone of )(?=those|these|them)"
)
_WORD = re.compile(r"\s*([a-z0-9][a-z0-9'&-]*)")
_COLOR = "|".join(sorted((word for words in WORDS["color"].values() for word in words), key=len, reverse=True))
# "Black and white", "red, white and yellow": colours that go on are of the same thing.
_AND_COLOR = re.compile(rf"(?:,? (?:and|&|with) |, ?)(?=(?:(?:light|dark|bright) )?(?:{_COLOR})\b)")
_IS_COLOR = re.compile(rf"\b(?:{_COLOR})$")
_MOST_WORDS = 6
_SAID_TWICE = 2
_SET_OFF = re.compile(r"(?!.*\b(?:and|or)\b).*,\s*")

_NEARNESS = re.compile(r"closest|nearest|farthest|furthest")
_SINGULAR_ENDS = ("ss", "us", "is", "'s")
_OF_THOSE = re.compile(
    r"\s+of (?:the )?(?:those|these|them|two|three|lot|all)\b|\s+(?:you|i) (?:just )?(?:\w+ed|showed"
    r"|said|told)(?: me)?\b"
)
_OF = re.compile(r"\s+of (?:the|those|these|your)\b")
_BE = re.compile(r"\b(?:is|are|isn't|aren't|was|were)\s*$")
_TRAITS = frozenset(
    word for field, table in WORDS.items() if field != "kind" for words in table.values() for word in words
)
_IT = re.compile("|".join(IT_WORDS))
_BESIDE = re.compile(r"\b(?:and|or|with|than|like|as)\s*$")
# "The quilted one, is that warmer?"
_ASKED = re.compile(r", (?:is|are|was|does|do|did|can|could|will|would) ")
_ENDS = re.compile(r"[.!?;]")
_GOES_ON = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|goes?|looks?|fits?|comes?|costs?|matche?s|works?|keeps?|i|you"
    r"|(?:'s|'re)\b)\b"
)
_ANTECEDENT = re.compile(r"\w$")
_BEFORE_THAT = re.compile(
    r"\b(?:is|are|was|were|am|be|'s|do|does|did|can|could|will|would|should|shall|might|must|if|and|but|or|so|because"
    r"|since|when|while|what|how|why|whats|hows|then|well|ok|okay|oh|yes|yeah|no|thanks|hmm|actually|sure|think|know"
    r"|believe|say|says|said|mean|guess|hope|suppose|feel|like|love|want|take|about|of|for|to|with|from|on|in|at|by"
    r"|than|except|besides|see|get|buy|add)$"
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
    return tuple(_as_one(text, _echoing(text, free)))


def _echoing(text: str, nouns: list[Pointer]) -> list[Pointer]:
    """ "The first one, is it in stock?", "the mug and the vase. Both, please": unless "and it" sets it beside."""
    return [replace(noun, echoes=at > 0 and _echoes(text, nouns[at - 1], noun)) for at, noun in enumerate(nouns)]


def _echoes(text: str, before: Pointer, noun: Pointer) -> bool:
    between = text[before.end : noun.start]
    if noun.anchor or _BESIDE.search(between):
        return False
    if _IT.fullmatch(text, noun.start, noun.end):
        return True
    is_asked = bool(_ASKED.fullmatch(between)) and text[noun.start : noun.end] in ("that", "this")
    return is_asked or (noun.is_pronoun and noun.reference.again and bool(_ENDS.search(between)))


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
    words, end = _words_after(text, found.end(), () if determiner in IT_WORDS else BOUNDARY)
    if determiner in (*IT_WORDS, "everything") or _is_said_of(text, found, words):
        words, end = [], found.end()
    of_those = _OF_THOSE.match(text, end)
    if words and not of_those and all(word in EXTREMES or word in ORDINALS for word in words):
        words, end = _of_what(text, end, words)
    if words and words[-1] in ATTRIBUTES:
        return None
    if not words and determiner in ("the", "all", "each", "which") and not of_those:
        return None
    if determiner == "that" and not words and _joins_clauses(text, found):
        return None
    reference = _reference(determiner, words)
    if determiner == "which":
        reference = replace(reference, extreme=FAR_OR_NEAR[_NEARNESS.findall(text)[-1]])
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


def _of_what(text: str, end: int, picked: list[str]) -> tuple[list[str], int]:
    """ "The closer of the grey lamps": the words of what it is picked from are the thing's own."""
    of = _OF.match(text, end)
    words, further = _words_after(text, of.end(), BOUNDARY) if of else ([], end)
    return ([*picked, *words], further) if words else (picked, end)


def _placing(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where words of place stand before a noun: "the top left dress" is about no top."""
    return tuple(
        each.span()
        for each in re.finditer(r"[a-z0-9-]+", text[:end])
        if each.start() >= start
        and ((each[0] in LEVELS and each.end() < end) or each[0] in SIDES or each[0] in ORDINALS or each[0] == "me")
    )


def _picks(reference: Reference) -> bool:
    return bool(reference.extreme or reference.ordinal is not None)


def _joins_clauses(text: str, found: re.Match[str]) -> bool:
    """Whether "that" is a conjunction or a relative: "something that is warm", "throws in stock that are warm"."""
    after, before = text[found.end() :].lstrip(), text[: found.start()].rstrip()
    return bool(_GOES_ON.match(after)) and bool(_ANTECEDENT.search(before)) and not _BEFORE_THAT.search(before)


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
    picked = next((EXTREMES[word] for word in words if word in EXTREMES), None)
    if "most" in words and "expensive" in words:
        picked = "dearest"
    if "least" in words and "expensive" in words:
        picked = "cheapest"
    if {"best", "better", "highest", "top"} & set(words) and {"rated", "reviewed", "rating", "reviews"} & set(words):
        picked = "best_rated"
    said_of_place = words[:-1] if head not in SIDES else words
    sides = tuple(dict.fromkeys(SIDES[word] for word in said_of_place if word in SIDES))
    level = next((LEVELS[word] for word in words[:-1] if word in LEVELS and word not in ORDINALS), None)
    lateral = bool({"left", "right"} & set(sides))
    outermost = lateral and ("far" in words or any(word.endswith("most") and word in SIDES for word in words))
    # "The hats first" counts nothing.
    counted = words[:-1] if len(words) > 1 and head in ("first", "last") else words
    ordinal = next((ORDINALS[word] for word in counted if word in ORDINALS), 1 if outermost else None)
    bare = not words or words == ["one"]
    count = next((NUMBERS[word] for word in words if word in NUMBERS), 2 if determiner == "both" else None)
    several = determiner in SEVERAL or _is_plural(head)
    said = determiner in IT_WORDS or (determiner in ("that", "those", "both", "all", "each") and bare)
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
    return head.endswith("s") and head not in PAIRS and not head.endswith(_SINGULAR_ENDS) and len(head) > 3


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
