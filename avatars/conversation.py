"""What an agent has still to do for one visitor: words to answer, news to tell, a way that it has promised to show."""

from collections import deque
from collections.abc import Callable
from math import inf

from avatars.attention import Waiting
from avatars.cart_calls import CartCalls
from avatars.memory import Memory
from avatars.pondering import Pondering
from avatars.talk import Answer
from avatars.view import View, VisitorSeen

NEVER = inf
# What a visitor is told, once it is their turn.
Thought = Callable[[VisitorSeen, Memory, View], Answer]


class Conversation:
    """One thing is done after the other, in any number of conversations at once.

    `waiting` is what was said and is not thought about yet, `pondering` what is; `cart` the changes asked for. `news`
    are told in their order, before words are thought about. `promised_since` is when a way was promised.
    """

    def __init__(self, visitor: int) -> None:
        self.visitor = visitor
        self.waiting: Waiting | None = None
        self.pondering = Pondering()
        self.cart = CartCalls()
        self.news: deque[Thought] = deque()
        self.promised_since = NEVER

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do."""
        is_waiting = self.waiting is not None or self.promised_since < NEVER
        return not (is_waiting or self.pondering or self.cart or self.news)

    def hear(self, text: str, now: float, *, called_by_name: bool) -> None:
        """What is thought about is thought about anew, with what the visitor says now."""
        self.waiting = self.pondering.drop() or self.waiting
        if self.waiting is None:
            self.waiting = Waiting(self.visitor, text, now, called_by_name)
        else:
            self.waiting.add(text, called_by_name=called_by_name)

    def note_promise(self, promised: str | None, now: float) -> None:
        """Which product the visitor has been promised to be led to, if any, from now on."""
        self.promised_since = NEVER if promised is None else min(self.promised_since, now)
