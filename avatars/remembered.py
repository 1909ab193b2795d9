"""What an agent takes along from one visit to the next, for those who have agreed to it."""

import msgspec


class Remembered(msgspec.Struct, frozen=True):
    """Product ids that a visitor liked and turned down, oldest first, and the last limit they named.

    `budget` is in whole minor units of the store's currency.
    """

    liked: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    budget: int | None = None
