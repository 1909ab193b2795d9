"""What agents remember of one visitor, from room to room of a visit."""

from collections import deque
from collections.abc import Mapping
from enum import StrEnum

from avatars.question import Question
from avatars.records import available
from avatars.remembered import Remembered
from nlp.model import Line
from nlp.nearness import Near
from nlp.search import Reason
from nlp.turn import Act, Constraint, Turn
from scenes.products import Product

LINES = 12
NAMED = 12
# So many turns about other things, and a new wish builds no longer on the old one.
WISH_TURNS = 3
# So many things liked and turned down are taken along to the next visit, the latest.
KEPT = 20


class CartChange(StrEnum):
    """What a visitor asked of a line of their cart."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Memory:
    """One conversation. `named` are display (or product) ids that the agent spoke of, most recent first; `latest` those
    of the last utterance that named any, `listed` those of its latest list of several, in the order said.

    `wish` is the last recommendation's whole constraint; `offered` product ids already recommended for it; `liked`
    and `rejected` are product ids, `budget` the last limit named, in whole minor units, `reasons` by which facts each
    product was recommended; `hints` are things said once and not again; `met` holds the personas who have said who
    they are, `partner` the body that spoke with the visitor last, `heading_for` the product that a visitor was led to a
    door for, `promised` the one to be led to once an agent has its body free; `cart_changes` maps sku to what
    was asked of the cart and not answered yet, and `after_cart` are acts of the same utterance that wait for that
    answer; `order_changes` are numbers of orders whose change was asked for and not answered yet. `last_time` are
    product ids liked at an earlier visit, until that was spoken of. `near` maps product ids to how near they were to
    the words of the `previous` turn.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.met: set[str] = set()
        self.partner: int | None = None
        self.heading_for: str | None = None
        self.promised: str | None = None
        self.named: list[str] = []
        self.latest: tuple[str, ...] = ()
        self.listed: tuple[str, ...] = ()
        self._wish: Constraint | None = None
        self.offered: list[str] = []
        self.rejected: list[str] = []
        self.liked: list[str] = []
        self.budget: int | None = None
        self.reasons: dict[str, tuple[Reason, ...]] = {}
        self.question: Question | None = None
        self.hints: set[str] = set()
        self.lines: deque[Line] = deque(maxlen=LINES)
        self.previous: Turn | None = None
        self.near: Mapping[str, Near] = {}
        self.turns = 0
        self._choices: dict[str, dict[str, str]] = {}
        self._wished_at = 0
        self.not_understood = 0
        self.phrases_used: dict[str, int] = {}
        self.person_called = False
        self.cart_changes: dict[str, CartChange] = {}
        self.after_cart: tuple[Act, ...] = ()
        self.last_time: tuple[str, ...] = ()
        self.order_changes: set[str] = set()

    @property
    def wish(self) -> Constraint | None:
        """The wish that a few words more refine; None once the talk has turned to other things."""
        return self._wish if self.turns - self._wished_at <= WISH_TURNS else None

    @wish.setter
    def wish(self, wish: Constraint) -> None:
        self._wish, self._wished_at = wish, self.turns

    def keep_wish(self) -> None:
        """This turn was no other thing: the wish is as fresh as before it."""
        self._wished_at += 1

    def moved_on(self) -> "Memory":
        """What follows the visitor to the agents of another room: all but what was left unanswered here."""
        memory = Memory(self.language)
        memory.met, memory.hints, memory.person_called = self.met, self.hints, self.person_called
        memory.named, memory.listed, memory.latest = self.named, self.listed, self.latest
        memory.offered, memory.reasons, memory.budget = self.offered, self.reasons, self.budget
        memory.rejected, memory.liked = self.rejected, self.liked
        memory.turns, memory._wish, memory._wished_at = self.turns, self._wish, self._wished_at
        memory.lines, memory._choices, memory.phrases_used = self.lines, self._choices, self.phrases_used
        memory.heading_for, memory.last_time = self.heading_for, self.last_time
        return memory

    @property
    def taste(self) -> Remembered:
        """What is worth knowing at the next visit."""
        return Remembered(tuple(self.liked[-KEPT:]), tuple(self.rejected[-KEPT:]), self.budget)

    def recall(self, earlier: Remembered) -> None:
        """Brings back what was known after an earlier visit."""
        self.liked, self.rejected, self.budget = list(earlier.liked), list(earlier.rejected), earlier.budget
        self.last_time = tuple(each for each in earlier.liked if each not in earlier.rejected)

    def forget_taste(self) -> None:
        """The visitor wishes not to be remembered."""
        self.recall(Remembered())

    def name(self, displays: tuple[str, ...]) -> None:
        """Displays that were spoken of now come first, in the order said; the first of them is in focus."""
        self.latest = displays or self.latest
        if len(displays) > 1:
            self.listed = displays
        earlier = [each for each in self.named if each not in displays]
        self.named = [*dict.fromkeys(displays), *earlier][:NAMED]

    def note_choices(self, product: Product, choices: dict[str, str]) -> None:
        """Keeps a colour or size that was spoken of for when the product is taken, as long as it can be had."""
        known = self._choices.get(product.id, {})
        fitting = (each for each in (known | choices, choices) if available(product.chosen(each)))
        self._choices[product.id] = next(fitting, known)

    def choices(self, product: Product) -> dict[str, str]:
        """Option id -> value id, as spoken of before."""
        return self._choices.get(product.id, {})

    def heard(self, text: str) -> None:
        self.turns += 1
        self.lines.append(Line("visitor", text))

    def said(self, text: str) -> None:
        self.lines.append(Line("agent", text))

    def once(self, hint: str) -> bool:
        """True the first time `hint` is asked about, False ever after."""
        if hint in self.hints:
            return False
        self.hints.add(hint)
        return True
