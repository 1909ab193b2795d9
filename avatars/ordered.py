"""What an order is for, as far as it was said: which things, how many, and which of their colours and sizes."""

from avatars.choosing import ruled_out
from avatars.items import Item
from avatars.records import available
from avatars.talk import Talk
from avatars.view import CartLine
from scenes.products import Product, Variant

# The topic of a turn that says how many there shall be in all ("make it two"), not how many more.
CHANGE = "change"


def how_many(talk: Talk, place: int) -> int | None:
    """What was said for the thing at `place`, else for all."""
    each_said = [each.quantity for each in talk.turn.references]
    if any(each_said) and len(each_said) == len(talk.items):
        return each_said[place]
    said = [each for each in each_said if each is not None]
    if place < len(said):
        return said[place]
    return talk.turn.quantity


def chosen(talk: Talk, product: Product, choices: dict[str, str]) -> dict[str, str]:
    """The choices made now, and those spoken of before that still can be had with them."""
    spoken_of = talk.memory.choices(product) | choices
    return spoken_of if available(product.chosen(spoken_of)) else choices


def chosen_before(talk: Talk, product: Product) -> dict[str, str]:
    """The choices of the product's only line in the cart, where its number is to be changed."""
    lines = [line for line in talk.visitor.cart if line.product == product.id]
    variant = product.variant(lines[0].sku) if talk.turn.topic == CHANGE and len(lines) == 1 else None
    return dict(variant.choices) if variant else {}


def wanted_of(talk: Talk, product: Product, choices: dict[str, str]) -> tuple[Variant, ...]:
    """The variants with these choices, without those of a colour or size that is ruled out."""
    unwanted = [(option.id, ruled_out(talk, product, option.id)) for option in product.options]
    return tuple(
        each
        for each in product.chosen(choices)
        if not any(each.choices.get(option) in values for option, values in unwanted)
    )


def in_cart(talk: Talk) -> tuple[Item, ...]:
    """The only line of the cart, where its number is to be changed."""
    changes = talk.turn.topic == CHANGE and len(talk.visitor.cart) == 1
    return talk.assortment.items(line.product for line in talk.visitor.cart) if changes else ()


def last_named(talk: Talk) -> tuple[Item, ...]:
    """What is looked at, else what was spoken of last: for words that name nothing ("add it, please")."""
    seen = talk.visitor.looking_at
    return talk.assortment.items([seen] if seen else talk.memory.named[:1])


def exchanged(talk: Talk, product: Product, variant: Variant) -> CartLine | None:
    """The product's only line in the cart, where another colour or size of it is wanted instead."""
    lines = [line for line in talk.visitor.cart if line.product == product.id]
    other = talk.turn.topic == CHANGE and len(lines) == 1 and lines[0].sku != variant.sku
    return lines[0] if other else None
