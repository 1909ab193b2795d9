"""Tells what came of a cart change or an order."""

from avatars.memory import CartChange
from avatars.perceptions import CartAnswered, OrderSettled
from avatars.question import Asking, Question
from avatars.skills.informing.options import alternatives, named_with
from avatars.talk import Answer, Talk
from nlp.facts import Facts
from nlp.turn import Act
from scenes.entities import Gesture

# Acts whose own answers tell the total.
TELLS_TOTAL = frozenset({Act.CHECKOUT, Act.SHOW_CART})


def cart(talk: Talk, answers: tuple[CartAnswered, ...]) -> Answer:
    """One sentence a change, the total, and once a visit the offer to pay. No answers: the cart is out of order."""
    changes = {each.sku: talk.memory.cart_changes.pop(each.sku, CartChange.ADDED) for each in answers}
    if not answers:
        talk.memory.cart_changes.clear()
        return Answer((talk.voice.say("cart.silent"),), question=Question(Asking.PERSON, reason="cart"))
    refused = [each for each in answers if each.refused is not None]
    if refused:
        return _refused(talk, refused[0])
    says = (*(_done(talk, each, changes[each.sku]) for each in answers), *_total(talk, changes))
    return Answer(says, gesture=Gesture.NOD, question=_offer(talk, changes))


def order(talk: Talk, told: OrderSettled) -> Answer:
    """Thanks for a paid order; says what became of any other."""
    key = f"settled.{told.state}"
    if not talk.voice.knows(key):
        return Answer()
    return Answer((talk.voice.say(key, NUMBER=told.number),), gesture=Gesture.NOD if told.state == "paid" else None)


def _done(talk: Talk, told: CartAnswered, change: CartChange) -> Facts:
    key = "cart.added.many" if change is CartChange.ADDED and told.quantity > 1 else f"cart.{change}"
    return talk.voice.say(key, NAME=_name(talk, told.sku), COUNT=talk.voice.language.number(told.quantity))


def _total(talk: Talk, changes: dict[str, CartChange]) -> tuple[Facts, ...]:
    """What the cart comes to, with the offer to pay where it has not been made yet."""
    total = talk.visitor.cart_total
    if TELLS_TOTAL & set(talk.memory.after_cart):
        return ()
    if total is None or not talk.visitor.cart:
        return (talk.voice.say("cart.now_empty"),)
    asks_already = "checkout" in talk.memory.hints or talk.question is not None
    offered = asks_already or CartChange.ADDED not in changes.values()
    key = "cart.total" if offered else "cart.total.offer"
    return (talk.voice.say(key, TOTAL=talk.voice.money(total)),)


def _offer(talk: Talk, changes: dict[str, CartChange]) -> Question | None:
    if not talk.visitor.cart or CartChange.ADDED not in changes.values() or talk.memory.after_cart or talk.question:
        return None
    return Question(Asking.CHECKOUT) if talk.memory.once("checkout") else None


def _refused(talk: Talk, told: CartAnswered) -> Answer:
    """Why it was not done, in the visitor's language, and what can be had instead."""
    item = talk.assortment.with_sku(told.sku)
    variant = item.product.variant(told.sku) if item else None
    key = f"cart.refused.{told.refused}"
    say = talk.voice.say(key if talk.voice.knows(key) else "cart.refused", NAME=_name(talk, told.sku))
    if item is None or variant is None or told.refused != "sold_out":
        return Answer((say,))
    return Answer((say, *alternatives(talk, item.product, variant.choices)), about=(item.id,))


def _name(talk: Talk, sku: str) -> str:
    item = talk.assortment.with_sku(sku)
    variant = item.product.variant(sku) if item else None
    return named_with(talk, item.product, variant.choices) if item and variant else sku
