"""Which candidates stand where it was said: on sides, rows and fixtures, and by other things."""

import math
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from nlp.candidates import OPPOSITE, Candidate, Viewpoint, seen_from
from nlp.resolve_regions import best_in_region
from nlp.resolve_traits import Candidates
from nlp.turn import Reference

LAST = -1
_REACH = 2.5
"""Metres within which things without a common shelf are still beside each other."""


def on_fixture(candidates: Sequence[Candidate], reference: Reference, around: Sequence[Candidate] = ()) -> Candidates:
    """Those on the fixture and the row that were said; a fixture that none stands on tells nothing.

    A row alone is one of the fixture `around` which the talk is, else of the nearest that has several.
    """
    fixed = tuple(each for each in candidates if reference.fixture in (None, each.fixture)) or tuple(candidates)
    if reference.fixture_sides:
        fixed = _of_fixture_at(fixed, reference)
    level = reference.level
    tall = [each for each in fixed if (each.levels or 1) > 1]
    if level is None or not has_rows(fixed):
        return fixed
    near = [each.row for each in around if each in tall] or [each.row for each in sorted(tall, key=_in_sight)[:1]]
    return tuple(each for each in tall if each.row == near[0] and each.level == _row_number(each, level, candidates))


def has_rows(candidates: Sequence[Candidate]) -> bool:
    """Whether any stands on a fixture with several rows, so that "the top row" is one of them."""
    return any((each.levels or 1) > 1 for each in candidates)


def tells_fixtures_apart(candidates: Sequence[Candidate], reference: Reference) -> bool:
    """Whether several fixtures of the said kind stand in the room, so that "the left rack" is one of them."""
    return len({each.row for each in candidates if each.fixture == reference.fixture and each.row}) > 1


def _of_fixture_at(candidates: Candidates, reference: Reference) -> Candidates:
    """Those on the one of several fixtures that stands on the side said: "the left rack"."""
    if not tells_fixtures_apart(candidates, reference):
        return candidates
    rows = dict.fromkeys(each.row for each in candidates if each.row)
    middles = {row: _middle([each for each in candidates if each.row == row]) for row in rows}
    chosen = best_in_region(
        tuple(middles.values()), Reference(sides=reference.fixture_sides), tuple(middles.values()), lambda _: 0.0
    )
    return tuple(each for each in candidates if each.row in {middle.row for middle in chosen})


def _middle(things: Sequence[Candidate]) -> Candidate:
    """A stand-in for a fixture: in the middle of what is on it."""
    right, ahead = (
        sum(values) / len(things) for values in zip(*((each.right, each.ahead) for each in things), strict=True)
    )
    return replace(things[0], right=right, ahead=ahead)


def _in_sight(candidate: Candidate) -> tuple[bool, float]:
    return candidate.ahead < 0, candidate.distance


def _row_number(candidate: Candidate, level: int, candidates: Sequence[Candidate]) -> int | None:
    rows = [each.level for each in candidates if each.row == candidate.row and each.level is not None]
    lowest = candidate.levels or max(rows, default=None)
    if lowest is None:
        return None
    return lowest if level < 0 else (lowest + 1) // 2 if level == 0 else level


def on_sides(candidates: Sequence[Candidate], reference: Reference, agent: Viewpoint | None) -> Candidates:
    """Those in front or behind; and the one farthest to the left or right of them, where that was said."""
    seen = tuple(_seen(each, reference, agent) for each in candidates)
    for side in reference.sides:
        if side in ("behind", "front"):
            seen = tuple(each for each in seen if (each.ahead < 0) == (side == "behind"))
    lateral = next((side for side in reference.sides if side in ("left", "right")), None)
    if lateral and reference.ordinal is None and seen:
        if reference.plural:
            seen = tuple(each for each in seen if (each.right < 0) == (lateral == "left"))
        else:
            seen = (sorted(seen, key=lambda each: each.right)[0 if lateral == "left" else -1],)
    chosen = {each.id for each in seen}
    return tuple(each for each in candidates if each.id in chosen)


def _seen(candidate: Candidate, reference: Reference, agent: Viewpoint | None) -> Candidate:
    return seen_from(candidate, agent or OPPOSITE) if reference.frame == "agent" else candidate


def counted(candidates: Sequence[Candidate], reference: Reference, agent: Viewpoint | None) -> Candidates:
    """The one at the reference's ordinal, counted along its row from the left or as said."""
    ordinal = reference.ordinal
    if ordinal is None or not candidates:
        return tuple(candidates)
    if ordinal == LAST and {"left", "right"} & set(reference.sides):
        # "The last one on the right" is at that end.
        ordinal = 1
    row = sorted(_one_row(candidates), key=lambda each: _seen(each, reference, agent).right)
    if "right" in reference.sides:
        row.reverse()
    return at_ordinal(row, ordinal, reference.count)


def at_ordinal(things: Sequence[Candidate], ordinal: int, count: int | None = None) -> Candidates:
    """The first is 1, the last -1, the middle 0; () where there are not so many. With `count` the first or last few."""
    if count and ordinal in (1, LAST):
        return tuple(things[:count] if ordinal == 1 else things[-count:])
    at = len(things) // 2 if ordinal == 0 else ordinal - 1 if ordinal > 0 else len(things) + ordinal
    return (things[at],) if 0 <= at < len(things) else ()


def _one_row(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The things of the row that is nearest before the speaker; all where they share none."""
    rows: dict[tuple[str | None, int | None], list[Candidate]] = {}
    for each in candidates:
        rows.setdefault((each.row, each.level), []).append(each)
    if len(rows) == 1:
        return list(candidates)
    longest = [row for row in rows.values() if len(row) > 1] or list(rows.values())
    return min(longest, key=lambda row: (min(each.ahead for each in row) < 0, min(each.distance for each in row)))


def related(
    candidates: Sequence[Candidate], reference: Reference, anchors: Sequence[Candidate], everything: Sequence[Candidate]
) -> Candidates:
    """Those of `candidates` that stand in the reference's relation to the anchors, the best for each anchor.

    Neighbours are told among `everything`: next to a thing stands what nothing else stands between.
    """
    others = [each for each in candidates if each.id not in {anchor.id for anchor in anchors}]
    if reference.relation == "between":
        return _between(others, anchors)
    if reference.relation == "closest_to":
        return tuple(sorted(others, key=lambda each: _farness(each, anchors))[:1])
    relation = _RELATIONS.get(reference.relation or "", _next_to)
    found = [each for anchor in anchors for each in relation(anchor, everything, reference)]
    ids = {each.id for each in found}
    fitting = tuple(each for each in others if each.id in ids)
    if len(anchors) <= 1 or reference.plural:
        return fitting
    return tuple(sorted(fitting, key=lambda each: _farness(each, anchors))[:1])


def _farness(candidate: Candidate, anchors: Sequence[Candidate]) -> float:
    return sum(_gap(candidate, anchor) for anchor in anchors)


def _gap(one: Candidate, other: Candidate) -> float:
    return math.hypot(one.right - other.right, one.ahead - other.ahead)


def _beside(anchor: Candidate, everything: Iterable[Candidate], sign: int) -> Candidates:
    """The neighbour to the left (-1) or right (1): on the same row, else nearby on the floor."""
    row = [
        each
        for each in everything
        if each.id != anchor.id
        and (each.right - anchor.right) * sign > 0
        and (
            (anchor.row is not None and each.row == anchor.row and each.level == anchor.level)
            or (anchor.row is None or each.row is None)
        )
        and _gap(each, anchor) <= (_REACH * 2 if anchor.row is None else math.inf)
    ]
    return tuple(sorted(row, key=lambda each: _gap(each, anchor))[:1])


def _left_of(anchor: Candidate, everything: Sequence[Candidate], _: Reference) -> Candidates:
    return _beside(anchor, everything, -1)


def _right_of(anchor: Candidate, everything: Sequence[Candidate], _: Reference) -> Candidates:
    return _beside(anchor, everything, 1)


def _next_to(anchor: Candidate, everything: Sequence[Candidate], reference: Reference) -> Candidates:
    if "left" in reference.sides:
        return _beside(anchor, everything, -1)
    if "right" in reference.sides:
        return _beside(anchor, everything, 1)
    return (*_beside(anchor, everything, -1), *_beside(anchor, everything, 1))


def _on_row(anchor: Candidate, everything: Sequence[Candidate], sign: int) -> Candidates:
    """The nearest thing above (1) or below (-1): on the next row of its fixture, else higher or lower nearby."""
    same = [each for each in everything if each.row == anchor.row and anchor.row is not None and each.id != anchor.id]
    beyond = [each for each in same if (each.height - anchor.height) * sign > 0]
    if beyond:
        height = min((each.height for each in beyond), key=lambda each: abs(each - anchor.height))
        beyond = [each for each in beyond if each.height == height]
    else:
        beyond = [
            each for each in everything if (each.height - anchor.height) * sign > 0 and _gap(each, anchor) <= _REACH
        ]
    return tuple(sorted(beyond, key=lambda each: _gap(each, anchor))[:1])


def _above(anchor: Candidate, everything: Sequence[Candidate], _: Reference) -> Candidates:
    return _on_row(anchor, everything, 1)


def _below(anchor: Candidate, everything: Sequence[Candidate], _: Reference) -> Candidates:
    return _on_row(anchor, everything, -1)


def _before(anchor: Candidate, everything: Sequence[Candidate], _: Reference) -> Candidates:
    return _in_depth(anchor, everything, -1)


def _behind(anchor: Candidate, everything: Sequence[Candidate], _: Reference) -> Candidates:
    return _in_depth(anchor, everything, 1)


def _in_depth(anchor: Candidate, everything: Sequence[Candidate], sign: int) -> Candidates:
    beyond = [
        each for each in everything if (each.ahead - anchor.ahead) * sign > 0 and _gap(each, anchor) <= _REACH * 2
    ]
    return tuple(sorted(beyond, key=lambda each: _gap(each, anchor))[:1])


def _between(candidates: Sequence[Candidate], anchors: Sequence[Candidate]) -> Candidates:
    """The one nearest to the middle of the first two anchors, and not beyond them."""
    if len(anchors) < len(("one", "other")):
        return ()
    one, other = anchors[:2]
    right, ahead = (one.right + other.right) / 2, (one.ahead + other.ahead) / 2
    width = _gap(one, other)
    within = [each for each in candidates if _gap(each, one) <= width and _gap(each, other) <= width]
    return tuple(sorted(within, key=lambda each: math.hypot(each.right - right, each.ahead - ahead))[:1])


_RELATIONS: dict[str, Callable[[Candidate, Sequence[Candidate], Reference], Candidates]] = {
    "next_to": _next_to,
    "left_of": _left_of,
    "right_of": _right_of,
    "above": _above,
    "on": _above,
    "below": _below,
    "under": _below,
    "before": _before,
    "behind": _behind,
}
