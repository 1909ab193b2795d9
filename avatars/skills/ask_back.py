"""Asks which one is meant, naming those that fit and lighting them up."""

from avatars.items import Item
from avatars.question import Asking, Question
from avatars.talk import Answer, Skill, Talk, ids

MOST_NAMED = 3


def answer(talk: Talk) -> Answer:
    """Asks between the things that fit what was said."""
    return between(talk, talk.unsure)


def between(talk: Talk, items: tuple[Item, ...]) -> Answer:
    """Names up to three and lights all of them up; the turn is taken up again with the answer."""
    named = items[:MOST_NAMED]
    words = talk.voice.either([talk.name(item) for item in named])
    key = "ask_back.which" if len(items) <= MOST_NAMED else "ask_back.among"
    question = Question(Asking.WHICH, talk.turn, _products(items), ids(*items))
    return Answer((talk.voice.say(key, NAMES=words),), points=items[0], about=ids(*items), question=question)


def which(talk: Talk) -> Answer:
    """Nothing that fits was meant: asks for a name, or to look at it."""
    if talk.unsure:
        return between(talk, talk.unsure)
    listed = talk.assortment.items(talk.memory.latest)
    if len(listed) > 1 and talk.turn.references:
        return between(talk, listed)
    recent = talk.assortment.items(talk.memory.named[:2])
    return Answer(
        (talk.voice.say("ask_back.what"),),
        question=Question(Asking.WHICH, talk.turn, _products(recent), tuple(talk.memory.named[:2])),
    )


def _products(items: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(item.product.id for item in items)


SKILL = Skill("ask_back", answer)
