"""What an agent does for one visitor besides talking: shows a card, sees to their cart or order, calls a person."""

from collections.abc import Callable
from typing import assert_never

from avatars.steps import CallClerk, ChangeCart, ChangeOrder, OfferCheckout, ShowCard
from vstore import errands
from vstore.assortment import Assortment
from vstore.protocol.server import CheckoutOffered, ClerkCalled, ProductShown
from vstore.session import Session

Service = ChangeCart | ChangeOrder | ShowCard | OfferCheckout | CallClerk


class Services:
    """Of the agents of one room. What needs the outside goes to `ask` as an errand."""

    def __init__(self, room: str, assortment: Assortment, ask: Callable[[errands.Errand], None]) -> None:
        self._room = room
        self._assortment = assortment
        self._ask = ask

    def serve(self, agent: int, session: Session, step: Service) -> None:
        match step:
            case ChangeCart(body, sku, quantity):
                self._ask(errands.AgentChangesCart(self._room, agent, body, session.visitor, sku, quantity))
            case ChangeOrder(body, number, cancel):
                self._ask(errands.AgentChangesOrder(self._room, agent, body, session.visitor, number, cancel))
            case ShowCard():
                product = self._assortment.products.get(step.product)
                if product:
                    session.post(ProductShown(product=product, sku=step.sku, open=True))
            case OfferCheckout():
                session.post(CheckoutOffered())
            case CallClerk(_, reason):
                session.post(ClerkCalled())
                whom = session.key, session.visitor, session.name
                self._ask(errands.CallClerk(*whom, self._room, reason, session.locale))
            case _:
                assert_never(step)
