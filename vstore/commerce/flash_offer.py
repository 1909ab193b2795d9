"""A flash offer: prices that hold for a time, by the server's clock."""

from datetime import datetime

import msgspec

from scenes.money import Money
from scenes.products import Text


class FlashOffer(msgspec.Struct, frozen=True):
    """`prices` by sku hold from `begins_at` on and no longer at `ends_at`."""

    id: str
    prices: dict[str, Money]
    begins_at: datetime
    ends_at: datetime
    name: Text = {}

    def runs(self, now: datetime) -> bool:
        return self.begins_at <= now < self.ends_at
