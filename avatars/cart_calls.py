"""The cart changes that an agent has asked for on a visitor's word, and whose answers it awaits."""

from collections.abc import Iterable

from avatars.perceptions import CartAnswered
from avatars.steps import ChangeCart, Step

# A cart that has not answered by then is taken for out of order, and the visitor is told.
PATIENCE_SECONDS = 8.0


class CartCalls:
    """Collects the answers until all have come, so that one sentence can tell of them all."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._waiting: set[str] = set()
        self._answers: list[CartAnswered] = []

    def __bool__(self) -> bool:
        """Whether something was asked that has not been told of."""
        return self._since is not None

    def ask(self, steps: Iterable[Step], now: float) -> None:
        """Notes the cart changes among `steps`."""
        for step in steps:
            if isinstance(step, ChangeCart):
                self._since = now
                self._waiting.add(step.sku)

    def answered(self, answer: CartAnswered) -> None:
        """Takes an answer in; one that was not asked for is of no interest."""
        if answer.sku in self._waiting:
            self._waiting.discard(answer.sku)
            self._answers.append(answer)

    def complete(self, now: float) -> tuple[CartAnswered, ...] | None:
        """The answers, where all have come or patience is at its end (then perhaps none). They are told once."""
        if self._since is None or (self._waiting and now - self._since < PATIENCE_SECONDS):
            return None
        told, self._answers, self._since = tuple(self._answers), [], None
        self._waiting.clear()
        return told
