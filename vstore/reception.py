"""The reception: from a client's hello to a visitor in a room, new or back after a dropped connection."""

from collections.abc import Callable

from msgspec.structs import replace

from avatars.memory import Memory
from avatars.remembered import Remembered
from scenes.entities import Look
from scenes.places import Pose
from vstore import errands
from vstore.assortment import Assortment
from vstore.company import Company
from vstore.entrance import Entrance
from vstore.landing import Landing, landing_at
from vstore.limits import StoreLimits
from vstore.protocol.client import VERSION, Hello
from vstore.protocol.refusals import Code
from vstore.protocol.schema import schema_hash
from vstore.protocol.server import CartChanged, EmailLinked, OrderChanged, ProductShown, Welcome
from vstore.protocol.store_view import StoreView
from vstore.protocol.views import CartView, OrderView
from vstore.room import Room
from vstore.rooms import Rooms
from vstore.session import Session, State

FINAL_ORDER_STATES = frozenset({"paid", "declined", "cancelled"})


class Reception:
    """Keeps who waits and who is in which room, and the tokens by which visitors come back.

    A resume token is checked before anything is touched and replaced at every welcome. The one before stays good until
    the client's next message shows that the welcome arrived: a connection may drop in between.
    """

    def __init__(
        self,
        about: Callable[[], StoreView],
        rooms: Rooms,
        assortment: Assortment,
        limits: StoreLimits,
        new_token: Callable[[], str],
        ask: Callable[[errands.Errand], None],
    ) -> None:
        self._about = about
        self._rooms = rooms
        self._assortment = assortment
        self._limits = limits
        self._new_token = new_token
        self._ask = ask
        self._by_token: dict[str, Session] = {}
        self._room_of: dict[int, Room] = {}
        self.company = Company(self.room_of, self._lead, new_token, ask)
        self.entrance = Entrance(limits.sessions, limits.joins_per_beat, self._let_in)

    def room_of(self, session: Session) -> Room:
        return self._room_of[session.key]

    def greet(self, session: Session, hello: Hello, now: float) -> Session | None:
        """Answers a hello. Returns the earlier session whose visitor is back, if so; its connection is to end."""
        session.locale = hello.locale
        if hello.protocol != VERSION:
            session.refuse(Code.WRONG_VERSION)
            session.close(Code.WRONG_VERSION)
            return None
        session.name = " ".join(hello.name.split())
        session.look, session.wished_look = replace(hello.look, avatar=""), hello.look
        session.wished_scene = hello.scene
        session.wished_sku, session.invitation = hello.at, hello.invitation
        earlier = self._earlier(hello)
        if earlier:
            self._resume(session, earlier, hello, now)
        else:
            session.visitor_token = hello.visitor or ""
            self.entrance.arrive(session, now)
        return earlier

    def _earlier(self, hello: Hello) -> Session | None:
        """The session that a hello may go on with: one whose tokens it holds, and that was not ended for good."""
        earlier = self._by_token.get(hello.resume or "")
        if earlier is None or hello.visitor not in (None, earlier.visitor_token):
            return None
        return earlier if earlier.may_come_back else None

    def _let_in(self, session: Session, now: float) -> None:
        session.move_to(State.IDENTIFYING, now)
        self._ask(errands.Identify(session.key, session.visitor_token or None))

    def _resume(self, session: Session, earlier: Session, hello: Hello, now: float) -> None:
        token, received = hello.resume or "", hello.received
        # The token before the newest: whatever its count says, nothing of the newest connection has arrived.
        unheard = earlier.mailbox.unheard(0 if received is not None and token == earlier.former_token else received)
        room = self._room_of.pop(earlier.key)
        self._drop_tokens(earlier)
        if earlier.state is State.PRESENT:
            earlier.close(Code.REPLACED)
        earlier.move_to(State.GONE, now)
        session.take_over(earlier)
        if received is not None:
            session.expect_again(earlier)
        session.former_token = token
        self._by_token[token] = session
        session.move_to(State.PRESENT, now)
        self.entrance.come_back(session, earlier)
        room.hand_over(earlier, session)
        self._room_of[session.key] = room
        self._welcome(session, room, resumed=True)
        self.company.come_back(session)
        if earlier.mailbox.overflowed:
            # It has gaps, and would not fit a second time: here is what came of it all.
            for order in session.orders.values():
                session.post(OrderChanged(order=order))
        else:
            for letter in unheard:
                session.send(letter)
        if (landing := self._landing(session)) and landing.scene:
            there = room if landing.scene == room.scene else self._rooms.choose(landing.scene)
            self._lead(session, there, landing.pose, now)
        if host := self.company.beside_host(session, now):
            self._lead(session, *host, now)
        self.company.arrived(session, now)
        self._show(session, landing)

    def admit(
        self, session: Session, visitor: str, token: str, cart: CartView, orders: tuple[OrderView, ...], now: float
    ) -> None:
        """The visitor is known now: give them a body in the scene they wished for, or in the first one."""
        self.entrance.enter(session)
        landing = self._landing(session)
        scene = landing.scene if landing and landing.scene else self._rooms.scene(session.wished_scene)
        session.visitor, session.visitor_token = visitor, token
        room, pose = self.company.beside_host(session, now) or self._by_entrance(scene, landing)
        session.cart, session.orders = cart, {each.number: each for each in orders}
        session.move_to(State.PRESENT, now)
        room.join(session, pose, now)
        self._room_of[session.key] = room
        self._welcome(session, room, resumed=False)
        room.welcome(session, now, _recalled(session))
        self.company.arrived(session, now)
        if session.wished_look.avatar:
            self._ask(errands.WearAvatar(session.key, visitor, None, session.wished_look))
        if session.wished_scene not in (None, scene) and session.wished_sku is None:
            session.refuse(Code.UNKNOWN_SCENE)
        self._show(session, landing)

    def dress(self, session: Session, look: Look, now: float) -> None:
        """A visitor looks like this, also where they come back later."""
        if session.state in (State.PRESENT, State.AWAY):
            self._room_of[session.key].dress(session, look, now)

    def _by_entrance(self, scene: str, landing: Landing | None) -> tuple[Room, Pose | None]:
        return self._rooms.choose(scene), landing.pose if landing else None

    def _landing(self, session: Session) -> Landing | None:
        return None if session.wished_sku is None else landing_at(session.wished_sku, self._assortment)

    def _show(self, session: Session, landing: Landing | None) -> None:
        """Shows the card of what a link led to."""
        if landing is not None:
            session.post(ProductShown(product=landing.product, sku=landing.sku, open=True))
        elif session.wished_sku is not None:
            session.refuse(Code.UNKNOWN_PRODUCT)

    def _welcome(self, session: Session, room: Room, *, resumed: bool) -> None:
        session.resume_token = self._new_token()
        self._by_token[session.resume_token] = session
        session.post(
            Welcome(
                protocol=VERSION,
                schema=schema_hash(),
                body=room.body_of(session),
                tick_rate=self._limits.tick_rate,
                limits=self._limits.told(),
                resume=session.resume_token,
                visitor=session.visitor_token,
                store=self._about(),
                resumed=resumed,
            )
        )
        session.send(room.picture(session))
        if session.cart:
            session.post(CartChanged(cart=session.cart))

    def remember(self, session: Session, remembers: bool) -> None:
        """The visitor agrees that agents remember them from visit to visit, or no longer."""
        room = self._room_of.get(session.key)
        if room is not None and remembers is (session.remembered is None):
            session.remembered = Remembered() if remembers else None
            room.crew.remember(room.body_of(session))

    def show_cart(self, session: Session, cart: CartView) -> None:
        """The visitor's cart is now this; friends with whom they share it see that too."""
        session.cart = cart
        session.post(CartChanged(cart=cart))
        self.company.cart_changed(session)

    def show_order(self, session: Session, order: OrderView, now: float) -> None:
        """An order of the visitor's is now this; agents hear of its end."""
        session.orders[order.number] = order
        session.post(OrderChanged(order=order))
        if order.state in FINAL_ORDER_STATES and session.state is State.PRESENT:
            room = self._room_of[session.key]
            room.crew.order_settled(room.body_of(session), order.number, order.state, now)

    def link(self, session: Session, visitor: str, email: str, cart: CartView, orders: tuple[OrderView, ...]) -> None:
        """The session is that visitor's, known by an address, with this cart and these orders."""
        session.visitor = visitor
        session.orders = {each.number: each for each in orders}
        session.post(EmailLinked(email=email))
        self.show_cart(session, cart)
        for order in orders:
            session.post(OrderChanged(order=order))

    def enter_door(self, session: Session, ref: int, door_id: str, now: float) -> bool:
        """Leads a session through a door to its other scene; False where it is refused.

        They find the copy where a friend is, else the one they left, if it has a place.
        """
        room = self._room_of[session.key]
        door = room.door_for(session, door_id)
        if isinstance(door, Code):
            session.refuse(door, ref)
            return False
        within = door.to == room.scene
        familiar = self.company.friends_room(session, door.to) or session.left_rooms.get(door.to)
        there = room if within else self._rooms.choose(door.to, familiar)
        self._lead(session, there, there.behind_door(door.arrive), now, door_id)
        return True

    def _lead(self, session: Session, there: Room, pose: Pose | None, now: float, door: str = "") -> None:
        """The session stands there now, by a door or at once; what agents know of it goes along."""
        room = self._room_of[session.key]
        session.left_rooms[room.scene], session.left_by = room.id, (room.id, door)
        memory = room.leave(session, now)
        there.join(session, pose, now)
        self._room_of[session.key] = there
        session.send(there.picture(session))
        there.welcome(session, now, memory)
        self.company.moved(session)
        self._rooms.close_if_deserted(room)

    def forget(self, session: Session, now: float) -> None:
        """The visitor is gone for good, or has given up waiting."""
        self.entrance.depart(session)
        self.company.leave(session)
        room = self._room_of.pop(session.key, None)
        if room:
            room.leave(session, now)
            self._rooms.close_if_deserted(room)
        self._drop_tokens(session)

    def beat(self, now: float) -> None:
        """Lets in those whose turn it is; those who follow friends go on."""
        self.entrance.beat(now)
        self.company.beat(now)

    def confirm(self, session: Session) -> None:
        """The client has its welcome: the token before it is void."""
        self._by_token.pop(session.former_token, None)
        session.former_token = ""

    def _drop_tokens(self, session: Session) -> None:
        self._by_token.pop(session.resume_token, None)
        self._by_token.pop(session.former_token, None)


def _recalled(session: Session) -> Memory | None:
    """What agents know of a visitor from earlier visits."""
    if session.remembered is None:
        return None
    memory = Memory(session.locale.split("-")[0])
    memory.recall(session.remembered)
    return memory
