"""Returns, exchanges and cancellations: what the store's own words say, and a person who does it."""

from avatars.question import Asking, Question
from avatars.skills import ask_policy, order_status
from avatars.talk import Answer, Skill, Talk
from nlp.turn import Act


def answer(talk: Talk) -> Answer:
    """Quotes the rule where there is one and offers a person, who alone may change an order."""
    order = order_status.meant(talk)
    quoted = ask_policy.quoted(talk, "returns")
    if order is not None:
        offer = talk.voice.exactly("return.order", NUMBER=order.number)
    else:
        offer = talk.voice.exactly("return.person")
    return Answer((*quoted, offer), question=Question(Asking.PERSON, reason="return"))


SKILL = Skill("return_or_cancel", answer, (Act.RETURN_OR_CANCEL,))
