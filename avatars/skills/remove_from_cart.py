"""Takes things out of the cart."""

from avatars.choosing import said_choices
from avatars.items import Item
from avatars.memory import CartChange
from avatars.question import Asking, Question
from avatars.skills.informing.options import named_with
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
    if not lines and (talk.items or talk.unsure or _named_choices(talk)):
        return Answer((talk.voice.say("remove.absent", NAME=_called(talk)),))
    if not lines:
        return _which(talk, cart)
    result = Answer()
    for line in lines:
        result = result.then(_less(talk, line))
    return result


def _meant(talk: Talk) -> tuple[CartLine, ...]:
    cart, references = talk.visitor.cart, talk.turn.references
    if any(each.plural and not each.words for each in references):
        return tuple(line for line in cart if not _is_kept(talk, line))
    meant = {item.product.id for item in (*talk.items, *talk.unsure)}
    of_those = tuple(line for line in cart if line.product in meant)
    if said := _named_choices(talk):
        # "Take the sand one out": of the cart's own lines only those of that colour and size.
        is_named = any(each.words or each.names for each in references)
        return tuple(line for line in (of_those if is_named else cart) if _comes_in(talk, line, said))
    named = any(each.words or each.names or each.like != Constraint() for each in references)
    return of_those or (cart if len(cart) == 1 and not (named and meant) else ())


def _is_kept(talk: Talk, line: CartLine) -> bool:
    """Whether a line is of a kind that "everything but the mug" leaves out."""
    ruled_out = (each for reference in talk.turn.references for each in reference.like.excluded)
    return any(bool(talk.lexicon.has(line.product, "kind", value)) for field, value in ruled_out if field == "kind")


def _named_choices(talk: Talk) -> dict[str, frozenset[str]]:
    """The colours and sizes that were said, by option."""
    wishes = (talk.turn.constraint, *(each.like for each in talk.turn.references))
    said = {
        "color": frozenset(value for wish in wishes for value in wish.colors),
        "size": frozenset(value for wish in wishes for value in wish.sizes),
    }
    return {option: values for option, values in said.items() if values}


def _comes_in(talk: Talk, line: CartLine, said: dict[str, frozenset[str]]) -> bool:
    """Whether a line is of the kind meant, where one is said, and of every colour and size said."""
    product = talk.view.products.get(line.product)
    variant = product.variant(line.sku) if product else None
    kinds = {kind for each in talk.turn.references for kind in each.like.kinds}
    of_kind = not kinds or any(talk.lexicon.has(line.product, "kind", kind) for kind in kinds)
    return (
        variant is not None
        and of_kind
        and all(
            any(variant.choices.get(option) in talk.lexicon.fitting(line.product, option, value) for value in values)
            for option, values in said.items()
        )
    )


def _called(talk: Talk) -> str:
    """What was to be taken out, as far as it can be named."""
    if talk.items:
        product = talk.items[0].product
        return named_with(talk, product, said_choices(talk, product))
    if talk.unsure:
        kinds = {kind: None for each in talk.turn.references for kind in each.like.kinds}
        labels = [talk.lexicon.label("kind", kind, talk.voice.language.code) for kind in kinds]
        return talk.voice.listed(labels) or talk.name(talk.unsure[0])
    values = [(option, value) for option, values in _named_choices(talk).items() for value in sorted(values)]
    return talk.voice.listed([talk.lexicon.label(option, value, talk.voice.language.code) for option, value in values])


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
