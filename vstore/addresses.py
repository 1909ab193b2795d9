"""Network addresses: how many connections each has, and what all its visitors may do together."""

from collections import OrderedDict
from ipaddress import IPv6Address, ip_address, ip_network

import msgspec

from vstore.allowance import Allowance
from vstore.protocol.refusals import Code
from vstore.session import Session

BURST_SECONDS = 30.0
"""A school class behind one address does the same thing at the same moment: half a minute's worth at once is fine."""

HOUSEHOLD_BITS = 64
"""One customer of an IPv6 provider has at least so large a network, and may come from any address in it."""


class AddressRates(msgspec.Struct, frozen=True):
    """How many of a kind may come from one address, a second, for each visitor that it may have."""

    connections: float = 0.1
    speech: float = 0.2
    commerce: float = 1.0


SHARED_KINDS = frozenset(msgspec.structs.asdict(AddressRates()))


class Address:
    """What is known of one address: its connections, its visitors who are away, and its allowances by kind."""

    def __init__(self, visitors: int, rates: AddressRates, now: float) -> None:
        self.connections: set[int] = set()
        self.away: OrderedDict[int, Session] = OrderedDict()
        self.allowances = {
            kind: Allowance(rate * visitors, max(1.0, rate * visitors * BURST_SECONDS), now)
            for kind, rate in msgspec.structs.asdict(rates).items()
        }

    @property
    def deserted(self) -> bool:
        return not self.connections and not self.away


class Addresses:
    """Counts connections by address. `most` is for all addresses together, `visitors` for each.

    An address that nobody is connected from keeps its allowances until they would be full again: to reconnect is no
    way round them. Then it is forgotten.
    """

    def __init__(self, most: int, visitors: int, rates: AddressRates) -> None:
        self._most = most
        self._visitors = visitors
        self._rates = rates
        self._addresses: dict[str, Address] = {}
        self._deserted_since: OrderedDict[str, float] = OrderedDict()
        self.connections = 0

    def __len__(self) -> int:
        return len(self._addresses)

    def connect(self, session: Session, now: float) -> Code | None:
        """Counts a connection in, or says why there is no place for it."""
        here = self._addresses.get(session.address) or Address(self._visitors, self._rates, now)
        if len(here.connections) >= self._visitors or not here.allowances["connections"].take(now):
            return Code.TOO_MANY_FROM_ADDRESS
        if self.connections >= self._most:
            return Code.STORE_FULL
        self._addresses[session.address] = here
        self._deserted_since.pop(session.address, None)
        here.connections.add(session.key)
        self.connections += 1
        return None

    def disconnect(self, session: Session, now: float) -> None:
        """A connection is gone; one that was not counted in makes no difference."""
        here = self._addresses.get(session.address)
        if here and session.key in here.connections:
            here.connections.remove(session.key)
            self.connections -= 1
            self._note_deserted(session.address, here, now)

    def go_away(self, session: Session) -> Session | None:
        """A visitor's connection dropped. The one to give up where too many of its address are away: the longest."""
        self._deserted_since.pop(session.address, None)
        away = self._addresses[session.address].away
        away[session.key] = session
        return next(iter(away.values())) if len(away) > self._visitors else None

    def no_longer_away(self, session: Session, now: float) -> None:
        """A visitor who was away is back under another session, or is given up."""
        here = self._addresses.get(session.address)
        if here and here.away.pop(session.key, None):
            self._note_deserted(session.address, here, now)

    def may_send(self, address: str, kind: str | None, now: float) -> bool:
        """Whether all visitors of an address together keep to its rates; every call counts."""
        return kind is None or kind not in SHARED_KINDS or self._addresses[address].allowances[kind].take(now)

    def forget_rested(self, now: float) -> None:
        """To be called now and then."""
        while self._deserted_since:
            address, since = next(iter(self._deserted_since.items()))
            if now - since <= BURST_SECONDS:
                return
            del self._deserted_since[address], self._addresses[address]

    def _note_deserted(self, address: str, here: Address, now: float) -> None:
        if here.deserted:
            self._deserted_since[address] = now


def network_of(address: str) -> str:
    """The address whose visitors belong together: itself, or an IPv6 address's network of one household."""
    try:
        parsed = ip_address(address)
    except ValueError:  # a name or a path, as from a test or a local socket
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network((int(parsed), HOUSEHOLD_BITS), strict=False))
    return str(parsed)
