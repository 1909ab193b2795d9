"""Which variant of a product a visitor means: the option values that their words name."""

import re

from avatars.items import Item
from avatars.talk import Talk
from nlp.turn import Constraint
from scenes.products import Option, OptionValue, Product


def said_choices(talk: Talk, product: Product) -> dict[str, str]:
    """Option id -> value id, for what this turn says about the product's options."""
    found = ((option, said_value(talk, product, option)) for option in product.options)
    return {option.id: value for option, value in found if value is not None}


def said_value(talk: Talk, product: Product, option: Option) -> str | None:
    """The id of the option's value that this turn asks for, by what was understood or else by its very name."""
    for word in _understood(talk, option.id):
        fitting = talk.lexicon.fitting(product.id, option.id, word)
        if fitting:
            return fitting[0]
    unwanted = ruled_out(talk, product, option.id)
    wanted = (value for value in option.values if value.id not in unwanted)
    return next((value.id for value in wanted if _is_written(value, talk.turn.text)), None)


def ruled_out(talk: Talk, product: Product, option: str) -> set[str]:
    """The ids of the option's values that this turn does not want: "not L"."""
    constraints = (talk.turn.constraint, *(each.like for each in talk.turn.references))
    said = (value for constraint in constraints for field, value in constraint.excluded if field == option)
    return {value for each in said for value in talk.lexicon.exactly(product.id, option, each)}


def shown_choices(item: Item) -> dict[str, str]:
    """What the display settles: one who points at a black one means the black one. A size is never settled so."""
    color = item.variant.choices.get("color")
    return {"color": color} if item.shown is not None and color is not None else {}


def names_value(talk: Talk) -> bool:
    """Whether this turn names a value of the option that was asked for, or of any where none was."""
    question = talk.question
    item = talk.assortment.item(question.products[0]) if question and question.products else None
    if question is None or item is None:
        return False
    options = (option for option in item.product.options if question.option in (None, option.id))
    return any(said_value(talk, item.product, option) for option in options)


def _understood(talk: Talk, option: str) -> tuple[str, ...]:
    constraints = (talk.turn.constraint, *(each.like for each in talk.turn.references))
    return tuple(word for constraint in constraints for word in _values(constraint, option))


def _values(constraint: Constraint, option: str) -> tuple[str, ...]:
    match option:
        case "color":
            return constraint.colors
        case "size":
            return constraint.sizes
        case _:
            return ()


def _is_written(value: OptionValue, text: str) -> bool:
    return any(_stands_alone(name, text) for name in (value.id, *value.name.values()))


def _stands_alone(name: str, text: str) -> bool:
    """Whether a name occurs as a word; Korean endings may follow it."""
    return re.search(rf"(?<![0-9A-Za-z'’]){re.escape(name)}(?![0-9A-Za-z])", text, re.IGNORECASE) is not None
