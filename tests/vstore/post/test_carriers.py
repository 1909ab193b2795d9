"""Mail leaves as files, or by a real SMTP server on loopback; what a server says decides what becomes of it."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from msgspec.structs import replace

from vstore.post.carriers import MailFolder, SmtpServer
from vstore.post.recipient import NeverTaken, NotTaken

AUTHORITY = trustme.CA()


@pytest.fixture
def message() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "shop@example.com", "ada@example.com", "램프"
    message.set_content("고맙습니다")
    return message


async def test_message_is_a_file_that_only_its_owner_can_read(tmp_path: Path, message: EmailMessage) -> None:
    folder = MailFolder(tmp_path / "mail")
    for _ in range(2):
        await folder.carry(message, "VS-1.order.paid")
    (file,) = (tmp_path / "mail").iterdir()
    assert (file.name, file.read_bytes(), file.stat().st_mode & 0o777) == (
        "VS-1.order.paid.eml",
        message.as_bytes(),
        0o600,
    )


async def test_folder_that_cannot_be_written_to_is_tried_again(tmp_path: Path, message: EmailMessage) -> None:
    (tmp_path / "mail").write_text("a file stands there")
    with pytest.raises(NotTaken, match="cannot write to"):
        await MailFolder(tmp_path / "mail").carry(message, "VS-1.order.paid")


class Inbox:
    """What a mail server takes in; `refusal` is its answer to every recipient, where it has one."""

    def __init__(self) -> None:
        self.refusal: str | None = None
        self.taken: list[Envelope] = []

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.taken.append(envelope)
        return "250 OK"


@asynccontextmanager
async def served(inbox: Inbox, ssl: ssl.SSLContext | None = None, **options: Any) -> AsyncIterator[int]:
    """The port of a mail server."""
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(inbox, hostname="localhost", **options), "127.0.0.1", 0, ssl=ssl
    )
    async with server:
        yield server.sockets[0].getsockname()[1]


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


async def test_server_takes_the_message(inbox: Inbox, message: EmailMessage) -> None:
    async with served(inbox) as port:
        await SmtpServer(host="127.0.0.1", port=port, security="none").carry(message, "VS-1")
    (envelope,) = inbox.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == ("shop@example.com", ["ada@example.com"])
    assert isinstance(envelope.content, bytes) and b"Subject: =?utf-8?" in envelope.content


@pytest.mark.parametrize(
    ("refusal", "kind"), [("550 ada@example.com is unknown", NeverTaken), ("451 come back later", NotTaken)]
)
async def test_servers_code_decides_whether_it_is_tried_again(
    inbox: Inbox, message: EmailMessage, refusal: str, kind: type[Exception]
) -> None:
    inbox.refusal = refusal
    async with served(inbox) as port:
        with pytest.raises(kind, match=refusal[:3]) as refused:
            await SmtpServer(host="127.0.0.1", port=port, security="none").carry(message, "VS-1")
    assert "ada" not in str(refused.value)


@pytest.fixture(scope="module")
def serving() -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    AUTHORITY.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture(scope="module")
def trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    AUTHORITY.configure_trust(context)
    return context


def allowing(user: bytes, password: bytes) -> Callable[..., AuthResult]:
    return lambda server, session, envelope, mechanism, data: AuthResult(
        success=(data.login, data.password) == (user, password), handled=False
    )


async def test_starttls_with_sign_in_and_nothing_is_sent_without_it(
    inbox: Inbox, message: EmailMessage, serving: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    strict: dict[str, Any] = {"tls_context": serving, "require_starttls": True, "auth_required": True}
    async with served(inbox, authenticator=allowing(b"shop", b"secret"), **strict) as port:
        right = SmtpServer(
            host="127.0.0.1", port=port, security="starttls", user="shop", password="secret", trust=trusting
        )
        await right.carry(message, "VS-1")
        with pytest.raises(NotTaken, match="SMTP 535") as refused:
            await replace(right, password="wrong").carry(message, "VS-1")
        with pytest.raises(NotTaken, match="SSLCertVerificationError"):
            await replace(right, trust=None).carry(message, "VS-1")
    assert len(inbox.taken) == 1 and "wrong" not in str(refused.value)


async def test_tls_from_the_first_byte(
    inbox: Inbox, message: EmailMessage, serving: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    async with served(inbox, ssl=serving) as port:
        await SmtpServer(host="127.0.0.1", port=port, security="tls", trust=trusting).carry(message, "VS-1")
    assert len(inbox.taken) == 1


async def test_server_that_offers_no_encryption_is_sent_nothing(inbox: Inbox, message: EmailMessage) -> None:
    async with served(inbox) as port:
        with pytest.raises(NotTaken):
            await SmtpServer(host="127.0.0.1", port=port, security="starttls").carry(message, "VS-1")
    assert inbox.taken == []


async def test_no_server_is_tried_again(message: EmailMessage) -> None:
    async with served(Inbox()) as port:
        pass
    with pytest.raises(NotTaken, match="ConnectionRefusedError"):
        await SmtpServer(host="127.0.0.1", port=port, security="none").carry(message, "VS-1")


def test_password_shows_nowhere() -> None:
    server = SmtpServer(host="smtp.example.com", port=587, security="starttls", user="shop", password="secret")
    assert "secret" not in repr(server)
