"""Says that it did not understand and what it can do; the second time running it offers a person."""

from avatars.question import Asking, Question
from avatars.talk import Answer, Skill, Talk

PATIENCE = 2


def answer(talk: Talk) -> Answer:
    """Offers what it can do, then a person."""
    talk.memory.not_understood += 1
    if talk.memory.not_understood < PATIENCE:
        return Answer((talk.voice.say("not_understood.first"),), question=talk.question)
    talk.memory.not_understood = 0
    question = Question(Asking.PERSON, reason="not_understood")
    return Answer((talk.voice.say("not_understood.again"),), question=question)


SKILL = Skill("not_understood", answer)
