"""What an open store is told of linked e-mail addresses, as inputs."""

from vstore.journal.entry import Entry, Restaging
from vstore.protocol.views import CartView, OrderView


class EmailLinkTold(Entry, frozen=True, tag="email_linked"):
    """A visitor has linked an address, and may have become another one by it."""

    former: str
    visitor: str
    email: str
    cart: CartView
    orders: tuple[OrderView, ...]

    def feed(self, stage: Restaging) -> None:
        stage.store.email_linked(self.former, self.visitor, self.email, self.cart, self.orders)
