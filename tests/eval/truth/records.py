"""What a store's records hold, looked up for the oracle: by name, by option value, by word."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from avatars.view import CartLine, OrderSeen
from scenes.products import Option, Product, Variant, text_in
from tests.support.shopfloor import Premises

Choices = Mapping[str, frozenset[str]]


class Known(msgspec.Struct, frozen=True):
    """All that may be stated at one moment, and of what the agent speaks.

    `about` are the products that were lit up with the words; `asked` is everything the visitor has said so far.
    """

    premises: Premises
    language: str
    about: tuple[str, ...]
    asked: str
    cart: tuple[CartLine, ...] = ()
    total: int = 0
    orders: tuple[OrderSeen, ...] = ()

    def name(self, product: Product) -> str:
        return text_in(product.name, self.language)

    def product(self, identity: str) -> Product | None:
        """By product or display id."""
        if identity in self.premises.products:
            return self.premises.products[identity]
        displays = (each for scene in self.premises.scenes.values() for each in scene.displays)
        return next((self.premises.products[each.product] for each in displays if each.id == identity), None)

    def texts(self, product: Product) -> list[str]:
        """The free texts of a record, in every language."""
        texts = [*product.description.values(), *(word for each in product.details.values() for word in each.values())]
        return [" ".join(each.split()) for each in texts]

    def holds(self, product: Product, words: Iterable[str]) -> bool:
        """Whether the record or the store's knowledge speaks of one of `words`, in whatever language."""
        told = [*self.texts(product), *product.details, *(each.text for each in self.premises.knowledge)]
        return any(word.lower() in text.lower() for text in told for word in words)


def is_there(variant: Variant) -> bool:
    return variant.stock is None or variant.stock > 0


def chosen(product: Product, choices: Choices) -> list[Variant]:
    """The variants that agree with every option spoken of."""
    return [
        each
        for each in product.variants
        if all(each.choices.get(option) in values for option, values in choices.items())
    ]


def choices_in(text: str, product: Product, language: str) -> dict[str, frozenset[str]]:
    """Option id -> the ids of its values that `text` names."""
    found = {option.id: frozenset(_values_in(text, option, language)) for option in product.options}
    return {option: values for option, values in found.items() if values}


def _values_in(text: str, option: Option, language: str) -> list[str]:
    ordered = sorted(option.values, key=lambda each: -len(text_in(each.name, language)))
    found = []
    for value in ordered:
        pattern = rf"(?<![A-Za-z가-힣0-9]){re.escape(text_in(value.name, language))}(?![A-Za-z0-9])"
        if re.search(pattern, text):
            found.append(value.id)
            text = re.sub(pattern, " ", text)
    return found


def words_of(product: Product, language: str) -> set[str]:
    """What a product may be called by: kind, category, colours, materials and tags."""
    values = [text_in(value.name, language) for option in product.options for value in option.values]
    texts = [text_in(each, language) for each in (product.kind, product.material)]
    return {word for text in (*texts, *values, *product.tags) for word in text.lower().split()}
