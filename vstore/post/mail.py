"""Mail to visitors: receipts and notices of their orders, and the codes by which they link an address."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Protocol

import msgspec

from vstore.commerce.email_code import EMAIL_CODE, CodeLetter
from vstore.commerce.outbox import Event, EventKind
from vstore.commerce.published_order import PublishedOrder
from vstore.post.code_letter import code_letter
from vstore.post.letter import Letter
from vstore.post.letterhead import Letterhead
from vstore.post.order_letter import is_written_about, order_letter
from vstore.post.recipient import NeverTaken


class Carrier(Protocol):
    """Brings a message on its way. Raises NotTaken, NeverTaken."""

    async def carry(self, message: EmailMessage, name: str) -> None:
        """`name` is the same for the same message, whenever it is carried again."""
        ...


class VisitorsMail:
    """Visitors, by the e-mail address that they gave. A code that has run out is not sent any more."""

    name = "mail"

    def __init__(self, head: Letterhead, sender: str, carrier: Carrier, clock: Callable[[], datetime]) -> None:
        self._head = head
        self._sender = sender
        self._carrier = carrier
        self._clock = clock

    def wants(self, kind: str) -> bool:
        return kind in LETTERS or kind == EMAIL_CODE

    async def take(self, event: Event) -> None:
        message = await asyncio.to_thread(self._message, event)
        if message is not None:
            await self._carrier.carry(message, event.id)

    def _message(self, event: Event) -> EmailMessage | None:
        letter = self._letter(event)
        if letter is None:
            return None
        return message_of(letter, self._head.name_in(letter.language), self._sender, event.id, event.happened_at)

    def _letter(self, event: Event) -> Letter | None:
        if event.kind != EMAIL_CODE:
            order = msgspec.json.decode(event.body, type=PublishedOrder)
            return order_letter(LETTERS[event.kind], order, self._head)
        told = msgspec.json.decode(event.body, type=CodeLetter)
        return code_letter(told, self._head) if self._clock() < told.until else None


LETTERS: Mapping[str, EventKind] = {kind.value: kind for kind in EventKind if is_written_about(kind)}


def message_of(letter: Letter, store: str, sender: str, identity: str, written_at: datetime) -> EmailMessage:
    """The letter as an Internet message (RFC 5322), the same one whenever it is made again.

    Nothing that people wrote can add to its headers: line breaks and what else does not show are taken out, and an
    address that is none is refused. Raises NeverTaken.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(store, sender)
    message["To"] = _address(letter.name, letter.email)
    message["Subject"] = _one_line(letter.subject)
    message["Date"] = written_at
    message["Message-ID"] = f"<{identity}@{sender.partition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: answering machines stay silent
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    message["Content-Language"] = letter.language  # after the content, which takes such headers along
    return message


def _address(name: str, email: str) -> Address:
    local, _, domain = email.rpartition("@")
    try:
        address = Address(_one_line(name), addr_spec=f"{local}@{domain.encode('idna').decode()}")
        address.addr_spec.encode("ascii")
    except (MessageError, ValueError, IndexError) as fault:
        # The fault's own text would name the address.
        raise NeverTaken("the e-mail address cannot be written to") from fault
    return address


def _one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
