"""Whether something that an agent is about to say tells a price that no longer holds."""

from collections.abc import Mapping

from avatars.plan import Say
from avatars.view import View, VisitorSeen
from nlp.languages import LANGUAGES
from scenes.money import Money

TOTAL = "TOTAL"


def is_outdated(say: Say, prices: Mapping[str, frozenset[Money]], visitor: VisitorSeen, view: View) -> bool:
    """Whether it speaks of a product whose `prices` were those, by product id, and names one of them.

    A sum is outdated where one of those products is in the visitor's cart.
    """
    tells_sum = any(slot.startswith(TOTAL) for slot in say.facts.slots)
    if tells_sum and any(line.product in prices for line in visitor.cart):
        return True
    spoken_of = {_product(each, view) for each in say.about}
    # Where it is not known what is spoken of, or no more, any of those amounts may be its.
    is_known = bool(spoken_of) and spoken_of <= view.products.keys() | prices.keys()
    amounts = {amount for product in prices if product in spoken_of or not is_known for amount in prices[product]}
    language = LANGUAGES[say.facts.language]
    return any(language.money(each.amount, each.currency) in say.facts.phrase for each in amounts)


def _product(spoken_of: str, view: View) -> str:
    """The product on a display; what is no display of this store is the product itself."""
    here = ((each.id, each.product) for each in view.scene.displays)
    there = ((each.display.id, each.product.id) for each in view.elsewhere)
    return next((product for display, product in (*here, *there) if display == spoken_of), spoken_of)
