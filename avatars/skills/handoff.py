"""Calls a person of the store."""

from avatars.steps import CallClerk
from avatars.talk import Answer, Skill, Talk
from nlp.turn import Act

WISHED = "asked"


def answer(talk: Talk) -> Answer:
    """Raises the flag that staff see and says so; a second call says that the first was heard."""
    reason = talk.question.reason if talk.question else ""
    called = CallClerk(talk.visitor.body, reason or WISHED)
    key = "handoff.again" if talk.memory.person_called else "handoff.called"
    talk.memory.person_called = True
    return Answer((talk.voice.exactly(key),), steps=(called,))


SKILL = Skill("handoff", answer, (Act.HANDOFF,))
