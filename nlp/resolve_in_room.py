"""What is meant by words that say what a thing is and where in the room it stands."""

from msgspec.structs import replace

from nlp.candidates import Candidate
from nlp.resolve_places import counted, has_rows, on_fixture, on_sides, related, tells_fixtures_apart
from nlp.resolve_regions import best_in_region, is_regional
from nlp.resolve_said import picked
from nlp.resolve_talk import PAIR, Conversation
from nlp.resolve_traits import Candidates, is_described, loosely, outstanding, with_traits
from nlp.turn import Reference

_SAID_LAST, _SAID = 0.25, 0.1
"""How much better a thing seems to lie where it was said when the talk was of it."""


def in_room(reference: Reference, talk: Conversation, *, anchors: Candidates) -> Candidates:
    """By what it is and where it stands; without a place, what comes to mind first. `anchors` start its relation."""
    if not _says_where(reference):
        return talk.most_salient(reference)
    scope = _scope(reference, talk)
    fitting = with_traits(scope, reference, talk.lexicon) or with_traits(scope, loosely(reference), talk.lexicon)
    if reference.relation:
        # What is closest is told by the relation: "the table closest to the sofa".
        reference = replace(reference, extreme=None) if reference.relation == "closest_to" else reference
        near = related(fitting, reference, anchors, talk.candidates)
        near = near or related(fitting, reference, anchors, (*fitting, *anchors))
        if near or not is_described(reference):
            return picked(near, replace(reference, ordinal=None), talk)
        reference = replace(reference, relation=None, anchor=None)
        if not _says_where(reference):
            return talk.most_salient(reference)
    around = tuple(each for each in (talk.looking_at, *talk.named[:1]) if each)
    placed = on_fixture(fitting, reference, around)
    if reference.ordinal is not None:
        return _nth(placed, scope, around, reference, talk)
    placed = _regional(placed, reference, talk)
    return outstanding(placed, reference.extreme, talk.lexicon) if reference.extreme else placed


def _says_where(reference: Reference) -> bool:
    return reference.is_placed or bool(reference.extreme) or reference.ordinal is not None


def _nth(
    placed: Candidates, scope: Candidates, around: Candidates, reference: Reference, talk: Conversation
) -> Candidates:
    """The thing at an ordinal: of a list as it was said, else of a row; of all things where too few fit."""
    if scope is talk.group and not reference.sides:
        return picked(placed, reference, talk)
    nth = counted(placed, reference, talk.agent)
    if nth:
        return nth
    row = counted(on_fixture(scope, reference, around), reference, talk.agent)
    return with_traits(row, reference, talk.lexicon)


def _regional(placed: Candidates, reference: Reference, talk: Conversation) -> Candidates:
    """Those in the part of the room that was said; what the fixtures have told already is not measured again."""
    apart = tells_fixtures_apart(talk.in_view, reference)
    left = replace(
        reference,
        sides=reference.sides if apart else tuple(dict.fromkeys((*reference.sides, *reference.fixture_sides))),
        level=None if has_rows(talk.candidates) else reference.level,
    )
    lateral_only = left.level is None and not {"near", "far", "middle"} & set(left.sides) and not left.count
    if lateral_only or left.frame == "agent" or not is_regional(left):
        return on_sides(placed, left, talk.agent)
    beyond = replace(left, sides=tuple(side for side in left.sides if side in ("front", "behind")))
    return best_in_region(on_sides(placed, beyond, talk.agent), left, talk.in_view, lambda each: _favour(each, talk))


def _favour(candidate: Candidate, talk: Conversation) -> float:
    return _SAID_LAST if candidate in talk.latest else _SAID if candidate in talk.named else 0.0


def _scope(reference: Reference, talk: Conversation) -> Candidates:
    """A bare "the left one", "the first" chooses among what was just spoken of, if that was several."""
    if reference.is_ranked_by_record:
        return talk.candidates
    bare = not (is_described(reference) or reference.fixture or reference.fixture_sides or reference.relation)
    bare = bare and reference.level is None
    by_distance = reference.extreme in ("nearest", "farthest")
    chooses = bool(reference.sides or reference.extreme) or reference.ordinal is not None
    if not (bare and chooses) or "behind" in reference.sides or "front" in reference.sides:
        return talk.in_view
    if len(talk.named) >= PAIR and not by_distance:
        return talk.group
    return talk.alike if len(talk.alike) >= PAIR else talk.in_view
