"""Where the things meant are looked for: stage by stage, each thing of a list at the first that holds it."""

from collections.abc import Sequence

import msgspec

from avatars.entries import viewpoint
from avatars.talk import Talk
from nlp.resolve import Candidate, Resolution, resolve
from nlp.turn import Reference

PAIR = 2


def first_found(talk: Talk, stages: Sequence[Sequence[Candidate]]) -> Resolution:
    """What is found at the first stage that holds any of it; what of a list is not there, at those that follow."""
    for at in range(len(stages)):
        found = _exactly(talk, stages[at:])
        if not (found.meant or found.ask_back):
            continue
        alone = [_of_one(talk, each) for each in talk.turn.references]
        is_lacking = any(_exactly(each, stages[at:]) == Resolution() for each in alone)
        if len(alone) < PAIR or not (is_lacking or found.ask_back):
            return found
        each_found = [_settled(talk, first_found(each, stages[at:])) for each in alone]
        meant = tuple(dict.fromkeys(thing for each in each_found for thing in each.meant))
        open_still = tuple(dict.fromkeys(thing for each in each_found for thing in each.ask_back))
        return Resolution(meant, open_still) if is_lacking or not open_still else found
    return Resolution()


def _exactly(talk: Talk, stages: Sequence[Sequence[Candidate]]) -> Resolution:
    """What is found at the first of the stages; nothing where only those that follow hold the very kind said: who says
    "teapot" after a mug was named means no mug, though both are of the kitchen.
    """
    found, has = _among(talk, stages[0]), talk.lexicon.has
    kinds = {kind for each in talk.turn.references for kind in each.like.kinds}
    things = talk.assortment.items((*found.meant, *found.ask_back))
    is_here = not kinds or any(has(item.product.id, "kind", kind) for item in things for kind in kinds)
    others = (each.entry for stage in stages[1:] for each in stage)
    is_there = not is_here and any(has(each, "kind", kind) for each in others for kind in kinds)
    return Resolution() if is_there else found


def _settled(talk: Talk, found: Resolution) -> Resolution:
    """The same thing on show twice leaves nothing to ask."""
    return Resolution(found.ask_back[:1]) if len(talk.assortment.items(found.ask_back)) == 1 else found


def _of_one(talk: Talk, reference: Reference) -> Talk:
    """The talk as if only this were said."""
    return msgspec.structs.replace(talk, turn=msgspec.structs.replace(talk.turn, references=(reference,)))


def _among(talk: Talk, among: Sequence[Candidate]) -> Resolution:
    return resolve(
        talk.turn,
        among,
        lexicon=talk.lexicon,
        looking_at=talk.visitor.looking_at,
        named=talk.memory.named,
        listed=talk.memory.listed,
        latest=talk.memory.latest,
        agent=viewpoint(talk.view.me.pose, talk.visitor.pose),
    )
