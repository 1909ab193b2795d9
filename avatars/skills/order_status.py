"""Tells how an order of the visitor stands, and where its parcels are."""

from collections.abc import Iterable

from avatars.knowledge import asks_how_delivered
from avatars.question import Asking, Question
from avatars.skills.ask_policy import SHIPPING, quoted
from avatars.talk import Answer, Skill, Talk
from avatars.view import OrderSeen, ParcelSeen
from nlp.facts import Facts
from nlp.turn import Act


def answer(talk: Talk) -> Answer:
    """The order that was named by its number, else the latest; where there is none, how the store delivers."""
    order = meant(talk.visitor.orders, talk)
    if order is None:
        deliveries = () if talk.visitor.orders or not asks_how_delivered(talk.turn.text) else quoted(talk, SHIPPING)
        return Answer(deliveries) if deliveries else unknown(talk)
    key = f"order.{order.state}"
    slots = {"NUMBER": order.number, "TOTAL": talk.voice.money(order.total)}
    if not talk.voice.knows(key):
        return Answer((talk.voice.say("order.other", **slots),), question=Question(Asking.PERSON, reason="order"))
    return Answer((talk.voice.say(key, **slots), *_parcels(talk, order), *given_back(talk, order)))


def meant(orders: Iterable[OrderSeen], talk: Talk) -> OrderSeen | None:
    """Of these orders the one with the number that was said; where none was said, the latest."""
    listed, said = tuple(orders), talk.turn.order
    if said is None:
        return listed[-1] if listed else None
    return next((each for each in listed if said.casefold() in each.number.casefold()), None)


def unknown(talk: Talk) -> Answer:
    """No order of this visitor: another's is told to nobody here, and how its buyer can prove who they are."""
    key = "order.none" if talk.turn.order is None else "order.not_yours"
    return Answer((talk.voice.exactly(key),), question=Question(Asking.PERSON, reason="order"))


def given_back(talk: Talk, order: OrderSeen) -> tuple[Facts, ...]:
    """What of its money went back, where the state does not say so by itself."""
    if order.given_back is None or order.state in ("refund_due", "refunded"):
        return ()
    return (talk.voice.say("order.given_back", AMOUNT=talk.voice.money(order.given_back)),)


def _parcels(talk: Talk, order: OrderSeen) -> tuple[Facts, ...]:
    return tuple(_parcel(talk, each) for each in order.parcels if not each.delivered)


def _parcel(talk: Talk, parcel: ParcelSeen) -> Facts:
    if not parcel.tracking:
        return talk.voice.say("order.parcel", CARRIER=parcel.carrier)
    return talk.voice.say("order.parcel.tracked", CARRIER=parcel.carrier, TRACKING=parcel.tracking)


SKILL = Skill("order_status", answer, (Act.ORDER_STATUS,))
