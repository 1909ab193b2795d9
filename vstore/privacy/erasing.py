"""Use cases: erasure in two steps, carried out whole in one transaction, and again for what came late."""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from vstore.privacy.access import Access, Action, Actor, ActorKind
from vstore.privacy.erasure import Erasure, ErasureUnknown, Kept, Notice, due
from vstore.privacy.masking import masked
from vstore.privacy.ports import PrivacyBooks, PrivacyPage
from vstore.privacy.pseudonym import pseudonym
from vstore.privacy.retention import Retention
from vstore.privacy.words import told


async def ask(
    visitor: str,
    language: str,
    *,
    retention: Retention,
    books: PrivacyBooks,
    now: datetime,
    new_id: Callable[[], str],
) -> Notice:
    """Enters the wish, and tells what would go, what would stay and until when."""
    erasure = Erasure(new_id(), visitor, now)

    def enter(page: PrivacyPage) -> Notice:
        page.erasures.ask(erasure)
        waits_for = page.holdings.orders_under_way(visitor, now)
        return _notice(language, page.holdings.to_be_kept(visitor, retention), waits_for, confirmation=erasure.id)

    return await books.write(enter)


async def confirm(visitor: str, confirmation: str, *, books: PrivacyBooks, now: datetime) -> str:
    """Makes the visitor's wish binding, once; the erasure's id. Raises ErasureUnknown."""

    def enter(page: PrivacyPage) -> str:
        erasure = page.erasures.find(confirmation)
        if erasure is None or erasure.visitor != visitor:
            raise ErasureUnknown
        if erasure.confirmed_at is None:
            if not erasure.awaits_confirmation(now):
                raise ErasureUnknown
            page.erasures.save(replace(erasure, confirmed_at=now))
            actor = Actor(ActorKind.VISITOR, pseudonym(visitor))
            page.accesses.add(Access(now, actor, Action.ERASED, pseudonym(visitor), "everything"))
        return erasure.id

    return await books.write(enter)


async def confirmed_by(
    visitor: str, actor: Actor, reason: str, *, books: PrivacyBooks, now: datetime, new_id: Callable[[], str]
) -> str:
    """A binding wish that reached the store by another way; the erasure's id, one for a visitor."""

    def enter(page: PrivacyPage) -> str:
        waiting = next((each for each in page.erasures.under_way() if each.visitor == visitor), None)
        erasure = waiting or Erasure(new_id(), visitor, now, confirmed_at=now)
        if waiting is None:
            page.erasures.ask(erasure)
        page.accesses.add(Access(now, actor, Action.ERASED, pseudonym(visitor), "everything", masked(reason)))
        return erasure.id

    return await books.write(enter)


async def carry_out(
    erasure_id: str,
    language: str,
    *,
    retention: Retention,
    books: PrivacyBooks,
    clock: Callable[[], datetime],
    dismiss: Callable[[str], None],
) -> Notice:
    """Erases everything now if no order is under way; else it stays entered, and `carry_out_all` comes back to it.

    Carried out already, it is carried out again: nothing is left to take away. The visitor's sessions end first, so
    that they write no more.
    """
    visitor, waits_for = await books.read(lambda page: _standing(page, erasure_id, clock()))
    if not waits_for:
        dismiss(visitor)
    return await books.write(lambda page: _carry_out(page, erasure_id, language, retention, clock()))


async def carry_out_all(
    *, retention: Retention, books: PrivacyBooks, clock: Callable[[], datetime], dismiss: Callable[[str], None]
) -> None:
    """Carries out every erasure that is due: those that waited, and for the last time those of a while ago."""
    waiting = await books.read(lambda page: page.erasures.under_way())
    for erasure in due(waiting, clock()):
        await carry_out(erasure.id, "en", retention=retention, books=books, clock=clock, dismiss=dismiss)


def _standing(page: PrivacyPage, erasure_id: str, now: datetime) -> tuple[str, tuple[str, ...]]:
    erasure = _found(page, erasure_id)
    return erasure.visitor, page.holdings.orders_under_way(erasure.visitor, now)


def _carry_out(page: PrivacyPage, erasure_id: str, language: str, retention: Retention, now: datetime) -> Notice:
    erasure = _found(page, erasure_id)
    if erasure.closed_at is not None:
        return _notice(language, (), (), done=True)
    waits_for = page.holdings.orders_under_way(erasure.visitor, now)
    kept = page.holdings.to_be_kept(erasure.visitor, retention)
    if waits_for:
        return _notice(language, kept, waits_for)
    page.holdings.erase(erasure.visitor, retention, now)
    page.erasures.save(_after(erasure, now))
    return _notice(language, kept, (), done=True)


def _after(erasure: Erasure, now: datetime) -> Erasure:
    if erasure.carried_out_at is None:
        return replace(erasure, carried_out_at=now)
    return replace(erasure, visitor=pseudonym(erasure.visitor), closed_at=now) if erasure.is_due(now) else erasure


def _found(page: PrivacyPage, erasure_id: str) -> Erasure:
    erasure = page.erasures.find(erasure_id)
    if erasure is None:
        raise ErasureUnknown
    return erasure


def _notice(
    language: str,
    kept: tuple[Kept, ...],
    waits_for: tuple[str, ...],
    *,
    done: bool = False,
    confirmation: str | None = None,
) -> Notice:
    text = told(language, done=done, kept=kept, waits_for=waits_for)
    return Notice(text, done, waits_for, kept, confirmation)
