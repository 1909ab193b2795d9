"""What a visitor's cart comes to, in words."""

from avatars.talk import Talk
from scenes.money import Money


def total_words(talk: Talk, total: Money) -> str:
    """An amount that the cart comes to; where delivery is part of it, that is said."""
    amount, delivery = talk.voice.money(total), talk.visitor.cart_delivery
    return talk.voice.word("cart.delivered", TOTAL=amount) if delivery is not None and delivery.amount else amount
