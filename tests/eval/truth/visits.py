"""Visits: dialogues held with the real agent in a stepped shop, and what was heard, by phrases and by a liar."""

import asyncio
from collections.abc import Iterator, Sequence
from random import Random

import msgspec

from avatars.steps import OfferCheckout, Speak
from avatars.view import OrderSeen, VisitorSeen
from avatars.vocabulary import Vocabulary
from nlp.model import Model, ScriptedModel
from scenes.money import Money
from tests.eval.truth.dialogues import Utterance
from tests.eval.truth.liar import Liar
from tests.eval.truth.records import Known
from tests.support.shopfloor import Premises, Shopfloor
from vstore.inference.speaker import Worded, speak

PATIENCE = 60.0


class Reply(msgspec.Struct, frozen=True):
    """What one utterance brought: the words heard after it (by the model's name), and what was known then."""

    said: Utterance
    heard: dict[str, tuple[str, ...]]
    known: tuple[Known, ...]
    intent: str
    cart_changed: bool
    checkout: bool


class Visit:
    """One visitor of one store, with an agent of their own."""

    def __init__(
        self, premises: Premises, language: str, vocabulary: Vocabulary, seed: int, name: str = "Guest"
    ) -> None:
        random = Random(seed)
        scene = random.choice(sorted(premises.scenes))
        self._premises = premises
        self._floor = Shopfloor(scene, language, premises=premises, vocabulary=vocabulary, seed=seed)
        self._models: dict[str, Model] = {"none": ScriptedModel([]), "liar": Liar(language, seed)}
        order = OrderSeen("N-1042", random.choice(("placed", "paid", "cancelled")), Money(12_300, premises.currency))
        self._body = self._floor.enter(orders=(order,), name=name)
        self._asked = ""
        self._floor.run()

    def hold(self, dialogue: Sequence[Utterance]) -> Iterator[Reply]:
        for said in dialogue:
            yield self._turn(said)

    def _turn(self, said: Utterance) -> Reply:
        at, cart = len(self._floor.log), self._visitor.cart
        self._asked = f"{self._asked} {said.text}"
        self._floor.hear(said.text)
        self._floor.run()
        steps = [step for _, step in self._floor.log[at:]]
        spoken = [step for step in steps if isinstance(step, Speak)]
        heard = {name: tuple(_heard(step, model) for step in spoken) for name, model in self._models.items()}
        return Reply(
            said,
            heard,
            tuple(map(self._known, spoken)),
            spoken[-1].facts.intent if spoken else "",
            self._visitor.cart != cart,
            any(isinstance(step, OfferCheckout) for step in steps),
        )

    @property
    def _visitor(self) -> VisitorSeen:
        return self._floor.visitors[self._body]

    def _known(self, step: Speak) -> Known:
        visitor = self._visitor
        total = visitor.cart_total.amount if visitor.cart_total else 0
        return Known(self._premises, step.facts.language, step.about, self._asked, visitor.cart, total, visitor.orders)


def _heard(step: Speak, model: Model) -> str:
    """An utterance as the store speaks it with this model."""

    async def words() -> str:
        pieces = speak(step.facts, model, step.persona, step.lines, patience=PATIENCE, worded=Worded())
        return "".join([piece async for piece in pieces])

    return asyncio.run(words())
