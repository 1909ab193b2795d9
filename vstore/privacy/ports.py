"""The ports of privacy: the ledgers it keeps, and a hold on personal data wherever it lies."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from avatars.remembered import Remembered
from vstore.privacy.access import Access
from vstore.privacy.chat import ChatLine, RatedLine
from vstore.privacy.consent import Consent
from vstore.privacy.erasure import Erasure, Kept
from vstore.privacy.export import Section
from vstore.privacy.retention import Retention

Result = TypeVar("Result")


class Consents(Protocol):
    """The consent ledger: lines are added, never changed."""

    def add(self, consent: Consent) -> None: ...

    def latest(self, visitor: str) -> dict[str, Consent]:
        """The visitor's last word to each purpose."""
        ...

    def agreeing(self, purpose: str, version: str) -> tuple[Consent, ...]:
        """The last words of all who agree to this version, oldest first."""
        ...


class Memories(Protocol):
    """What agents remember from visit to visit."""

    def of(self, visitor: str) -> Remembered | None: ...

    def keep(self, visitor: str, remembered: Remembered, now: datetime) -> None: ...

    def forget(self, visitor: str) -> None: ...


class Chats(Protocol):
    """What was said, in the order in which it was said."""

    def add(self, lines: Iterable[ChatLine]) -> None: ...

    def link(self, visitor: str, order: str) -> None:
        """Keeps the visitor's conversations so far with their complaint about an order."""
        ...

    def rate(self, visitor: str, room: str, utterance: str, good: bool | None) -> bool:
        """Notes whether the visitor found an agent's utterance good; False where none such was said to them."""
        ...

    def rated(self, most: int, good: bool | None) -> tuple[RatedLine, ...]:
        """What visitors found good, or (False) not, or either (None), newest first."""
        ...


class Accesses(Protocol):
    """The access log: lines are added, never changed."""

    def add(self, access: Access) -> None: ...

    def latest(self, most: int, subject: str = "") -> tuple[Access, ...]:
        """The newest lines, newest first; of one subject if told."""
        ...


class Erasures(Protocol):
    """Wishes to be erased, until their own period is over."""

    def ask(self, erasure: Erasure) -> None:
        """Enters a new wish in place of the visitor's earlier ones that were not confirmed."""
        ...

    def find(self, erasure: str) -> Erasure | None: ...

    def under_way(self) -> tuple[Erasure, ...]:
        """Those confirmed and not closed, oldest first."""
        ...

    def save(self, erasure: Erasure) -> None: ...


class Holdings(Protocol):
    """Personal data in all tables, by the one register of them."""

    def subjects(self, wanted: str) -> tuple[str, ...]:
        """The visitors who are known by a visitor id, an order number or an e-mail address."""
        ...

    def emails_of(self, visitor: str) -> tuple[str, ...]:
        """The e-mail addresses that a visitor has shown to read."""
        ...

    def sections(self, visitor: str) -> tuple[Section, ...]:
        """Everything about a visitor; kinds of which there is nothing are left out."""
        ...

    def orders_under_way(self, visitor: str, now: datetime) -> tuple[str, ...]:
        """The numbers of the visitor's orders that an erasure waits for."""
        ...

    def to_be_kept(self, visitor: str, retention: Retention) -> tuple[Kept, ...]:
        """What of the visitor's records would outlive an erasure."""
        ...

    def erase(self, visitor: str, retention: Retention, now: datetime) -> None:
        """Moves what must be kept to the separated store and takes everything else of the visitor away."""
        ...

    def separated(self, reference: str) -> tuple[dict[str, object], ...]:
        """What the separated store holds under an order's number or a pseudonym."""
        ...

    def expired(self, retention: Retention, now: datetime) -> Mapping[str, int]:
        """How many records of each kind have outlived their period."""
        ...

    def expire(self, retention: Retention, now: datetime, most: int) -> Mapping[str, int]:
        """Takes away what has outlived its period, at most so many of each kind; how many of each."""
        ...


class PrivacyPage(Protocol):
    """The ledgers as one transaction sees them. Not to be kept after it."""

    @property
    def consents(self) -> Consents: ...

    @property
    def memories(self) -> Memories: ...

    @property
    def chats(self) -> Chats: ...

    @property
    def accesses(self) -> Accesses: ...

    @property
    def erasures(self) -> Erasures: ...

    @property
    def holdings(self) -> Holdings: ...


class PrivacyBooks(Protocol):
    """As `vstore.commerce.ports.Books`: whole and durably, or not at all."""

    async def read(self, look: Callable[[PrivacyPage], Result]) -> Result: ...

    async def write(self, entry: Callable[[PrivacyPage], Result]) -> Result: ...
