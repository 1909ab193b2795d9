"""Use cases: a visitor links an e-mail address by a code; whoever linked it before is the same visitor from then on."""

from collections.abc import Callable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from vstore.commerce.cart import Cart, CartLimits
from vstore.commerce.email_code import (
    EMAIL_CODE,
    LIFE,
    MOST_PER_EMAIL,
    MOST_PER_VISITOR,
    WINDOW,
    CodeLetter,
    EmailCode,
    digest_of,
    normal_email,
)
from vstore.commerce.outbox import Event
from vstore.commerce.ports import Books, Page
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.wish_list import WishList


class Linked(msgspec.Struct, frozen=True):
    """An address was linked to `visitor`. Somebody who was another before is that visitor now."""

    visitor: str
    email: str

    def __repr__(self) -> str:
        return f"Linked({self.visitor})"


async def ask_for_code(
    visitor: str,
    email: str,
    language: str,
    *,
    books: Books,
    now: datetime,
    new_id: Callable[[], str],
    new_code: Callable[[], str],
) -> None:
    """Sends a code to the address. Refused: too_many_codes, where this visitor has asked too often.

    Nobody learns here whether the address is known: where others have asked for it too often, nothing is sent, and
    the answer is the same.
    """
    wanted = normal_email(email)
    code, identity = new_code(), new_id()
    asked = EmailCode(id=identity, visitor=visitor, email=wanted, digest=digest_of(identity, code), asked_at=now)
    letter = CodeLetter(wanted, code, language, now + LIFE)

    def ask(page: Page) -> None:
        by_visitor, by_email = page.links.asked_since(now - WINDOW, visitor, wanted)
        if by_visitor >= MOST_PER_VISITOR:
            raise Refused(Code.TOO_MANY_CODES)
        page.links.save_code(asked)
        if by_email < MOST_PER_EMAIL:
            body = msgspec.json.encode(letter).decode()
            page.outbox.put(Event(f"code.{identity}", EMAIL_CODE, identity, now, body))

    await books.write(ask)


async def confirm_code(visitor: str, code: str, *, books: Books, limits: CartLimits, now: datetime) -> Linked:
    """Links the address that the visitor's newest code was sent to. Where another visitor has linked it, both become
    that one, with all that is theirs. The same right code gives the same answer. Refused: email_code_wrong.
    """
    linked = await books.write(lambda page: _confirmed(page, page.links.current(visitor), code, limits, now))
    if linked is None:
        raise Refused(Code.EMAIL_CODE_WRONG)
    return linked


def _confirmed(page: Page, visitor: str, code: str, limits: CartLimits, now: datetime) -> Linked | None:
    """None where it was wrong, which counts too: a refusal raised here would leave nothing behind."""
    asked = page.links.newest_code(visitor)
    if asked is None or not asked.is_open(now):
        return None
    if not asked.fits(code):
        page.links.save_code(replace(asked, attempts=asked.attempts + 1))
        return None
    holder = page.links.holder(asked.email) or visitor
    if not asked.used:
        page.links.save_code(replace(asked, used=True))
        page.links.link(asked.email, holder, now)
        if holder != visitor:
            _merge(page, visitor, holder, limits)
            page.carts.touch(holder, now)
    return Linked(holder, asked.email)


def _merge(page: Page, former: str, into: str, limits: CartLimits) -> None:
    """No line of either cart or wish list is lost, nor anything else."""
    page.carts.save(page.carts.of(into).with_all_of(page.carts.of(former), limits))
    page.carts.save(Cart(former))
    page.wishes.save(page.wishes.of(into).with_all_of(page.wishes.of(former)))
    page.wishes.save(WishList(former))
    page.links.merge(former, into)
