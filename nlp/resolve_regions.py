"""How well things lie in the part of a room that was said: left, near, top, and mixtures of them."""

from collections.abc import Callable, Sequence

from nlp.candidates import Candidate
from nlp.resolve_traits import Candidates
from nlp.turn import Reference

_SAME = 0.02
"""Scores that differ by less say nothing: eyes do not measure."""
_ALIKE = 0.2
"""Where several are meant, those that lie so nearly as well as the best."""

Measure = Callable[[Candidate], float]


def is_regional(reference: Reference) -> bool:
    """Whether a part of the room was said that only a look over all of it can tell."""
    return bool(_cues(reference))


def best_in_region(
    candidates: Sequence[Candidate],
    reference: Reference,
    everything: Sequence[Candidate],
    favour: Callable[[Candidate], float],
) -> Candidates:
    """Those of `candidates` that lie best where the reference says, seen against `everything` in view.

    One, or as many as were counted; of several uncounted ones all that lie about as well as the best. `favour` is added
    to a candidate's score (0 to 1). Ties are all returned.
    """
    cues = _cues(reference)
    if not cues or len(candidates) <= 1:
        return tuple(candidates)
    scales = [(_scale(measure, everything), wanted) for measure, wanted in cues]
    scores = {
        each.id: sum(1 - abs(scale(each) - wanted) for scale, wanted in scales) / len(scales) + favour(each)
        for each in candidates
    }
    ranked = sorted(candidates, key=lambda each: -scores[each.id])
    if reference.count:
        return tuple(ranked[: reference.count])
    within = _ALIKE if reference.plural else _SAME
    return tuple(each for each in candidates if scores[ranked[0].id] - scores[each.id] <= within)


def _cues(reference: Reference) -> list[tuple[Measure, float]]:
    """What is measured, and where on the scale from the lowest (0) to the highest (1) the thing is said to be."""
    found = [_SIDES[side] for side in reference.sides if side in _SIDES]
    if reference.level is not None:
        found.append((_height, {1: 1.0, 0: 0.5, -1: 0.0}.get(reference.level, 0.5)))
    return found


def _scale(measure: Measure, everything: Sequence[Candidate]) -> Measure:
    values = [measure(each) for each in everything]
    least, span = min(values), (max(values) - min(values)) or 1.0
    return lambda each: (measure(each) - least) / span


def _lateral(candidate: Candidate) -> float:
    return candidate.right


def _distance(candidate: Candidate) -> float:
    return candidate.distance


def _height(candidate: Candidate) -> float:
    return candidate.height


_SIDES: dict[str, tuple[Measure, float]] = {
    "left": (_lateral, 0.0),
    "middle": (_lateral, 0.5),
    "right": (_lateral, 1.0),
    "near": (_distance, 0.0),
    "far": (_distance, 1.0),
}
