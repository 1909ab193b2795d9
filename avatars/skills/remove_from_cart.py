"""Takes things out of the cart."""

from avatars.items import Item
from avatars.memory import CartChange
from avatars.question import Asking, Question
from avatars.steps import ChangeCart
from avatars.talk import Answer, Skill, Talk, ids
from avatars.view import CartLine
from nlp.turn import Act, Constraint


def answer(talk: Talk) -> Answer:
    """The lines meant, or the only one there is; where more fit, asks which."""
    cart = talk.visitor.cart
    if not cart:
        return Answer((talk.voice.say("cart.empty"),))
    lines = _meant(talk)
    if not lines and talk.items:
        return Answer((talk.voice.say("remove.absent", NAME=talk.name(talk.items[0])),))
    if not lines:
        return _which(talk, cart)
    result = Answer()
    for line in lines:
        result = result.then(_less(talk, line))
    return result


def _meant(talk: Talk) -> tuple[CartLine, ...]:
    cart, references = talk.visitor.cart, talk.turn.references
    if any(each.plural and not each.words for each in references):
        return cart
    meant = {item.product.id for item in talk.items}
    lines = tuple(line for line in cart if line.product in meant)
    if lines:
        return lines
    named = any(each.words or each.names or each.like != Constraint() for each in references)
    return cart if len(cart) == 1 and not (named and talk.items) else ()


def _less(talk: Talk, line: CartLine) -> Answer:
    taken = min(talk.turn.quantity or line.quantity, line.quantity)
    left = line.quantity - taken
    talk.memory.cart_changes[line.sku] = CartChange.CHANGED if left else CartChange.REMOVED
    return Answer(steps=(ChangeCart(talk.visitor.body, line.sku, left),))


def _which(talk: Talk, cart: tuple[CartLine, ...]) -> Answer:
    items: tuple[Item, ...] = talk.assortment.items(line.product for line in cart)
    names = talk.voice.either([talk.name(item) for item in items])
    question = Question(Asking.WHICH, talk.turn, tuple(item.product.id for item in items), ids(*items))
    return Answer((talk.voice.say("remove.which", NAMES=names),), about=ids(*items), question=question)


SKILL = Skill("remove_from_cart", answer, (Act.REMOVE_FROM_CART,))
