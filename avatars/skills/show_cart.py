"""Tells what is in the cart and what it comes to."""

from avatars.skills.informing.options import named_with
from avatars.talk import Answer, Skill, Talk
from avatars.totals import total_words
from avatars.view import CartLine
from nlp.turn import Act

MOST_LINES = 4


def answer(talk: Talk) -> Answer:
    """The lines by name and quantity, then the total."""
    cart, total = talk.visitor.cart, talk.visitor.cart_total
    if not cart or total is None:
        return Answer((talk.voice.say("cart.empty"),))
    words = talk.voice.listed([line_words(talk, line) for line in cart[:MOST_LINES]])
    more = len(cart) - MOST_LINES
    amount = total_words(talk, total)
    if more > 0:
        count = talk.voice.language.number(more)
        return Answer((talk.voice.say("cart.holds_more", LINES=words, COUNT=count, TOTAL=amount),))
    return Answer((talk.voice.say("cart.holds", LINES=words, TOTAL=amount),))


def line_words(talk: Talk, line: CartLine) -> str:
    """A line as people say it: the name with its choices, and the number where there are several."""
    item = talk.assortment.with_sku(line.sku)
    if item is None:
        return line.sku
    variant = item.product.variant(line.sku)
    name = named_with(talk, item.product, variant.choices if variant else {})
    if line.quantity == 1:
        return name
    return talk.voice.word("cart.line", NAME=name, COUNT=talk.voice.language.number(line.quantity))


SKILL = Skill("show_cart", answer, (Act.SHOW_CART,))
