"""The post room of an open store: part of the composition root, for all that leaves it."""

import base64
import binascii
import random
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path

from scenes.products import Text
from vstore.commerce import deliver
from vstore.commerce.email_code import EMAIL_CODE, LIFE, WINDOW
from vstore.commerce.outbox import Delivery, Waiting
from vstore.commerce.ports import Books, Page
from vstore.doors.api.outbox import outbox_endpoints
from vstore.post.carriers import MailFolder, SmtpServer
from vstore.post.letterhead import Letterhead
from vstore.post.mail import Carrier, VisitorsMail
from vstore.post.office import PostOffice
from vstore.post.webhooks import BrandHook
from vstore.settings import Settings, SettingsFault
from vstore.storefolder.post import Mail
from vstore.storefolder.selling import Legal
from vstore.storefolder.store import Store
from vstore.timers import Timer

ROUND_SECONDS = 1.0
COUNT_SECONDS = 10.0
FORGET_SECONDS = 600.0

KEPT_FOR = timedelta(days=30)
"""How long it can be looked up what was sent: after that an outbox holds people's data for nothing."""

SECRET_BYTES = range(24, 65)
"""How long the secret of a webhook may be, by Standard Webhooks."""


class PostRoom:
    """Everything that leaves one store. `data` is the folder for mail that no server takes; `clock` gives UTC.

    Raises SettingsFault where webhooks are to be sent and cannot be signed.
    """

    def __init__(
        self, store: Store, settings: Settings, *, books: Books, data: Path, clock: Callable[[], datetime]
    ) -> None:
        self._books = books
        self._clock = clock
        secrets = webhook_secrets(settings, needed=bool(store.settings.webhooks.urls))
        self._hooks = [BrandHook(url, secrets, clock) for url in store.settings.webhooks.urls]
        mail = store.settings.mail
        visitors = VisitorsMail(_letterhead(store), mail.sender, _carrier(mail, settings, data), clock)
        self.office = PostOffice(books, [*self._hooks, visitors], clock, random.random)
        self.count = Waiting(0, 0)
        self.endpoints = outbox_endpoints(self._look, self._retry)
        self.timers = (
            Timer("address the outbox", ROUND_SECONDS, self.office.address),
            *(Timer("send", ROUND_SECONDS, send) for send in self.office.rounds.values()),
            Timer("count the outbox", COUNT_SECONDS, self._count),
            Timer("forget what was sent", FORGET_SECONDS, self._forget),
        )

    async def open(self) -> None:
        """To be called before the timers run."""
        await self.office.open()
        await self._count()

    async def close(self) -> None:
        async with AsyncExitStack() as stack:
            for hook in self._hooks:
                stack.push_async_callback(hook.close)

    async def _look(self) -> tuple[Waiting, tuple[Delivery, ...]]:
        return await self._books.read(lambda page: (page.outbox.count(), page.outbox.parked()))

    async def _retry(self, event: str | None, recipient: str | None) -> int:
        now = self._clock()
        return await self._books.write(lambda page: deliver.revive(page, event, recipient, now))

    async def _count(self) -> None:
        self.count = await self._books.read(lambda page: page.outbox.count())

    async def _forget(self) -> None:
        now = self._clock()

        def forget(page: Page) -> None:
            page.outbox.forget(now - KEPT_FOR)
            page.outbox.drop(EMAIL_CODE, now - LIFE)
            page.links.forget_codes(now - WINDOW)

        await self._books.write(forget)


def webhook_secrets(settings: Settings, *, needed: bool) -> tuple[str, ...]:
    """The secrets that sign webhooks, newest first. Raises SettingsFault, which never shows them."""
    secrets = tuple(settings.webhook_secrets.split())
    for number, secret in enumerate(secrets, start=1):
        try:
            length = len(base64.b64decode(secret.removeprefix("whsec_"), validate=True))
        except binascii.Error:
            length = 0
        if not secret.startswith("whsec_") or length not in SECRET_BYTES:
            raise SettingsFault(
                f"VSTORE_WEBHOOK_SECRETS: secret {number} is none; write whsec_ and 24 to 64 bytes in base64, such as "
                '"whsec_$(openssl rand -base64 32)"'
            )
    if needed and not secrets:
        raise SettingsFault("store.toml names webhooks; set VSTORE_WEBHOOK_SECRETS, with which they are signed")
    return secrets


def _carrier(mail: Mail, settings: Settings, data: Path) -> Carrier:
    if mail.server is None:
        return MailFolder(data / "mail")
    host, port = mail.server
    return SmtpServer(
        host=host, port=port, security=mail.security, user=settings.smtp_user, password=settings.smtp_password
    )


def _letterhead(store: Store) -> Letterhead:
    return Letterhead(
        store.settings.name,
        store.settings.languages[0],
        store.settings.returns.terms_in(store.settings.currency).withdrawal_days,
        tuple((words, url) for words, url in _legal_pages(store.settings.legal) if url),
        store.settings.legal.business,
    )


def _legal_pages(legal: Legal) -> tuple[tuple[Text, str], ...]:
    return (
        ({"en": "Terms", "ko": "이용약관"}, legal.terms),
        ({"en": "Privacy", "ko": "개인정보 처리방침"}, legal.privacy),
        ({"en": "Returns", "ko": "교환 및 반품"}, legal.returns),
    )
