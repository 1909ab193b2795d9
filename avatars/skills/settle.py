"""Tells what came of a cart change or an order."""

from avatars.memory import CartChange
from avatars.perceptions import CartAnswered, OrderSettled
from avatars.question import Asking, Question
from avatars.skills.add_to_cart import POSTPONED, ask_again
from avatars.skills.informing.options import alternatives, named_with
from avatars.skills.informing.price import price_word
from avatars.skills.matching import completing
from avatars.talk import Answer, Talk
from avatars.totals import total_words
from nlp.facts import Facts
from nlp.turn import Act
from scenes.entities import Gesture

# Why a thing is offered for the cart that nobody asked for.
COMPANION = "companion"
# Acts whose own answers tell the total.
TELLS_TOTAL = frozenset({Act.CHECKOUT, Act.SHOW_CART})


def cart(talk: Talk, answers: tuple[CartAnswered, ...]) -> Answer:
    """One sentence a change, the total, and once a visit the offer to pay. No answers: the cart is out of order."""
    changes = {each.sku: talk.memory.cart_changes.pop(each.sku, CartChange.ADDED) for each in answers}
    if not answers:
        talk.memory.cart_changes.clear()
        return Answer((talk.voice.say("cart.silent"),), question=Question(Asking.PERSON, reason="cart"))
    refused = [each for each in answers if each.refused is not None]
    done = tuple(_done(talk, each, changes[each.sku]) for each in answers if each.refused is None)
    if refused:
        return Answer(done).then(_refused(talk, refused[0]))
    beside = _companion(talk, answers[0].sku) if _is_open(talk, changes) else None
    if beside is not None:
        return Answer((*done, *beside.says), about=beside.about, gesture=Gesture.NOD, question=beside.question)
    told = Answer((*done, *_total(talk, changes)), gesture=Gesture.NOD, question=_offer(talk, changes))
    waits = talk.question is not None and talk.question.reason == POSTPONED
    return told.then(ask_again(talk, talk.question)) if talk.question and waits else told


def order(talk: Talk, told: OrderSettled) -> Answer:
    """Thanks for a paid order; says what became of any other, unless the agent's own change of it is to be told."""
    key = f"settled.{told.state}"
    if not talk.voice.knows(key) or told.number in talk.memory.order_changes:
        return Answer()
    return Answer((talk.voice.say(key, NUMBER=told.number),), gesture=Gesture.NOD if told.state == "paid" else None)


def repriced(talk: Talk, products: tuple[str, ...], about: tuple[str, ...]) -> Facts:
    """That prices have just changed: of what was spoken of, or of something in the cart."""
    if not about:
        return talk.voice.exactly("repriced.cart")
    spoken_of = [item for item in talk.assortment.items(about) if item.product.id in products]
    match [(talk.name(item), price_word(talk, item)) for item in spoken_of]:
        case []:
            return talk.voice.exactly("repriced.gone")
        case [(name, price)]:
            return talk.voice.exactly("repriced", NAME=name, PRICE=price)
        case several:
            parts = [talk.voice.word("inform.price.each", NAME=name, PRICE=price) for name, price in several]
            return talk.voice.exactly("repriced.several", PRICES=talk.voice.listed(parts))


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
    return (talk.voice.say(key, TOTAL=total_words(talk, total)),)


def _is_open(talk: Talk, changes: dict[str, CartChange]) -> bool:
    """Whether something was added and nothing else waits to be answered."""
    waits = talk.memory.after_cart or talk.question
    return bool(talk.visitor.cart) and CartChange.ADDED in changes.values() and not waits


def _offer(talk: Talk, changes: dict[str, CartChange]) -> Question | None:
    return Question(Asking.CHECKOUT) if _is_open(talk, changes) and talk.memory.once("checkout") else None


def _companion(talk: Talk, sku: str) -> Answer | None:
    """Once a visit: what goes with the thing just taken. Whoever says no, or nothing, is not asked again."""
    item = talk.assortment.with_sku(sku)
    other = completing(talk, item) if item is not None else None
    if item is None or other is None or not talk.memory.once("companion"):
        return None
    total = _total(talk, {})
    slots = {"NAME": talk.name(other), "PRICE": price_word(talk, other), "OTHER": talk.name(item)}
    question = Question(Asking.ADD, products=(other.product.id,), displays=(other.id,), reason=COMPANION)
    return Answer((*total, talk.voice.say("cart.companion", **slots)), about=(item.id, other.id), question=question)


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
