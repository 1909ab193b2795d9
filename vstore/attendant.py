"""The attendant: serves visitors who are inside. What a room or the assortment can answer is answered at once."""

from collections import defaultdict
from collections.abc import Callable
from typing import assert_never

from scenes.crowd import Floats, columns
from scenes.entities import Look
from vstore import browsing_errands, errands
from vstore.assortment import Assortment
from vstore.browsing_errands import FetchDelivery, FetchWishes
from vstore.minutes import spoken_as
from vstore.protocol import client
from vstore.protocol.client_talk import RateSpeech, ShowTyping
from vstore.protocol.delivery import GetDelivery
from vstore.protocol.friends import FollowFriend, InviteFriend, PartFromFriend, ShareCart, TakeLine
from vstore.protocol.refusals import Code
from vstore.protocol.server import Done, Pong, ProductShown
from vstore.protocol.wishes import ChangeWish, GetWishes
from vstore.reception import Reception
from vstore.room import Room
from vstore.session import Session

MOVES = client.Walk | client.Steer | client.Sit | client.Teleport | client.EnterDoor
"""What moves a body, which then follows nobody any more."""


class Attendant:
    """Feed it with what present sessions ask. What needs the outside goes to `ask` as an errand."""

    def __init__(self, reception: Reception, assortment: Assortment, ask: Callable[[errands.Errand], None]) -> None:
        self._reception = reception
        self._assortment = assortment
        self._ask = ask

    def serve(self, session: Session, message: client.ClientMessage, now: float) -> None:
        visitor, room = session.visitor, self._reception.room_of(session)
        if session.former_token:
            self._reception.confirm(session)
        if session.follows is not None and isinstance(message, MOVES):
            self._reception.company.stop(session)
        match message:
            case client.Steer(pose):
                room.step([session], columns([pose]))
            case client.Walk() | client.Face() | client.Sit() | client.Teleport():
                room.receive(session, message, now)
            case client.Say(ref) if not session.says_first(ref):
                pass
            case client.Say() | client.Gesticulate() | client.Point() | client.LookAt():
                room.receive(session, message, now)
            case client.ChangeLook(ref, look):
                self._change_look(session, ref, look, now)
            case ShowTyping(typing):
                room.show_typing(session, typing)
            case RateSpeech(ref, body, utterance, good):
                self._ask(errands.RateSpeech(session.key, visitor, ref, room.id, spoken_as(body, utterance), good))
            case client.EnterDoor(ref, door):
                if self._reception.enter_door(session, ref, door, now):
                    session.post(Done(ref=ref))
            case InviteFriend() | FollowFriend() | PartFromFriend() | ShareCart() | TakeLine():
                self._reception.company.serve(session, message, now)
            case client.GetProduct(ref, product):
                self._show_product(session, ref, product)
            case client.ChangeCart(ref, sku, quantity):
                self._ask(errands.ChangeCart(session.key, visitor, ref, sku, quantity))
            case client.ApplyCoupon(ref, code, remove):
                self._ask(errands.ApplyCoupon(session.key, visitor, ref, code, remove))
            case client.GetQuote(ref, to, delivery):
                self._ask(errands.FetchQuote(session.key, visitor, ref, to, delivery))
            case GetWishes(ref):
                self._ask(FetchWishes(session.key, visitor, ref))
            case ChangeWish(ref, sku, wanted):
                self._ask(browsing_errands.ChangeWish(session.key, visitor, ref, sku, wanted))
            case GetDelivery(ref, sku):
                self._ask(FetchDelivery(session.key, visitor, ref, sku))
            case client.CheckOut(ref, key, contact, total, token, delivery, codes):
                wish = (key, contact, total, token, session.locale, delivery, codes)
                self._ask(errands.CheckOut(session.key, visitor, ref, *wish))
            case client.ConfirmPayment(ref, order, approve):
                self._ask(errands.ConfirmPayment(session.key, visitor, ref, order, approve))
            case client.CancelOrder(ref, key, order, items, reason):
                self._ask(errands.CancelOrder(session.key, visitor, ref, key, order, items, reason))
            case client.RequestReturn(ref, key, order, items, reason):
                self._ask(errands.RequestReturn(session.key, visitor, ref, key, order, items, reason))
            case client.GetOrders(ref):
                self._ask(errands.FetchOrders(session.key, visitor, ref))
            case client.LinkEmail(ref, email):
                self._ask(errands.LinkEmail(session.key, visitor, ref, email, session.locale))
            case client.ConfirmEmail(ref, code):
                self._ask(errands.ConfirmEmail(session.key, visitor, ref, code))
            case client.CallClerk(ref):
                call = errands.CallClerk(session.key, visitor, session.name, room.id, "asked", session.locale, ref)
                self._ask(call)
            case client.GetConsents(ref):
                self._ask(errands.FetchConsents(session.key, visitor, ref))
            case client.SetConsent(ref, purpose, given, version, language):
                self._ask(errands.SetConsent(session.key, visitor, ref, purpose, given, version, language))
            case client.ChangeLocale(locale):
                session.locale = locale
            case client.Ping(number):
                session.post(Pong(number=number))
            case client.Leave():
                session.close(Code.LEFT)
            case client.Hello():
                session.refuse(Code.ALREADY_GREETED)
            case _:
                assert_never(message)

    def step(self, sessions: list[Session], wanted: Floats) -> None:
        """Serves a `Steer` of each of these sessions, to a column of `wanted` (3, n): x, z and heading."""
        inside: defaultdict[Room, list[int]] = defaultdict(list)
        for number, session in enumerate(sessions):
            if session.former_token:
                self._reception.confirm(session)
            if session.follows is not None:
                self._reception.company.stop(session)
            inside[self._reception.room_of(session)].append(number)
        for room, numbers in inside.items():
            room.step([sessions[number] for number in numbers], wanted[:, numbers])

    def _change_look(self, session: Session, ref: int, look: Look, now: float) -> None:
        if look.avatar:
            self._ask(errands.WearAvatar(session.key, session.visitor, ref, look))
        else:
            self._reception.room_of(session).dress(session, look, now)
            session.post(Done(ref=ref))

    def _show_product(self, session: Session, ref: int, product_id: str) -> None:
        product = self._assortment.products.get(product_id)
        if product:
            session.post(ProductShown(product=product, ref=ref))
        else:
            session.refuse(Code.UNKNOWN_PRODUCT, ref)
