"""The cart changes that an agent has asked for and whose answers it awaits, a visitor at a time."""

from collections.abc import Iterable

import msgspec

from avatars.perceptions import CartAnswered
from avatars.steps import ChangeCart, Step

# A cart that has not answered by then is taken for out of order, and the visitor is told.
PATIENCE_SECONDS = 8.0


class CartCall(msgspec.Struct):
    """The skus still unanswered since a moment, and the answers so far."""

    since: float
    waiting: set[str]
    answers: list[CartAnswered] = []


class CartCalls:
    """Collects a visitor's answers until all have come, so that one sentence can tell of them all."""

    def __init__(self) -> None:
        self._calls: dict[int, CartCall] = {}

    def ask(self, steps: Iterable[Step], now: float) -> None:
        """Notes the cart changes among `steps`."""
        for step in steps:
            if isinstance(step, ChangeCart):
                call = self._calls.setdefault(step.visitor, CartCall(now, set()))
                call.since = now
                call.waiting.add(step.sku)

    def answered(self, answer: CartAnswered) -> None:
        """Takes an answer in; one that was not asked for is of no interest."""
        call = self._calls.get(answer.visitor)
        if call is not None and answer.sku in call.waiting:
            call.waiting.discard(answer.sku)
            call.answers.append(answer)

    def complete(self, now: float) -> dict[int, tuple[CartAnswered, ...]]:
        """Visitor -> answers, where all have come or patience is at its end (then perhaps none). Each is told once."""
        done = [
            visitor for visitor, call in self._calls.items() if not call.waiting or now - call.since >= PATIENCE_SECONDS
        ]
        return {visitor: tuple(self._calls.pop(visitor).answers) for visitor in done}

    def forget(self, visitor: int) -> None:
        self._calls.pop(visitor, None)
