"""What is asked for without a wish of one's own: what there is at large, and what goes with a thing."""

from collections.abc import Callable

from avatars.question import Asking, Question
from avatars.skills import ask_back, out_of_scope
from avatars.skills.matching import companions
from avatars.skills.presenting import presented
from avatars.talk import Answer, Talk
from avatars.wishes import tag_reason

SHOWN = 3


def _overview(talk: Talk) -> Answer:
    """What there is in the store at large."""
    names = talk.voice.listed(out_of_scope.categories(talk))
    return Answer((talk.voice.say("recommend.overview", CATEGORIES=names),), question=Question(Asking.WISH))


def _matching(talk: Talk) -> Answer:
    """What goes with the thing meant: things of other kinds that are listed for the same."""
    item = next(iter(talk.items or talk.assortment.items(talk.memory.named[:1])), None)
    if item is None:
        return ask_back.which(talk)
    found = companions(talk, item)
    if not found:
        return Answer((talk.voice.say("recommend.no_match", NAME=talk.name(item)),), question=Question(Asking.WISH))
    reason = tag_reason(talk, found[0].item, found[0].shared)
    before = talk.voice.say("recommend.matching", NAME=talk.name(item))
    return presented(talk, [each.item for each in found[:SHOWN]], reason, before)


# What is asked for: topic -> answer.
WIDER: dict[str, Callable[[Talk], Answer]] = {"overview": _overview, "matching": _matching}
