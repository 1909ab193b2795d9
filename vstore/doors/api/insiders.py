"""Visitors who are in the store now, as callers of the API: who they are, and how often they may ask."""

from collections.abc import Awaitable, Callable, Iterable
from typing import ClassVar

import msgspec

from vstore.doors.api.endpoint import Call
from vstore.doors.api.privacy import NoVisitor
from vstore.doors.tries import Tries
from vstore.protocol.refusals import Code, sentence
from vstore.session import Session, State

VISITORS_OF_A_NETWORK = 10
"""So many times as much may come from one network address."""


class VisitorFault(Exception):
    """The call is refused, with a sentence in the visitor's language."""

    code: ClassVar[Code]

    def __init__(self, language: str) -> None:
        super().__init__(sentence(self.code, language))


class NotInside(VisitorFault):
    code = Code.NOT_INSIDE


class TooFast(VisitorFault):
    code = Code.TOO_FAST


def presence(sessions: Callable[[], Iterable[Session]]) -> Callable[[str], bool]:
    """Tells whether a visitor is in the store now, by all who are connected."""
    return lambda visitor: any(each.visitor == visitor and each.state is State.PRESENT for each in sessions())


class Insiders(msgspec.Struct, frozen=True):
    """`visitor_of` gives who holds a visitor token, `is_inside` whether they are in the store now.

    `network_of` gives the network whose addresses belong together; `seconds` never goes back.
    """

    visitor_of: Callable[[str], Awaitable[str | None]]
    is_inside: Callable[[str], bool]
    network_of: Callable[[str], str]
    seconds: Callable[[], float]

    async def visitor(self, call: Call, language: str) -> str:
        """Who calls. Raises NoVisitor, NotInside."""
        found = await self.visitor_of(call.bearer) if call.bearer else None
        if found is None:
            raise NoVisitor
        if not self.is_inside(found):
            raise NotInside(language)
        return found

    def rate(self, rate: float, burst: float) -> "Rate":
        """How often each of them, and each network, may ask for one kind of thing."""
        return Rate(self, rate, burst)


class Rate:
    """So many times a second, and at once."""

    def __init__(self, insiders: Insiders, rate: float, burst: float) -> None:
        self._insiders = insiders
        self._visitors = Tries(rate, burst)
        self._networks = Tries(rate * VISITORS_OF_A_NETWORK, burst * VISITORS_OF_A_NETWORK)

    async def visitor(self, call: Call, language: str) -> str:
        """Who calls, once more. Raises NoVisitor, NotInside, TooFast."""
        who, now = await self._insiders.visitor(call, language), self._insiders.seconds()
        network = self._insiders.network_of(call.address)
        if not (self._visitors.take(who, now) and self._networks.take(network, now)):
            raise TooFast(language)
        return who
