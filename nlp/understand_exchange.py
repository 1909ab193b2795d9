"""An utterance that takes one thing out of the cart and puts another in, as the two that it is."""

from itertools import pairwise

from nlp.turn import Act
from nlp.understand_acts import FIRM
from nlp.understand_evidence import decide
from nlp.understand_hearing import Heard, spans
from nlp.understand_sight import Sight

EXCHANGED = {Act.ADD_TO_CART, Act.REMOVE_FROM_CART}


def halves(sight: Sight) -> tuple[str, str] | None:
    """The halves of "take the scarf out and add the beanie", "비니 대신 우산으로 할게요", if it has two."""
    return _swapped(sight.heard) or _in_turn(sight)


def _swapped(heard: Heard) -> tuple[str, str] | None:
    found = heard.grammar.cues["swapped"].search(heard.plain)
    if found is None:
        return None
    named = _named(heard)
    both = all(any(found.start(half) <= start < found.end(half) for start in named) for half in (1, 2))
    out, into = heard.grammar.exchanged
    return (out.format(found[1]), into.format(found[2])) if both else None


def _in_turn(sight: Sight) -> tuple[str, str] | None:
    """The halves of two clauses that each change the cart, each with a thing of its own."""
    pieces = sight.heard.pieces()
    if len(pieces) == 1:
        return None
    told = [(start, decide(FIRM, sight.evidence(start, end))) for start, end in pieces]
    acts = [(start, decision.act) for start, decision in told if decision and decision.act in EXCHANGED]
    cut = next((start for (_, act), (start, then) in pairwise(acts) if act is not then), None)
    if cut is None or not any(start >= cut for start in _named(sight.heard)):
        return None
    return sight.heard.plain[:cut].strip(), sight.heard.plain[cut:].strip()


def _named(heard: Heard) -> list[int]:
    """Where things are named."""
    return [start for start, _ in spans(heard.named("kind"), heard.names)]
