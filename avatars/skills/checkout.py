"""Confirms the total, and opens the checkout once the visitor has said yes. Only the visitor can order."""

from avatars.question import Asking, Question
from avatars.steps import OfferCheckout
from avatars.talk import Answer, Skill, Talk
from avatars.totals import total_words
from nlp.turn import Act


def answer(talk: Talk) -> Answer:
    """Names the number of things and the total, and asks."""
    cart, total = talk.visitor.cart, talk.visitor.cart_total
    if not cart or total is None:
        return Answer((talk.voice.say("cart.empty"),))
    count = sum(line.quantity for line in cart)
    slots = {"COUNT": talk.voice.language.number(count), "TOTAL": total_words(talk, total)}
    key = "checkout.confirm.one" if count == 1 else "checkout.confirm"
    talk.memory.once("checkout")
    return Answer((talk.voice.say(key, **slots),), question=Question(Asking.CHECKOUT))


def begin(talk: Talk) -> Answer:
    """After the yes: the checkout opens on the visitor's own screen."""
    if not talk.visitor.cart:
        return Answer((talk.voice.say("cart.empty"),))
    return Answer((talk.voice.say("checkout.open"),), steps=(OfferCheckout(talk.visitor.body),))


SKILL = Skill("checkout", answer, (Act.CHECKOUT,))
BEGIN = Skill("begin_checkout", begin)
