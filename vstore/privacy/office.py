"""The privacy office: everything that visitors, staff and timers may ask about personal data, in one object."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime

from avatars.remembered import Remembered
from vstore.privacy import consenting, erasing, expiring, exporting
from vstore.privacy.access import Access, Action, Actor
from vstore.privacy.chat import RatedLine
from vstore.privacy.consent import MEMORY, Agreed, Channel, Choice, Purpose
from vstore.privacy.erasure import Notice
from vstore.privacy.export import PersonalData
from vstore.privacy.ports import PrivacyBooks
from vstore.privacy.pseudonym import pseudonym
from vstore.privacy.retention import RecordClass, Retention

Clock = Callable[[], datetime]


class PrivacyOffice:
    """One store's rules about personal data: its `purposes` and its `retention`.

    `clock` gives aware times in UTC; `new_id` gives an id nobody can guess; `dismiss` ends a visitor's open sessions;
    `settle` brings to the books what is still being written of conversations.
    """

    def __init__(
        self,
        purposes: Iterable[Purpose],
        retention: Retention,
        *,
        books: PrivacyBooks,
        clock: Clock,
        new_id: Callable[[], str],
        dismiss: Callable[[str], None],
        settle: Callable[[], Awaitable[None]],
    ) -> None:
        self.purposes = tuple(purposes)
        self.retention = retention
        self._books = books
        self._clock = clock
        self._new_id = new_id
        self._dismiss = dismiss
        self._settle = settle

    @property
    def keeps_chats(self) -> bool:
        return self.retention.days(RecordClass.CHATS) > 0

    async def choices_of(self, visitor: str) -> tuple[Choice, ...]:
        """Every purpose, and whether the visitor has agreed to it."""
        return await consenting.choices_of(visitor, purposes=self.purposes, books=self._books)

    async def choose(
        self, visitor: str, purpose: str, *, given: bool, version: str, language: str, channel: Channel
    ) -> tuple[Choice, ...]:
        """Enters a yes or no; all choices as they are now. Raises UnknownPurpose, OutdatedText."""
        wish = consenting.Wish(visitor, purpose, given, version, language, channel)
        return await consenting.choose(wish, purposes=self.purposes, books=self._books, now=self._clock())

    async def agreed(self, purpose: str) -> tuple[Agreed, ...]:
        """Who agrees to a purpose as it is now, longest first. Raises UnknownPurpose."""
        return await consenting.agreed(purpose, purposes=self.purposes, books=self._books)

    async def remembered(self, visitor: str) -> Remembered | None:
        """What agents remember of a visitor who has agreed to that; None of one who has not."""
        return await consenting.remembered(visitor, purposes=self.purposes, books=self._books)

    async def remember(self, visitor: str, remembered: Remembered) -> None:
        """Keeps it for the next visit, if the visitor agrees to that at this moment."""
        now = self._clock()
        await consenting.remember(visitor, remembered, purposes=self.purposes, books=self._books, now=now)

    async def link_chats(self, visitor: str, order: str) -> None:
        """A visitor complains about an order or withdraws from it: what was said so far is kept with that."""
        await self._settle()
        await self._books.write(lambda page: page.chats.link(visitor, order))

    async def rate(self, visitor: str, room: str, utterance: str, good: bool | None) -> bool:
        """Notes whether a visitor found an agent's utterance good; False where none such is kept of theirs."""
        await self._settle()
        return await self._books.write(lambda page: page.chats.rate(visitor, room, utterance, good))

    async def rated(self, most: int, good: bool | None = None) -> tuple[RatedLine, ...]:
        """What agents said that visitors found good, or (False) not, or either (None), newest first."""
        return await self._books.read(lambda page: page.chats.rated(most, good))

    async def find(self, wanted: str) -> tuple[str, ...]:
        """The visitors known by a visitor id, an order number or an e-mail address. Raises NobodyFound."""
        return await exporting.find(wanted, books=self._books)

    async def export(self, visitor: str, actor: Actor, reason: str = "") -> PersonalData:
        """Everything about a visitor; the log has it before it is given."""
        await self._settle()
        return await exporting.export(visitor, actor, reason, books=self._books, now=self._clock())

    async def separated(self, reference: str, actor: Actor, reason: str) -> tuple[dict[str, object], ...]:
        """What law had to be kept of an erased visitor's order; the log has it before it is given."""
        return await exporting.separated(reference, actor, reason, books=self._books, now=self._clock())

    async def ask_erasure(self, visitor: str, language: str) -> Notice:
        """The first step: what would go, what would stay and until when; the notice's `confirmation` is the second."""
        return await erasing.ask(
            visitor, language, retention=self.retention, books=self._books, now=self._clock(), new_id=self._new_id
        )

    async def confirm_erasure(self, visitor: str, confirmation: str, language: str) -> Notice:
        """The second step: all is erased now, or as soon as no order is under way. Raises ErasureUnknown."""
        now = self._clock()
        erasure = await erasing.confirm(visitor, confirmation, books=self._books, now=now)
        return await self._carry_out(erasure, language)

    async def erase(self, visitor: str, actor: Actor, reason: str, language: str) -> Notice:
        """Erases a visitor on their request by another way, a letter or a call."""
        erasure = await erasing.confirmed_by(
            visitor, actor, reason, books=self._books, now=self._clock(), new_id=self._new_id
        )
        return await self._carry_out(erasure, language)

    async def _carry_out(self, erasure: str, language: str) -> Notice:
        await self._settle()
        return await erasing.carry_out(
            erasure, language, retention=self.retention, books=self._books, clock=self._clock, dismiss=self._dismiss
        )

    async def keep_house(self) -> Mapping[str, int]:
        """Carries out erasures that waited, and takes away what has outlived its period; how many records of each kind.

        To be called every few minutes.
        """
        await erasing.carry_out_all(
            retention=self.retention, books=self._books, clock=self._clock, dismiss=self._dismiss
        )
        return await self.expire()

    async def expire(self) -> Mapping[str, int]:
        """Takes away what has outlived its period, in small batches; how many records of each kind."""
        return await expiring.expire(retention=self.retention, books=self._books, now=self._clock())

    async def expired(self) -> Mapping[str, int]:
        """How many records of each kind `expire` would take away."""
        now = self._clock()
        return await self._books.read(lambda page: page.holdings.expired(self.retention, now))

    async def note(self, actor: Actor, action: Action, about: str, what: str) -> None:
        """Logs that somebody handled data: of the visitor known by `about`, or of everybody where it is empty."""
        await exporting.note(actor, action, about, what, books=self._books, now=self._clock())

    async def accesses(self, most: int, visitor: str = "") -> tuple[Access, ...]:
        """The newest lines of the access log, newest first; about one visitor if told."""
        subject = pseudonym(visitor) if visitor else ""
        return await self._books.read(lambda page: page.accesses.latest(most, subject))

    async def accesses_about(self, wanted: str, most: int) -> tuple[Access, ...]:
        """The same about the visitors known by `wanted`; about everybody where it is empty. Raises NobodyFound."""
        found = await self.find(wanted) if wanted else ("",)
        lines = [line for visitor in found for line in await self.accesses(most, visitor)]
        return tuple(sorted(lines, key=lambda line: line.at, reverse=True)[:most])


def remembers(choices: Iterable[Choice]) -> bool:
    """Whether agents may remember from visit to visit."""
    return any(choice.given for choice in choices if choice.purpose.id == MEMORY)
