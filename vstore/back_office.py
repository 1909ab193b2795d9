"""The back office of an open store: what staff and machines may ask by HTTP, and what the store does at set times."""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime

from vstore.accounts.staff import Staff
from vstore.addresses import network_of
from vstore.avatar_desk import AvatarDesk
from vstore.commerce.order import Order
from vstore.commerce.order_change import Request
from vstore.commerce.payment import Payments
from vstore.commerce.ports import Books
from vstore.commerce.promotion_desk import PromotionDesk
from vstore.commerce.refusal import Refused
from vstore.commerce.shop import Shop
from vstore.doors.api.accounts import account_endpoints
from vstore.doors.api.calls import call_endpoints
from vstore.doors.api.catalog import TakeFile, catalog_endpoints
from vstore.doors.api.endpoint import Endpoint
from vstore.doors.api.guard import Guard
from vstore.doors.api.keys import key_endpoints
from vstore.doors.api.offers import offer_endpoints
from vstore.doors.api.orders import order_endpoints
from vstore.doors.api.own_account import own_account_endpoints
from vstore.doors.api.payments import payment_endpoints
from vstore.doors.api.promotions import promotion_endpoints
from vstore.doors.api.scenes import scene_endpoints
from vstore.doors.api.sessions import session_endpoints
from vstore.doors.api.status import status_endpoints
from vstore.doors.api.stock import stock_endpoints
from vstore.doors.api.watched import watched
from vstore.doors.api.webhooks import webhook_endpoints
from vstore.doors.order_page.page import GuestDesk
from vstore.errand_runner import ErrandRunner
from vstore.ids import new_token
from vstore.invoice_desk import InvoiceDesk
from vstore.merchandiser import Merchandiser
from vstore.payments.rehearsal import Rehearsal
from vstore.post_room import PostRoom
from vstore.privacy_desk import PrivacyDesk
from vstore.promoter import Promoter
from vstore.publisher import Publisher
from vstore.status import Status
from vstore.storage.clerk_calls import ClerkCalls
from vstore.timers import Timer
from vstore.voice_desk import VoiceDesk

RECONCILE_SECONDS = 5.0
FORGET_SECONDS = 3_600.0
OFFERS_SECONDS = 0.05
"""How late a flash offer is shown to begin or end; what it costs is decided by the clock at each checkout."""

PROMOTIONS_SECONDS = 1.0
"""How late agents learn that a promotion has begun or ended; each bill knows by the clock."""


class BackOffice:
    """Part of the composition root: joins the endpoints of every noun, and the timers. `clock` gives times in UTC."""

    def __init__(
        self,
        *,
        shop: Shop,
        books: Books,
        runner: ErrandRunner,
        payments: Payments,
        publisher: Publisher,
        merchandiser: Merchandiser,
        promoter: Promoter,
        take_catalog: TakeFile,
        calls: ClerkCalls,
        status: Callable[[], Status],
        metrics: Callable[[], bytes],
        post_room: PostRoom,
        privacy: PrivacyDesk,
        voice: VoiceDesk,
        avatars: AvatarDesk,
        staff: Staff,
        clock: Callable[[], datetime],
    ) -> None:
        self._shop = shop
        self._runner = runner
        self._payments = payments
        self._calls = calls
        self._post_room = post_room
        self._clock = clock
        self.guests = GuestDesk(
            proven=shop.desk.proven,
            choices=shop.desk.choices,
            withdraw=self._withdraw,
            new_key=new_token,
            network_of=network_of,
            seconds=time.monotonic,
            now=clock,
        )
        self.guard = Guard(staff.holder_of_key, staff.holder_of_session)
        endpoints: tuple[Endpoint, ...] = (
            *session_endpoints(staff, network_of),
            *own_account_endpoints(staff),
            *account_endpoints(staff),
            *key_endpoints(staff),
            *call_endpoints(calls.waiting, self._answer_call),
            *order_endpoints(shop.desk.search, shop.desk.find, self._change_order),
            *stock_endpoints(merchandiser.restock),
            *catalog_endpoints(merchandiser, take_catalog),
            *offer_endpoints(merchandiser),
            *promotion_endpoints(PromotionDesk(books, lambda: shop.catalog)),
            *scene_endpoints(publisher.publish, publisher.undo),
            *status_endpoints(status, metrics),
            *webhook_endpoints(self._receive_webhook),
            *payment_endpoints(InvoiceDesk(books, clock, self._receive_news)),
            *post_room.endpoints,
            *privacy.endpoints,
            *voice.endpoints,
            *avatars.endpoints,
        )
        self.endpoints = watched(endpoints, privacy.office.note)
        self.timers: tuple[Timer, ...] = (
            Timer("reconcile", RECONCILE_SECONDS, self._reconcile),
            Timer("forget staff sessions", FORGET_SECONDS, staff.forget_old),
            Timer("offers", OFFERS_SECONDS, merchandiser.follow),
            Timer("promotions", PROMOTIONS_SECONDS, promoter.follow),
            Timer("expire carts", FORGET_SECONDS, self._expire_carts),
            *post_room.timers,
            *privacy.timers,
            *voice.timers,
        )

    async def open(self) -> None:
        """Puts right what the last run left open. To be called before anybody comes in."""
        await self._runner.settle(await self._shop.reconcile())
        await self._post_room.open()

    async def _expire_carts(self) -> None:
        await self._runner.carts_expired(await self._shop.expire_carts())

    async def _answer_call(self, call: str) -> bool:
        return await self._calls.answer(call, self._clock())

    async def _change_order(self, number: str, request: Request, by_owner: bool) -> Order:
        order = await self._shop.desk.change(number, request, by_owner=by_owner)
        await self._runner.settle((order,))
        return order

    async def _withdraw(self, number: str, email: str, key: str) -> Order:
        order = await self._shop.desk.withdraw(number, email, key)
        await self._runner.settle((order,))
        return order

    async def _receive_webhook(self, headers: Mapping[str, str], body: bytes) -> None:
        await self._runner.settle(await self._shop.receive_webhook(headers, body))

    async def _receive_news(self, number: str) -> None:
        await self._runner.settle(await self._shop.receive_news([number]))

    async def take_return(self, number: str, returned: Mapping[str, str]) -> None:
        """A visitor is back from the payment provider's page. Of an unknown order, nothing comes."""
        with suppress(Refused):
            await self._runner.settle((await self._shop.take_return(number, returned),))

    async def _reconcile(self) -> None:
        """Asks about payments in doubt, lets reservations lapse, and plays the rehearsal provider's late answers."""
        if isinstance(self._payments, Rehearsal):
            await self._payments.deliver(self._receive_webhook)
        await self._runner.settle(await self._shop.reconcile())
