"""What a visitor could say next and be answered: worked out from what is in view, in the cart and being talked of."""

from collections.abc import Iterator
from itertools import islice

import msgspec

from avatars.memory import Memory
from avatars.question import Asking, Question
from avatars.records import available, option_of, prices, values_of
from avatars.view import View, VisitorSeen
from avatars.voice import filled
from nlp.languages.language import Language
from scenes.products import Product, Text, text_in

MOST = 5
ABOUT_ONE_THING = 3
"""So much is suggested about the thing in view; the rest is about other matters."""
CHOICES = 4
YES_OR_NO = frozenset(
    {Asking.ADD, Asking.CHECKOUT, Asking.PERSON, Asking.LEAD, Asking.MORE, Asking.CANCEL_ORDER, Asking.RETURN_ORDER}
)
POLICIES = ("shipping", "returns", "wrapping")


class Prompts(msgspec.Struct, frozen=True):
    """Looks at one visitor for what they could say in a language. `thing` is what "it" means to them now."""

    visitor: VisitorSeen
    memory: Memory
    view: View
    language: Language
    thing: Product | None

    def all(self) -> tuple[str, ...]:
        """The best first; nothing that the visitor has said lately."""
        if self.memory.question is not None and (answers := tuple(self._answers(self.memory.question))):
            return answers
        lately = {line.text for line in self.memory.lines if line.role == "visitor"}
        about = [text for text in self._about_thing() if text not in lately]
        other = [text for text in (*self._about_basket(), *self._about_store()) if text not in lately]
        return (*about[:ABOUT_ONE_THING], *other)[:MOST]

    def _say(self, key: str, **slots: str) -> str:
        return self.language.fit(filled(self.language.prompts[key], slots))

    def _name(self, text: Text) -> str:
        return text_in(text, self.language.code)

    def _answers(self, question: Question) -> Iterator[str]:
        """What answers a question of the agent's."""
        products = [self.view.products[each] for each in question.products if each in self.view.products]
        if question.asking in YES_OR_NO:
            yield from (self._say("yes"), self._say("no"))
        elif question.asking is Asking.WHICH:
            yield from (self._name(each.name) for each in products[:CHOICES])
        elif question.asking is Asking.OPTION and products and question.option:
            option = option_of(products[0], question.option)
            left = available(products[0].chosen(question.choices))
            yield from (self._name(value.name) for value in (values_of(option, left) if option else ())[:CHOICES])

    def _about_thing(self) -> Iterator[str]:
        thing = self.thing
        if thing is None:
            return
        left = available(thing.variants)
        if (size := option_of(thing, "size")) and values_of(size, left):
            yield self._say("sizes")
        if left and all(line.product != thing.id for line in self.visitor.cart):
            yield self._say("add")
        if len(self.memory.listed) == 2 and self.memory.listed == self.memory.latest:
            yield self._say("compare")
        if (color := option_of(thing, "color")) and len(values_of(color, left)) > 1:
            yield self._say("colors")
        if self._has_cheaper(thing):
            yield self._say("cheaper")
        if self._name(thing.material):
            yield self._say("material")

    def _has_cheaper(self, thing: Product) -> bool:
        """Whether something of the same kind costs less and can be had."""
        least, _ = prices(thing.variants)
        alike = (each for each in self.view.products.values() if each.kind == thing.kind and not each.sold_out)
        return any(prices(available(each.variants))[0].amount < least.amount for each in alike)

    def _about_basket(self) -> Iterator[str]:
        if self.visitor.cart:
            yield from (self._say("pay"), self._say("cart"))
        if self.visitor.orders:
            yield self._say("order")

    def _about_store(self) -> Iterator[str]:
        if self.memory.wish is None:
            yield self._say("recommend")
        here = (each.product for each in self.view.shown if each.product.kind and not each.product.sold_out)
        others = (each for each in here if self.thing is None or each.kind != self.thing.kind)
        yield from (self._say("wish", KIND=self._name(each.kind)) for each in islice(others, 1))
        known = {passage.topic for passage in self.view.knowledge if passage.language == self.language.code}
        yield from (self._say(topic) for topic in POLICIES if topic in known)
