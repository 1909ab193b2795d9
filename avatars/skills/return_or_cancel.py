"""Cancels an order that was not sent, or has one that was come back: the visitor's own, and only after their yes."""

import re

from avatars.perceptions import OrderAnswered
from avatars.question import Asking, Question
from avatars.skills import ask_policy, order_status
from avatars.steps import ChangeOrder
from avatars.talk import Answer, Skill, Talk
from nlp.manners import MANNERS
from nlp.turn import Act

WORD = re.compile(r"\w+")
TO_BE_CHANGED = (Asking.CANCEL_ORDER, Asking.RETURN_ORDER)


def answer(talk: Talk) -> Answer:
    """Says what can be done with the order meant, with the store's rule where something comes back, and asks."""
    if talk.turn.order is not None and order_status.meant(talk.visitor.orders, talk) is None:
        return order_status.unknown(talk)
    if talk.question is not None and talk.question.asking in TO_BE_CHANGED:
        courtesies, first = MANNERS[talk.voice.language.code].courtesies, _first_word(talk.turn.text)
        if courtesies.yes.fullmatch(first) and _is_of(talk.question, talk.turn.order):
            return do(talk)
        if courtesies.negations.fullmatch(first):
            return Answer((talk.voice.say("declined"),))
    open_to_change = (each for each in talk.visitor.orders if each.cancellable or each.returnable)
    order = order_status.meant(open_to_change, talk)
    if order is None:
        return _by_person(talk)
    if order.cancellable:
        asked = talk.voice.exactly("cancel.ask", NUMBER=order.number, TOTAL=talk.voice.money(order.total))
        return Answer((asked,), question=Question(Asking.CANCEL_ORDER, order=order.number))
    asked = talk.voice.exactly("return.ask", NUMBER=order.number)
    return Answer(
        (*ask_policy.quoted(talk, "returns"), asked), question=Question(Asking.RETURN_ORDER, order=order.number)
    )


def do(talk: Talk) -> Answer:
    """After the yes: asks the store to do it; its answer is told when it comes."""
    question = talk.question
    if question is None or not question.order:
        return _by_person(talk)
    talk.memory.order_changes.add(question.order)
    cancel = question.asking is Asking.CANCEL_ORDER
    return Answer(steps=(ChangeOrder(talk.visitor.body, question.order, cancel),))


def answered(talk: Talk, told: OrderAnswered) -> Answer:
    """What came of it: where it was refused, that nothing has changed, and a person."""
    talk.memory.order_changes.discard(told.number)
    if told.refused is not None:
        key = "return.refused.late" if told.refused == "return_too_late" else "return.refused"
        return Answer((talk.voice.exactly(key, NUMBER=told.number),), question=Question(Asking.PERSON, reason="return"))
    if not told.cancel:
        return Answer((talk.voice.exactly("return.done", NUMBER=told.number),))
    order = next((each for each in talk.visitor.orders if each.number == told.number), None)
    money = order_status.given_back(talk, order) if order is not None else ()
    return Answer((talk.voice.exactly("cancel.done", NUMBER=told.number), *money))


def _first_word(text: str) -> str:
    """What "yes, cancel it" and "no, don't" begin with: such words are a wish of their own and an answer as well."""
    return next(iter(WORD.findall(text.casefold())), "")


def _is_of(question: Question, said: str | None) -> bool:
    return said is None or said.casefold() in question.order.casefold()


def _by_person(talk: Talk) -> Answer:
    """Quotes the rule where there is one and offers a person, who can do what the store's rules do not."""
    order = order_status.meant(talk.visitor.orders, talk)
    quoted = ask_policy.quoted(talk, "returns")
    if order is not None:
        offer = talk.voice.exactly("return.order", NUMBER=order.number)
    else:
        offer = talk.voice.exactly("return.person")
    return Answer((*quoted, offer), question=Question(Asking.PERSON, reason="return"))


SKILL = Skill("return_or_cancel", answer, (Act.RETURN_OR_CANCEL,))
DO = Skill("change_order", do)
