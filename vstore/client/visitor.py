"""A visitor without eyes: enters, walks, talks and buys through the protocol alone."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

from scenes.entities import Motion, Role
from scenes.places import Place
from vstore.client.connection import Answer, StoreClosed, StoreConnection
from vstore.client.replica import Replica
from vstore.protocol.client import (
    VERSION,
    CallClerk,
    ChangeCart,
    CheckOut,
    ClientMessage,
    ConfirmPayment,
    Contact,
    EnterDoor,
    GetOrders,
    Hello,
    Leave,
    Ping,
    Say,
    Walk,
)
from vstore.protocol.server import (
    Arrived,
    CartChanged,
    Done,
    OrderChanged,
    Poses,
    Said,
    SceneOpened,
    ServerMessage,
    Thinking,
    Welcome,
)
from vstore.protocol.views import CartView, DisplayView, OrderView

QUIET_SECONDS = 4.0
"""An answer is over when the agents have neither thought, spoken nor walked for so long."""


class Visitor:
    """One visitor of one store. `on_message` sees every message in order; so often pings one who only listens."""

    def __init__(
        self,
        store: StoreConnection,
        on_message: Callable[[ServerMessage], None] = lambda _: None,
        *,
        ping_seconds: float = 20.0,
    ) -> None:
        self._store = store
        self.on_message = on_message
        self._ping_seconds = ping_seconds
        self._refs = 0
        self._utterances: dict[tuple[int, int], str] = {}
        self._thinking: set[int] = set()
        self.welcome: Welcome | None = None
        self.replica = Replica()
        self.cart: CartView | None = None

    @property
    def scene(self) -> SceneOpened | None:
        """The room as it was shown; `replica` has what has become of it."""
        return self.replica.scene

    async def enter(self, name: str, locale: str, scene: str | None = None, visitor: str | None = None) -> None:
        """Says hello and sees the room."""
        await self._store.send(Hello(protocol=VERSION, locale=locale, name=name, scene=scene, visitor=visitor))
        await self._until(lambda message: isinstance(message, CartChanged) or None)

    async def walk_to(self, place: Place) -> bool:
        """Walks; True when the goal itself was reached."""
        await self._store.send(Walk(to=place))
        return await self._until(lambda message: message if isinstance(message, Arrived) else None) == Arrived(True)

    async def walk_to_display(self, display: DisplayView) -> None:
        await self.walk_to(Place(display.position[0], display.position[2]))

    async def go_to_scene(self, scene: str) -> None:
        """Walks to a door that leads to `scene` and goes through it."""
        assert self.scene is not None
        door = next(each for each in self.scene.doors if each.to == scene)
        await self.walk_to(door.at.place)
        await self._ask(lambda ref: EnterDoor(ref=ref, door=door.id))

    async def tell(self, text: str) -> None:
        """Says something; whoever wants to know what comes of it must `listen`."""
        self._refs += 1
        await self._store.send(Say(ref=self._refs, text=text))

    async def order(self, contact: Contact, payment_token: str) -> None:
        """Orders the cart; whoever wants to know what comes of it must `listen`."""
        assert self.cart is not None
        self._refs += 1
        total = self.cart.total.amount
        await self._store.send(CheckOut(self._refs, secrets.token_hex(16), contact, total, payment_token))

    async def listen(self) -> None:
        """Sees what comes, until the store closes; tells the store meanwhile that somebody is there."""
        telling = asyncio.create_task(self._stay())
        try:
            await self._until(lambda _: None)
        finally:
            telling.cancel()

    async def _stay(self) -> None:
        with suppress(StoreClosed):
            while True:
                await asyncio.sleep(self._ping_seconds)
                self._refs += 1
                await self._store.send(Ping(self._refs))

    async def say(self, text: str, seconds: float) -> list[str]:
        """Says something and listens until the agents' answer is over, or for `seconds`; what they said, in order."""
        await self.tell(text)
        answers: list[str] = []
        try:
            async with asyncio.timeout(seconds):
                async for answer in self._answers():
                    answers.append(answer)
        except TimeoutError:
            pass
        return answers

    async def _answers(self) -> AsyncIterator[str]:
        """Whole utterances of agents, until they are quiet."""
        heard = False
        while True:
            try:
                async with asyncio.timeout(QUIET_SECONDS if heard and not self._thinking else None):
                    sign = await self._until(self._sign_of_an_agent)
            except TimeoutError:
                return
            if isinstance(sign, str):
                heard = True
                yield sign

    def _sign_of_an_agent(self, message: ServerMessage) -> str | bool | None:
        """A whole utterance, or True for a sign of life."""
        match message:
            case Thinking(body, thinking):
                (self._thinking.add if thinking else self._thinking.discard)(body)
                return True
            case Said(body, utterance, piece, done) if self._is_agent(body):
                so_far = self._utterances.pop((body, utterance), "") + piece
                if done:
                    return so_far or True
                self._utterances[body, utterance] = so_far
                return True
            case Poses() if self._agent_walks():
                return True
        return None

    def _is_agent(self, body: int) -> bool:
        return body in self.replica.bodies and self.replica.bodies[body].role is Role.AGENT

    def _agent_walks(self) -> bool:
        seen = map(self.replica.bodies.__getitem__, self.replica.in_view)
        return any(each.role is Role.AGENT and each.motion is Motion.WALK for each in seen)

    async def put_in_cart(self, sku: str, quantity: int = 1) -> CartView:
        await self._ask(lambda ref: ChangeCart(ref=ref, sku=sku, quantity=quantity))
        assert self.cart is not None
        return self.cart

    async def check_out(self, contact: Contact, payment_token: str) -> OrderView:
        """Orders the cart, and says yes where the payment provider asks for a confirmation."""
        assert self.cart is not None
        order = await self.place(secrets.token_hex(16), contact, self.cart.total.amount, payment_token)
        return await self.confirm(order.number, approve=True) if order.state == "needs_action" else order

    async def place(self, key: str, contact: Contact, total: int, payment_token: str) -> OrderView:
        """Orders the cart, if it costs `total` minor units; said again with the same `key`, it is the same order."""
        return await self._order(lambda ref: CheckOut(ref, key, contact, total, payment_token))

    async def confirm(self, order: str, *, approve: bool) -> OrderView:
        """Answers the payment provider, which has asked for a confirmation."""
        return await self._order(lambda ref: ConfirmPayment(ref=ref, order=order, approve=approve))

    async def orders(self) -> list[OrderView]:
        """The visitor's own orders, oldest first."""
        found: list[OrderView] = []

        def note(news: ServerMessage) -> None:
            if isinstance(news, OrderChanged):
                found.append(news.order)

        await self._ask(lambda ref: GetOrders(ref=ref), note)
        return found

    async def call_clerk(self) -> None:
        """Asks for a person."""
        await self._ask(lambda ref: CallClerk(ref=ref))

    async def leave(self) -> None:
        await self._store.send(Leave())

    async def _order(self, message: Callable[[int], CheckOut | ConfirmPayment]) -> OrderView:
        orders: list[OrderView] = []

        def note(news: ServerMessage) -> None:
            if isinstance(news, OrderChanged):
                orders.append(news.order)

        await self._ask(message, note)
        return orders[-1]

    async def _ask(
        self,
        message: Callable[[int], ClientMessage],
        note: Callable[[ServerMessage], None] = lambda _: None,
    ) -> None:
        """Sends a message with a new ref and waits until it is done."""
        self._refs += 1
        ref = self._refs
        await self._store.send(message(ref))

        def done(news: ServerMessage) -> bool | None:
            note(news)
            return True if news == Done(ref=ref) else None

        await self._until(done, ref)

    def _until(self, fits: Callable[[ServerMessage], Answer | None], ref: int | None = None) -> Awaitable[Answer]:
        def seen(message: ServerMessage) -> Answer | None:
            self._see(message)
            return fits(message)

        return self._store.until(seen, ref)

    def _see(self, message: ServerMessage) -> None:
        self.on_message(message)
        self.replica.feed(message)
        match message:
            case Welcome():
                self.welcome = message
            case CartChanged(cart):
                self.cart = cart
