"""A small live shop around one agent: the real world, a cart with stock, and a clock that is stepped.

floor = Shopfloor("clothing", "en")
floor.enter()
floor.hear("something for the rain, please")
floor.run(until_quiet=True)
assert floor.said[-1] ...
"""

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from avatars.agent import Agent
from avatars.perceptions import (
    CartAnswered,
    Comprehended,
    Entered,
    Heard,
    Left,
    OrderAnswered,
    OrderSettled,
    Perception,
    Repriced,
    SpeechEnded,
    WalkEnded,
)
from avatars.persona import Persona
from avatars.steps import (
    CallClerk,
    ChangeCart,
    ChangeOrder,
    Comprehend,
    Decided,
    Do,
    Hush,
    OfferCheckout,
    ShowCard,
    Speak,
    Step,
    Think,
)
from avatars.view import CartLine, OrderSeen, Passage, PromotionSeen, View, VisitorSeen
from avatars.vocabulary import Vocabulary
from nlp.comprehension import comprehend
from scenes.actions import Face, Walk
from scenes.document import SceneDocument
from scenes.entities import Look, Motion, Role
from scenes.events import Arrived
from scenes.money import Money
from scenes.places import Pose
from scenes.products import Product, Text, Variant
from scenes.world import NotPossible, World
from tests.support import shop

BEAT = 0.1
LETTERS_A_SECOND = 25.0
# Longer than an agent waits for a visitor to come along.
QUIET_SECONDS = 5.5
LONGEST_SECONDS = 60.0

MINA = Persona(id="mina", name={"en": "Mina", "ko": "미나"}, greeting={})


class Premises(msgspec.Struct, frozen=True):
    """A store as its agents know it: scenes and products by id."""

    scenes: Mapping[str, SceneDocument]
    products: dict[str, Product]
    knowledge: tuple[Passage, ...]
    name: Text
    currency: str
    promoted: Mapping[str, float] = {}
    promotions: tuple[PromotionSeen, ...] = ()


def little_shop(currency: str) -> Premises:
    """The test shop."""
    return Premises(shop.SCENES, shop.products(currency), shop.KNOWLEDGE, shop.STORE, currency)


class Shopfloor:
    """One room of `premises` (of the test shop where there are none) with an agent and its visitors.

    `log` holds every step with its time, `said` the agent's speeches."""

    def __init__(
        self,
        scene: str = "clothing",
        language: str = "en",
        *,
        currency: str = "KRW",
        persona: Persona = MINA,
        seed: int = 0,
        premises: Premises | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.premises = premises or little_shop(currency)
        document = self.premises.scenes[scene]
        self.catalog = self.premises.products
        self.currency = self.premises.currency
        self.now = 100.0
        self.world = World(document)
        post = document.posts[0].at
        self.me = self.world.enter(Role.AGENT, "Mina", Look(), post).id
        self._vocabulary = vocabulary or Vocabulary()
        self.agent = Agent(self.me, persona, post, seed=seed, vocabulary=self._vocabulary)
        self.comprehends = True
        self.language = language
        self.visitors: dict[int, VisitorSeen] = {}
        self.log: list[tuple[float, Step]] = []
        self.said: list[Speak] = []
        self.answers_cart = True
        self._speech_ends: dict[int, float] = {}
        self._show()

    def withdraw(self, product: str) -> None:
        """A product is sold no longer, and stands nowhere."""
        self.catalog = {identity: each for identity, each in self.catalog.items() if identity != product}
        self._show()

    def _show(self) -> None:
        here, others = self.world.document, self.premises.scenes.values()
        self._shown = shop.shown(here, self.catalog)
        self._elsewhere = tuple(
            each for other in others if other.id != here.id for each in shop.shown(other, self.catalog)
        )

    def reprice(self, product: str, price: Money) -> None:
        """All variants of a product cost something else from now on."""
        before = self.catalog[product]
        variants = tuple(replace(each, price=price) for each in before.variants)
        self.catalog = {**self.catalog, product: replace(before, variants=variants)}
        self._show()
        self._tell(Repriced({product: frozenset(each.price for each in before.variants)}))

    def enter(self, at: Pose | None = None, *, orders: tuple[OrderSeen, ...] = (), name: str = "Guest") -> int:
        """A visitor comes in; returns their body's id."""
        body = self.world.enter(Role.VISITOR, name, Look(), at)
        self.visitors[body.id] = VisitorSeen(body.id, name, body.pose, self.language, orders=orders)
        self._tell(Entered(body.id))
        return body.id

    def leave(self, visitor: int) -> None:
        self.world.leave(visitor)
        del self.visitors[visitor]
        self._tell(Left(visitor))

    def hear(self, text: str, visitor: int | None = None) -> None:
        self._tell(Heard(visitor or next(iter(self.visitors)), text))

    def look(self, display: str | None, visitor: int | None = None) -> None:
        body = visitor or next(iter(self.visitors))
        self.visitors[body] = replace(self.visitors[body], looking_at=display)

    def walk(self, to: Pose, visitor: int | None = None) -> None:
        """A visitor walks somewhere and looks the way they want."""
        body = visitor or next(iter(self.visitors))
        self.world.apply(body, Walk(to.place))
        self._beat()
        while self.world.body(body).motion is Motion.WALK:
            self._beat()
        self.world.apply(body, Face(to.heading))

    def run(self, seconds: float | None = None) -> None:
        """So many seconds pass; without a number, until the agent is quiet and still."""
        end = self.now + (LONGEST_SECONDS if seconds is None else seconds)
        quiet_since = self.now
        while self.now < end:
            if self._beat():
                quiet_since = self.now
            elif seconds is None and self.now - quiet_since >= QUIET_SECONDS:
                return

    def steps(self, kind: type[Step]) -> list[Step]:
        return [step for _, step in self.log if isinstance(step, kind)]

    @property
    def speaking(self) -> int | None:
        """The number of the utterance under way."""
        return next(iter(self._speech_ends), None)

    @property
    def place(self) -> Pose:
        """Where the agent stands."""
        return self.world.body(self.me).pose

    @property
    def pointing_at(self) -> str | None:
        return self.world.body(self.me).pointing_at

    def view(self) -> View:
        self.visitors = {body: replace(seen, pose=self.world.body(body).pose) for body, seen in self.visitors.items()}
        return View(
            me=self.world.body(self.me),
            scene=self.world.document,
            visitors=self.visitors,
            shown=self._shown,
            elsewhere=self._elsewhere,
            products=self.catalog,
            knowledge=self.premises.knowledge,
            scenes={scene.id: scene.name for scene in self.premises.scenes.values()},
            store_name=self.premises.name,
            currency=self.currency,
            promoted=self.premises.promoted,
            promotions=self.premises.promotions,
        )

    def _beat(self) -> bool:
        """One beat; True while the agent does something."""
        self.now += BEAT
        self.world.step(BEAT)
        for event in self.world.drain():
            if isinstance(event, Arrived) and event.body == self.me:
                self._tell(WalkEnded(event.reached))
        for utterance in [each for each, end in self._speech_ends.items() if end <= self.now]:
            del self._speech_ends[utterance]
            self._tell(SpeechEnded(utterance))
        self.agent.tick(self.view(), self.now)
        return self._carry_out() or bool(self._speech_ends) or self._is_walking

    @property
    def _is_walking(self) -> bool:
        return self.world.body(self.me).motion is Motion.WALK

    def _tell(self, perception: Perception) -> None:
        self.agent.perceive(perception, self.view(), self.now)
        self._carry_out()

    def _carry_out(self) -> bool:
        steps = self.agent.drain()
        for step in steps:
            self.log.append((self.now, step))
            self._do(step)
        return bool(steps)

    def _do(self, step: Step) -> None:
        match step:
            case Do(action):
                try:
                    self.world.apply(self.me, action)
                except NotPossible as refused:
                    raise AssertionError(f"{action} was refused: {refused}") from None
            case Comprehend():
                if self.comprehends:
                    self.comprehend(step)
            case Speak():
                self.said.append(step)
                self._speech_ends[step.utterance] = self.now + len(step.facts.phrase) / LETTERS_A_SECOND
            case Hush(utterance):
                self._speech_ends[utterance] = self.now
            case ChangeCart():
                self._change_cart(step)
            case ChangeOrder():
                self._change_order(step)
            case Think() | Decided() | ShowCard() | OfferCheckout() | CallClerk():
                pass

    def comprehend(self, step: Comprehend) -> None:
        """Answers a step that asks for a meaning; of itself only while it `comprehends`."""
        lexicon = self._vocabulary.lexicon(self.catalog, self.currency)
        self._tell(Comprehended(step.visitor, step.number, comprehend(step.utterance, lexicon)))

    def _change_cart(self, step: ChangeCart) -> None:
        if not self.answers_cart:
            return
        product, variant = self._variant(step.sku)
        refused = "not_enough_stock" if variant.stock is not None and step.quantity > variant.stock else None
        if refused is None:
            self._put(step.visitor, CartLine(step.sku, product, step.quantity, variant.price))
        self.agent.perceive(CartAnswered(step.visitor, step.sku, step.quantity, refused), self.view(), self.now)

    def _change_order(self, step: ChangeOrder) -> None:
        """Whole orders only: what is cancelled is given back at once, what comes back is awaited."""
        seen = self.visitors[step.visitor]
        before = next(each for each in seen.orders if each.number == step.number)
        gone = replace(before, state="cancelled", cancellable=False, given_back=before.total)
        after = gone if step.cancel else replace(before, returnable=False)
        orders = tuple(after if each is before else each for each in seen.orders)
        self.visitors[step.visitor] = replace(seen, orders=orders)
        self._tell(OrderSettled(step.visitor, step.number, after.state))
        self._tell(OrderAnswered(step.visitor, step.number, step.cancel))

    def _variant(self, sku: str) -> tuple[str, Variant]:
        found = ((product.id, product.variant(sku)) for product in self.catalog.values())
        return next((product, variant) for product, variant in found if variant is not None)

    def _put(self, visitor: int, line: CartLine) -> None:
        seen = self.visitors[visitor]
        lines = {each.sku: each for each in seen.cart} | {line.sku: line}
        cart = tuple(each for each in lines.values() if each.quantity)
        total = sum(each.unit_price.amount * each.quantity for each in cart)
        self.visitors[visitor] = replace(seen, cart=cart, cart_total=Money(total, self.currency))
