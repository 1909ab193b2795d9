"""What staff look for among the orders, a page at a time."""

from datetime import datetime

import msgspec

from vstore.commerce.order import Order, State


class OrderSearch(msgspec.Struct, frozen=True):
    """Orders in `state` (None: any) with `text` in their number or e-mail; at most `most`, newest first.

    `after` is the place of the last order of the page before: when it was placed, and its number.
    """

    text: str = ""
    state: State | None = None
    after: tuple[datetime, str] | None = None
    most: int = 50

    def fits(self, order: Order) -> bool:
        """Whether an order belongs to what is looked for, on this page or a later one."""
        wanted = self.text.casefold()
        named = wanted in order.number.casefold() or wanted in order.contact.email.casefold()
        later = self.after is None or (order.placed_at, order.number) < self.after
        return named and later and self.state in (None, order.state)
