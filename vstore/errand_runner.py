"""Carries out an open store's errands: asks commerce, storage and the language model, and brings the answers back."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import assert_never
from weakref import WeakValueDictionary

from avatars.perceptions import CartAnswered, OrderAnswered
from vstore import browsing_errands, errands
from vstore.admission import Admission, Identify
from vstore.agent_errands import AgentErrands
from vstore.browsing import browse
from vstore.commerce.cart import CartItem
from vstore.commerce.order import Order
from vstore.commerce.order_change import Cancel, Items, RequestReturn
from vstore.commerce.pricing import Bill
from vstore.commerce.refusal import Refused
from vstore.commerce.shop import Shop
from vstore.ids import new_id
from vstore.open_store import OpenStore
from vstore.order_views import order_view
from vstore.privacy_errands import PrivacyErrands
from vstore.protocol.client import Pieces
from vstore.protocol.friends import LineTaken
from vstore.protocol.refusals import Code, Slot
from vstore.protocol.server import ClerkCalled, Quoted
from vstore.protocol.views import OrderView
from vstore.views import addressee, cart_view, contact_of, language_of, quote_view

log = logging.getLogger(__name__)

Wear = Callable[[errands.WearAvatar], Awaitable[None]]
RecordCall = Callable[[errands.CallClerk], Awaitable[None]]


class ErrandRunner:
    """Call it with an errand; it returns when the errand is done and answered, refused or failed.

    `identify` finds out who comes in; `record_call` keeps a call for staff; `privacy` does what is about consents and
    conversations, `agents` what they need to understand and speak, `wear` what is about visitors' own avatars.
    """

    def __init__(
        self,
        store: OpenStore,
        shop: Shop,
        *,
        identify: Identify,
        record_call: RecordCall,
        privacy: PrivacyErrands,
        agents: AgentErrands,
        wear: Wear,
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._shop = shop
        self._admit = Admission(store, shop, identify=identify, privacy=privacy, clock=clock)
        self._record_call = record_call
        self._privacy = privacy
        self._agents = agents
        self._wear = wear
        self._clock = clock
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def __call__(self, errand: errands.Errand) -> None:
        match errand:
            case errands.Identify():
                await self._admit(errand)
            case errands.WearAvatar():
                await self._wear(errand)
            case errands.AgentFailed(room, _, fault):
                log.error("an agent's mind broke; it begins afresh", exc_info=fault, extra={"room": room})
            case errands.AgentChangesCart():
                await self._change_cart_for_agent(errand)
            case errands.CallClerk():
                await self._call_clerk(errand)
            case (
                errands.FetchConsents()
                | errands.SetConsent()
                | errands.KeepTaste()
                | errands.KeepChat()
                | errands.RateSpeech()
            ):
                await self._privacy(errand)
            case (
                errands.LearnWords()
                | errands.Comprehend()
                | errands.NoteDecision()
                | errands.StartSpeech()
                | errands.StopSpeech()
            ):
                await self._agents(errand)
            case errands.AgentChangesOrder():
                await self._change_order_for_agent(errand)
            case _:
                await self._trade(errand)

    async def _trade(self, errand: errands.Trade) -> None:
        """What a visitor's own client asked for: answered by Done or Refused with its ref, whatever happens."""
        try:
            await self._deal(errand)
        except Refused as refusal:
            slots = self._readable(refusal.slots)
            self._store.refuse(errand.session, errand.ref, Code(refusal.code.value), slots)
            return
        except Exception:
            self._store.refuse(errand.session, errand.ref, Code.INTERNAL, {})
            raise
        self._store.done(errand.session, errand.ref)

    async def _deal(self, errand: errands.Trade) -> None:
        shop = self._shop
        match errand:
            case errands.ChangeCart(_, visitor, _, sku, quantity):
                await self._change_cart(visitor, sku, quantity)
            case errands.TakeLine():
                await self._take_line(errand)
            case errands.ApplyCoupon(_, visitor, _, code, remove):
                async with self._turn(visitor):
                    _, bill = await (shop.remove_coupon if remove else shop.apply_coupon)(visitor, code)
                    self._show_cart(visitor, bill)
            case errands.FetchQuote(session, visitor, _, to, delivery):
                quote = await shop.quote(visitor, addressee(to), delivery)
                self._store.answer(session, Quoted(quote_view(quote)))
            case browsing_errands.FetchWishes() | browsing_errands.ChangeWish() | browsing_errands.FetchDelivery():
                async with self._turn(errand.visitor):
                    self._store.answer(errand.session, await browse(errand, shop))
            case errands.CheckOut(_, visitor, _, key, contact, total, token, locale, delivery, codes):
                wish = (contact_of(contact), total, token, language_of(locale), delivery, codes)
                try:
                    self._show_order(await shop.check_out(visitor, key, *wish))
                finally:
                    await self._refresh(visitor)
            case errands.ConfirmPayment(_, visitor, _, number, approve):
                self._show_order(await shop.confirm_payment(visitor, number, approve=approve))
                await self._refresh(visitor)
            case errands.CancelOrder(_, visitor, _, key, number, items, reason):
                await self._change_order(visitor, number, key, Cancel(_items(items), reason))
            case errands.RequestReturn(_, visitor, _, key, number, items, reason):
                await self._change_order(visitor, number, key, RequestReturn(_items(items), reason))
            case errands.FetchOrders(_, visitor, _):
                for order in await shop.orders_of(visitor):
                    self._show_order(order)
            case errands.LinkEmail(_, visitor, _, email, locale):
                await shop.emails.ask(visitor, email, language_of(locale))
            case errands.ConfirmEmail(_, visitor, _, code):
                linked = await shop.emails.confirm(visitor, code)
                _, bill = await shop.cart_of(linked.visitor)
                orders = tuple(map(self._order_view, await shop.orders_of(linked.visitor)))
                self._store.email_linked(visitor, linked.visitor, linked.email, cart_view(bill), orders)
            case _:
                assert_never(errand)

    async def _change_cart(self, visitor: str, sku: str, quantity: int) -> None:
        async with self._turn(visitor):
            _, bill = await self._shop.change_cart(visitor, sku, quantity)
            self._show_cart(visitor, bill)

    async def _take_line(self, errand: errands.TakeLine) -> None:
        # In one order for all: two who take from each other must not wait for each other.
        first, second = sorted((errand.visitor, errand.giver))
        async with self._turn(first), self._turn(second):
            quantity = await self._shop.take_line(errand.visitor, errand.giver, errand.sku)
            for visitor in (errand.visitor, errand.giver):
                _, bill = await self._shop.cart_of(visitor)
                self._show_cart(visitor, bill)
        product = self._store.assortment.product_of(errand.sku)
        name = product.name if product else {"en": errand.sku}
        self._store.answer(errand.giver_session, LineTaken(errand.friend, errand.sku, name, quantity))

    def _turn(self, visitor: str) -> asyncio.Lock:
        """One change of a visitor's cart or wishes after the other, as they came: the last one said is what holds."""
        return self._turns.setdefault(visitor, asyncio.Lock())

    async def _change_order(self, visitor: str, number: str, key: str, change: Cancel | RequestReturn) -> None:
        self._show_order(await self._shop.desk.change_own(visitor, number, key, change))
        await self._privacy.keep_with(visitor, number)
        await self._refresh(visitor)

    async def _change_order_for_agent(self, errand: errands.AgentChangesOrder) -> None:
        refused: str | None = None
        try:
            change = Cancel() if errand.cancel else RequestReturn()
            await self._change_order(errand.visitor, errand.order, new_id(), change)
        except Refused as refusal:
            refused = refusal.code
        except Exception:
            log.exception("an agent's change of an order failed")
            refused = Code.INTERNAL
        answer = OrderAnswered(errand.body, errand.order, errand.cancel, refused)
        self._store.agent_answered(errand.room, errand.agent, answer, self._clock())

    async def _change_cart_for_agent(self, errand: errands.AgentChangesCart) -> None:
        refused: str | None = None
        try:
            await self._change_cart(errand.visitor, errand.sku, errand.quantity)
        except Refused as refusal:
            refused = refusal.code
        except Exception:
            log.exception("an agent's cart change failed")
            refused = Code.INTERNAL
        answer = CartAnswered(errand.body, errand.sku, errand.quantity, refused)
        self._store.agent_answered(errand.room, errand.agent, answer, self._clock())

    async def _call_clerk(self, errand: errands.CallClerk) -> None:
        await self._record_call(errand)
        if errand.ref is not None:
            self._store.answer(errand.session, ClerkCalled())
            self._store.done(errand.session, errand.ref)

    async def settle(self, changed: tuple[Order, ...]) -> None:
        """Tells of orders that changed by themselves: a late answer, a webhook, a reservation that ran out."""
        for order in changed:
            self._show_order(order)
        for visitor in dict.fromkeys(order.visitor for order in changed):
            await self._refresh(visitor)

    async def carts_expired(self, visitors: Iterable[str]) -> None:
        """Shows their empty carts to those who are here all the same."""
        for visitor in visitors:
            _, bill = await self._shop.cart_of(visitor)
            self._show_cart(visitor, bill)

    async def _refresh(self, visitor: str) -> None:
        """Stock and cart as they are after an order moved."""
        self._store.restock(await self._shop.available())
        _, bill = await self._shop.cart_of(visitor)
        self._show_cart(visitor, bill)

    def _show_cart(self, visitor: str, bill: Bill) -> None:
        self._store.cart_changed(visitor, cart_view(bill))

    def _show_order(self, order: Order) -> None:
        self._store.order_changed(order.visitor, self._order_view(order), self._clock())

    def _order_view(self, order: Order) -> OrderView:
        return order_view(order, self._shop.desk.choices(order))

    def _readable(self, slots: Mapping[str, Slot]) -> dict[str, Slot]:
        """Visitors read names, not skus."""
        readable = {key: slot for key, slot in slots.items() if key != "sku"}
        if isinstance(sku := slots.get("sku"), str):
            product = self._store.assortment.product_of(sku)
            readable["name"] = product.name if product else sku
        return readable


def _items(pieces: tuple[Pieces, ...]) -> Items:
    return tuple(CartItem(each.sku, each.quantity) for each in pieces)
