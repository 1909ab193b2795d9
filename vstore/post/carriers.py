"""How mail leaves: as files in a folder, or by an SMTP server."""

import asyncio
import os
import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path

import msgspec

from vstore.post.recipient import NeverTaken, NotTaken

SECONDS = 10.0
"""How long an SMTP server may take for each step."""

PERMANENT = 500
"""From this reply code on, a server will say no again (RFC 5321, section 4.2.1)."""


class MailFolder:
    """Puts each message into a file NAME.eml that only its owner can read; carried again, into the same one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def carry(self, message: EmailMessage, name: str) -> None:
        try:
            await asyncio.to_thread(self._write, message, name)
        except OSError as fault:
            raise NotTaken(f"cannot write to {self._folder}: {fault.strerror}") from fault

    def _write(self, message: EmailMessage, name: str) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = self._folder / f".{name}.part"
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(message.as_bytes())
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._folder / f"{name}.eml")


class SmtpServer(msgspec.Struct, frozen=True, kw_only=True):
    """Hands messages to a server (RFC 5321). `security` is "starttls" (RFC 3207), "tls" (RFC 8314) or "none".

    Where encryption is asked for, a server without a valid certificate is sent nothing.
    """

    host: str
    port: int
    security: str
    user: str = ""
    password: str = ""
    trust: ssl.SSLContext | None = None

    def __repr__(self) -> str:
        return f"SmtpServer({self.host}:{self.port})"

    async def carry(self, message: EmailMessage, name: str) -> None:  # noqa: ARG002 - the message names itself
        try:
            await asyncio.to_thread(self._send, message)
        except smtplib.SMTPRecipientsRefused as refusal:
            codes = [code for code, _ in refusal.recipients.values()]
            kind = NeverTaken if min(codes) >= PERMANENT else NotTaken
            raise kind(f"the mail server refuses the recipient: SMTP {min(codes)}") from refusal
        except smtplib.SMTPResponseException as refusal:
            # Only the code: what a server says in words may name whom the mail is for.
            raise NotTaken(f"the mail server refuses: SMTP {refusal.smtp_code}") from refusal
        except (OSError, smtplib.SMTPException) as fault:
            raise NotTaken(f"the mail server {self.host} port {self.port} fails: {type(fault).__name__}") from fault

    def _send(self, message: EmailMessage) -> None:
        trust = self.trust or ssl.create_default_context()
        with self._connected(trust) as server:
            if self.security == "starttls":
                server.starttls(context=trust)
            if self.user:
                server.login(self.user, self.password)
            server.send_message(message)

    def _connected(self, trust: ssl.SSLContext) -> smtplib.SMTP:
        if self.security == "tls":
            return smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=trust)
        return smtplib.SMTP(self.host, self.port, timeout=SECONDS)
