"""Admission: who somebody is that comes in, and all that is theirs."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from avatars.remembered import Remembered
from vstore import errands
from vstore.commerce.order import Order
from vstore.commerce.pricing import Bill
from vstore.commerce.shop import Shop
from vstore.open_store import OpenStore
from vstore.order_views import order_view
from vstore.privacy_errands import PrivacyErrands
from vstore.views import cart_view

LOOKUPS_AT_ONCE = 2


class Identity(NamedTuple):
    """Who a visitor is, and the token by which they are known from now on."""

    visitor: str
    token: str


Identify = Callable[[str | None], Awaitable[Identity]]
"""Turns a visitor token, or None for one who is new, into an Identity."""

Known = tuple[Identity, Bill, tuple[Order, ...], Remembered | None]
"""A visitor, their cart priced, their orders, and what agents remember of them."""


class Admission:
    """Call it with an Identify: it finds out who that is, and has the store admit them."""

    def __init__(
        self,
        store: OpenStore,
        shop: Shop,
        *,
        identify: Identify,
        privacy: PrivacyErrands,
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._shop = shop
        self._identify = identify
        self._privacy = privacy
        self._clock = clock
        self._lookups = asyncio.Semaphore(LOOKUPS_AT_ONCE)

    async def __call__(self, errand: errands.Identify) -> None:
        try:
            identity, bill, orders, remembered = await (
                self._look_up(errand.token) if errand.token else self._take_in()
            )
        except Exception:
            self._store.fail(errand.session)
            raise
        self._store.admit(
            errand.session,
            identity.visitor,
            identity.token,
            cart_view(bill),
            tuple(order_view(each, self._shop.desk.choices(each)) for each in orders),
            self._clock(),
            remembered,
        )

    async def _take_in(self) -> Known:
        """Somebody new: that there is nothing else about them is known without looking."""
        return await self._identify(None), self._shop.empty_bill(), (), None

    async def _look_up(self, token: str) -> Known:
        """Who holds a token, and what is kept about them. A few at once: reading takes time from the beat."""
        async with self._lookups:
            identity = await self._identify(token)
            _, bill = await self._shop.cart_of(identity.visitor)
            orders = await self._shop.orders_of(identity.visitor)
            return identity, bill, orders, await self._privacy.remembered(identity.visitor)
