"""What a visitor asks of the shop while they look round, as errands: answered by `answer`, then `done` or `refuse`."""

import msgspec


class FetchWishes(msgspec.Struct, frozen=True):
    """A visitor asks for their wish list."""

    session: int
    visitor: str
    ref: int


class ChangeWish(msgspec.Struct, frozen=True):
    """A visitor puts a variant on their wish list, or takes it off."""

    session: int
    visitor: str
    ref: int
    sku: str
    wanted: bool


class FetchDelivery(msgspec.Struct, frozen=True):
    """A visitor asks how one piece of a variant would come."""

    session: int
    visitor: str
    ref: int
    sku: str


Browsing = FetchWishes | ChangeWish | FetchDelivery
