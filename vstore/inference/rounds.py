"""Answers under way are moved on together, token by token; any may join or leave between two rounds."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, assert_never

from nlp.model import Prompt
from vstore.inference.messages import Cancel, Ended, Failed, FromHost, Piece, Prepare, Say, ToHost, Work
from vstore.inference.turns import A, Turn, chosen

_MOST_TOKENS = 128  # computed in a round: a next word waits for no more than that


class Chat(Protocol[A]):
    """A model that answers many at once; `nlp.transformers_chat` has the real one.

    It counts answers whose head's computation was kept, and heads that it had to compute.
    """

    heads_found: int
    heads_made: int

    def begin(self, prompt: Prompt) -> A: ...

    def prepare(self, prompt: Prompt) -> A | None: ...

    def step(self, answers: Sequence[A]) -> list[str]: ...


class Rounds(Generic[A]):
    """Takes requests at any time; each `step` moves open answers on by one token, all of them where it can."""

    def __init__(self, chat: Chat[A], clock: Callable[[], float]) -> None:
        self._chat = chat
        self._clock = clock
        self._open: dict[int, Turn[A]] = {}
        self._preparing: deque[Prompt] = deque()
        self._head: A | None = None
        self._told: list[FromHost] = []
        self._tokens = self._rounds = 0
        self._seconds = 0.0

    @property
    def is_idle(self) -> bool:
        return not (self._open or self._preparing or self._told)

    def work(self) -> Work:
        """What was done so far."""
        found, made = self._chat.heads_found, self._chat.heads_made
        return Work(self._tokens, self._rounds, self._seconds, found, made)

    def take(self, message: ToHost) -> None:
        match message:
            case Say(number, prompt):
                self._begin(number, prompt)
            case Prepare(prompt):
                self._preparing.append(prompt)
            case Cancel(number):
                self._open.pop(number, None)
            case _:
                assert_never(message)

    def step(self) -> list[FromHost]:
        """One round; where nothing is to be answered, a head is prepared a little further."""
        if self._open:
            self._round(chosen(self._open.values(), _MOST_TOKENS))
        elif self._preparing:
            self._prepare()
        told, self._told = self._told, []
        return told

    def _begin(self, number: int, prompt: Prompt) -> None:
        try:
            self._open[number] = Turn(number, self._chat.begin(prompt))
        except Exception as fault:  # noqa: BLE001  whatever one prompt does, the others go on
            self._fail(number, fault)

    def _prepare(self) -> None:
        self._head = self._head or self._chat.prepare(self._preparing[0])
        # Whoever asked meanwhile with this head has read it on, maybe to its end.
        if self._head and not self._head.is_over:
            self._chat.step([self._head])
        if self._head is None or self._head.is_over:
            self._preparing.popleft()
            self._head = None

    def _round(self, turns: Sequence[Turn[A]]) -> None:
        began, said = self._clock(), sum(turn.answer.said for turn in turns)
        try:
            pieces = self._chat.step([turn.answer for turn in turns])
        except Exception as fault:  # noqa: BLE001  what was not in this round goes on
            for turn in turns:
                self._fail(turn.number, fault)
            return
        for turn, piece in zip(turns, pieces, strict=True):
            self._tell(turn, piece)
        self._rounds += 1
        self._tokens += sum(turn.answer.said for turn in turns) - said
        self._seconds += self._clock() - began

    def _tell(self, turn: Turn[A], piece: str) -> None:
        if piece:
            self._told.append(Piece(turn.number, piece))
        if turn.answer.is_over:
            del self._open[turn.number]
            self._told.append(Ended(turn.number))

    def _fail(self, number: int, fault: Exception) -> None:
        self._open.pop(number, None)
        self._told.append(Failed(number, f"{type(fault).__name__}: {fault}"))
