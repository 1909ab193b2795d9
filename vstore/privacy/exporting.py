"""Use cases: personal data kept, found and given out, with a line in the access log."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from vstore.privacy.access import Access, Action, Actor
from vstore.privacy.chat import ChatLine
from vstore.privacy.export import NobodyFound, PersonalData
from vstore.privacy.masking import masked
from vstore.privacy.ports import PrivacyBooks, PrivacyPage
from vstore.privacy.pseudonym import pseudonym


async def keep_chat(lines: Sequence[ChatLine], *, books: PrivacyBooks) -> None:
    """Keeps what was said, masked, in its order."""
    clean = [msgspec.structs.replace(each, text=masked(each.text)) for each in lines]
    await books.write(lambda page: page.chats.add(clean))


async def find(wanted: str, *, books: PrivacyBooks) -> tuple[str, ...]:
    """The visitors known by a visitor id, an order number or an e-mail address. Raises NobodyFound."""
    found = await books.read(lambda page: page.holdings.subjects(wanted))
    if not found:
        raise NobodyFound
    return found


async def note(actor: Actor, action: Action, about: str, what: str, *, books: PrivacyBooks, now: datetime) -> None:
    """Logs that somebody handled data: of the visitor known by `about`, or of everybody where it is empty."""

    def enter(page: PrivacyPage) -> None:
        found = page.holdings.subjects(about) if about else ()
        for subject in [pseudonym(visitor) for visitor in found] or [about]:
            page.accesses.add(Access(now, actor, action, subject, what))

    await books.write(enter)


async def export(visitor: str, actor: Actor, reason: str, *, books: PrivacyBooks, now: datetime) -> PersonalData:
    """Everything about a visitor, this very export among what the log tells them of."""
    access = Access(now, actor, Action.EXPORTED, pseudonym(visitor), "everything", masked(reason))

    def look(page: PrivacyPage) -> PersonalData:
        page.accesses.add(access)
        return PersonalData(visitor, now, page.holdings.sections(visitor))

    return await books.write(look)


async def separated(
    reference: str, actor: Actor, reason: str, *, books: PrivacyBooks, now: datetime
) -> tuple[dict[str, object], ...]:
    """What the separated store holds under an order's number or a pseudonym."""
    access = Access(now, actor, Action.LOOKED, reference, "separated records", masked(reason))

    def look(page: PrivacyPage) -> tuple[dict[str, object], ...]:
        page.accesses.add(access)
        return page.holdings.separated(reference)

    return await books.write(look)
