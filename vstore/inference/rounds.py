"""Answers that are under way take turns, one token each, so that no conversation waits for another to end."""

from collections.abc import Callable, Iterator
from typing import Protocol, assert_never

from nlp.model import Prompt
from vstore.inference.messages import Cancel, Ended, Failed, FromHost, Piece, Prepare, Say, ToHost, Work

_DONE = object()


class Chat(Protocol):
    """A model that answers step by step; `nlp.transformers_chat` has the real one.

    It counts prompts whose head's computation was kept, and heads that it had to compute.
    """

    heads_found: int
    heads_made: int

    def answer(self, prompt: Prompt) -> Iterator[str]: ...

    def prepare(self, prompt: Prompt) -> Iterator[None]: ...


class Rounds:
    """Takes requests at any time; each `step` moves every open answer on by one token."""

    def __init__(self, chat: Chat, clock: Callable[[], float]) -> None:
        self._chat = chat
        self._clock = clock
        self._open: dict[int, Iterator[str]] = {}
        self._preparing: list[Iterator[None]] = []
        self._tokens = self._rounds = 0
        self._seconds = 0.0

    @property
    def is_idle(self) -> bool:
        return not self._open and not self._preparing

    def work(self) -> Work:
        """What was done so far."""
        found, made = self._chat.heads_found, self._chat.heads_made
        return Work(self._tokens, self._rounds, self._seconds, found, made)

    def take(self, message: ToHost) -> None:
        match message:
            case Say(number, prompt):
                self._open[number] = self._answer(prompt)
            case Prepare(prompt):
                self._preparing.append(self._chat.prepare(prompt))
            case Cancel(number):
                self._open.pop(number, None)
            case _:
                assert_never(message)

    def step(self) -> list[FromHost]:
        """One token for each open answer; where there is none, a head is prepared a little further."""
        if not self._open and self._preparing and next(self._preparing[0], _DONE) is _DONE:
            self._preparing.pop(0)
        if not self._open:
            return []
        began, under_way = self._clock(), len(self._open)
        told = [self._next(number, answer) for number, answer in list(self._open.items())]
        self._rounds += 1
        self._tokens += under_way - sum(isinstance(each, Ended | Failed) for each in told)
        self._seconds += self._clock() - began
        return [message for message in told if message]

    def _answer(self, prompt: Prompt) -> Iterator[str]:
        # The prompt is read at the answer's own turn, and its faults are that answer's alone.
        yield from self._chat.answer(prompt)

    def _next(self, number: int, answer: Iterator[str]) -> FromHost | None:
        try:
            piece = next(answer)
        except StopIteration:
            del self._open[number]
            return Ended(number)
        except Exception as fault:  # noqa: BLE001  whatever one prompt does, the others go on
            del self._open[number]
            return Failed(number, f"{type(fault).__name__}: {fault}")
        return Piece(number, piece) if piece else None
