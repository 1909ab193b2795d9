"""Tells how an order of the visitor stands."""

from avatars.question import Asking, Question
from avatars.talk import Answer, Skill, Talk
from avatars.view import OrderSeen
from nlp.turn import Act


def answer(talk: Talk) -> Answer:
    """The order that was named by its number, else the latest."""
    order = meant(talk)
    if order is None:
        return Answer((talk.voice.say("order.none"),), question=Question(Asking.PERSON, reason="order"))
    key = f"order.{order.state}"
    total = talk.voice.money(order.total)
    if not talk.voice.knows(key):
        says = (talk.voice.say("order.other", NUMBER=order.number, TOTAL=total),)
        return Answer(says, question=Question(Asking.PERSON, reason="order"))
    return Answer((talk.voice.say(key, NUMBER=order.number, TOTAL=total),))


def meant(talk: Talk) -> OrderSeen | None:
    """The visitor's own order with the number they said; where none was said, their latest."""
    orders, said = talk.visitor.orders, talk.turn.order
    if said is None:
        return orders[-1] if orders else None
    return next((each for each in orders if said.casefold() in each.number.casefold()), None)


SKILL = Skill("order_status", answer, (Act.ORDER_STATUS,))
