"""The tables of the staff: accounts, sessions, failures to sign in, keys of machines. Secrets are hashes, but for one.

The secret of an authenticator app is what codes are made from: whoever reads the database can make them too.
"""

from datetime import datetime

from sqlalchemy import JSON, BigInteger
from sqlmodel import Field

from vstore.storage.columns import UtcTime
from vstore.storage.tables import Table


class StaffAccountRow(Table, table=True):
    """An account; `totp_recovery` lists the SHA-256 of recovery codes that are left."""

    __tablename__ = "staff_accounts"

    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    role: str
    password_hash: str
    created_at: datetime = Field(sa_type=UtcTime)
    disabled: bool
    totp_secret: str | None
    totp_confirmed: bool
    totp_last_step: int = Field(sa_type=BigInteger)
    totp_recovery: list[str] = Field(sa_type=JSON)


class StaffSessionRow(Table, table=True):
    """A session, by the SHA-256 of its token."""

    __tablename__ = "staff_sessions"

    id: str = Field(primary_key=True)
    account: str = Field(foreign_key="staff_accounts.id", index=True)
    began_at: datetime = Field(sa_type=UtcTime)
    used_at: datetime = Field(sa_type=UtcTime)


class ApiKeyRow(Table, table=True):
    """A machine's key, with the SHA-256 of its secret."""

    __tablename__ = "api_keys"

    id: str = Field(primary_key=True)
    name: str
    role: str
    secret_digest: str
    created_at: datetime = Field(sa_type=UtcTime)
    expires_at: datetime | None = Field(sa_type=UtcTime)
    used_at: datetime | None = Field(sa_type=UtcTime)
    revoked_at: datetime | None = Field(sa_type=UtcTime)


class SignInTallyRow(Table, table=True):
    """Failures to sign in, by the SHA-256 of a name or an address."""

    __tablename__ = "sign_in_tallies"

    subject: str = Field(primary_key=True)
    failures: int
    last: datetime = Field(sa_type=UtcTime, index=True)
    until: datetime = Field(sa_type=UtcTime)
