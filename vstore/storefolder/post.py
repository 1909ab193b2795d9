"""What a brand writes in `store.toml` about what leaves the store: webhooks to its own systems, mail to visitors."""

import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

from vstore.storefolder.table import Table

MOST_HOOKS = 10
LOOPBACK = ("localhost", "127.0.0.1", "::1")

Complaint = tuple[str, str, str]
"""(place, what is wrong, what to do)."""


class Webhooks(Table, frozen=True):
    """Where events of orders are sent, each to every address."""

    urls: tuple[str, ...] = ()


class Mail(Table, frozen=True):
    """Whom receipts come from. Without `smtp` ("smtp.example.com:587") they are files in the store's data folder."""

    sender: str = "no-reply@localhost"
    smtp: str | None = None
    security: Literal["starttls", "tls", "none"] = "starttls"

    @property
    def server(self) -> tuple[str, int] | None:
        """Host and port of `smtp`; 587 with STARTTLS, 465 with TLS (RFC 8314) and 25 without, where it names none."""
        if self.smtp is None:
            return None
        parts = urlsplit(f"//{self.smtp}")
        usual = {"starttls": 587, "tls": 465, "none": 25}[self.security]
        return parts.hostname or "", parts.port or usual


def post_complaints(webhooks: Webhooks, mail: Mail) -> Iterator[Complaint]:
    """What is wrong with these tables."""
    if len(webhooks.urls) > MOST_HOOKS:
        yield "webhooks.urls", f"names more than {MOST_HOOKS} addresses.", "Send to one, and on from there."
    for url in webhooks.urls:
        if not _is_usable(url):
            remedy = "Write an address that begins with https://; http:// is for this machine only (127.0.0.1)."
            yield "webhooks.urls", f"“{url}” is not an address that can be sent to.", remedy
    for url in {url for url in webhooks.urls if webhooks.urls.count(url) > 1}:
        yield "webhooks.urls", f"names “{url}” twice.", "Name each address once."
    if not re.fullmatch(r"[^@\s<>,;:\"()\[\]\\]+@[A-Za-z0-9.-]+", mail.sender):
        yield "mail.sender", f"“{mail.sender}” is not an e-mail address.", 'Write it alone, as "shop@example.com".'
    if mail.smtp is not None and not _is_server(mail):
        yield (
            "mail.smtp",
            f"“{mail.smtp}” is not a mail server.",
            'Write "host" or "host:port", as "smtp.example.com:587".',
        )


def _is_usable(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    if not parts.hostname or parts.username or not url.isascii() or not url.isprintable() or " " in url:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)


def _is_server(mail: Mail) -> bool:
    try:
        server = mail.server
    except ValueError:
        return False
    return server is not None and bool(re.fullmatch(r"[A-Za-z0-9.:-]+", server[0])) and "/" not in (mail.smtp or "")
