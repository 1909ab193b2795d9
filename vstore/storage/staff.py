"""Accounts, sessions, keys and failures to sign in of the staff in the database."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from msgspec.structs import asdict
from sqlmodel import Session, col, delete, or_, select

from vstore.accounts.account import Account
from vstore.accounts.api_key import ApiKey
from vstore.accounts.lockout import Tally
from vstore.accounts.ports import StaffPage
from vstore.accounts.role import Role
from vstore.accounts.second_factor import SecondFactor
from vstore.accounts.session import StaffSession
from vstore.storage.database import Database
from vstore.storage.staff_tables import ApiKeyRow, SignInTallyRow, StaffAccountRow, StaffSessionRow

Result = TypeVar("Result")

NO_FACTOR = SecondFactor(secret="")


class StoredStaffPage:
    """Everything about accounts as one transaction sees it."""

    def __init__(self, session: Session) -> None:
        self.accounts = StoredAccounts(session)
        self.sessions = StoredSessions(session)
        self.keys = StoredApiKeys(session)
        self.tallies = StoredTallies(session)


class StoredStaffBooks:
    """Keeps everything about accounts in a database, whole and durably."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, look: Callable[[StaffPage], Result]) -> Result:
        return await self._database.read(lambda session: look(StoredStaffPage(session)))

    async def write(self, entry: Callable[[StaffPage], Result]) -> Result:
        return await self._database.write(lambda session: entry(StoredStaffPage(session)))


class StoredAccounts:
    """The staff, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, account_id: str) -> Account | None:
        row = self._session.get(StaffAccountRow, account_id)
        return _account(row) if row else None

    def named(self, name: str) -> Account | None:
        row = self._session.exec(select(StaffAccountRow).where(StaffAccountRow.name == name)).first()
        return _account(row) if row else None

    def all(self) -> tuple[Account, ...]:
        return tuple(map(_account, self._session.exec(select(StaffAccountRow).order_by(col(StaffAccountRow.name)))))

    def save(self, account: Account) -> None:
        factor = account.factor or NO_FACTOR
        row = StaffAccountRow(
            id=account.id,
            name=account.name,
            role=account.role.value,
            password_hash=account.password_hash,
            created_at=account.created_at,
            disabled=account.disabled,
            totp_secret=account.factor.secret if account.factor else None,
            totp_confirmed=factor.confirmed,
            totp_last_step=factor.last_step,
            totp_recovery=sorted(factor.recovery),
        )
        self._session.merge(row)
        self._session.flush()


class StoredSessions:
    """Who has signed in where, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, session_id: str) -> StaffSession | None:
        row = self._session.get(StaffSessionRow, session_id)
        return StaffSession(**row.model_dump()) if row else None

    def save(self, session: StaffSession) -> None:
        self._session.merge(StaffSessionRow(**asdict(session)))

    def end(self, session_id: str) -> None:
        self._session.exec(delete(StaffSessionRow).where(col(StaffSessionRow.id) == session_id))

    def end_all(self, account_id: str) -> None:
        self._session.exec(delete(StaffSessionRow).where(col(StaffSessionRow.account) == account_id))

    def end_older(self, used_before: datetime, begun_before: datetime) -> None:
        used, began = col(StaffSessionRow.used_at), col(StaffSessionRow.began_at)
        self._session.exec(delete(StaffSessionRow).where(or_(used < used_before, began < begun_before)))


class StoredApiKeys:
    """The keys of machines, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, key_id: str) -> ApiKey | None:
        row = self._session.get(ApiKeyRow, key_id)
        return _key(row) if row else None

    def all(self) -> tuple[ApiKey, ...]:
        in_order = select(ApiKeyRow).order_by(col(ApiKeyRow.created_at), col(ApiKeyRow.id))
        return tuple(map(_key, self._session.exec(in_order)))

    def save(self, key: ApiKey) -> None:
        self._session.merge(ApiKeyRow(**{**asdict(key), "role": key.role.value}))


class StoredTallies:
    """Who failed to sign in how often, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, subject: str) -> Tally | None:
        row = self._session.get(SignInTallyRow, subject)
        return Tally(**row.model_dump()) if row else None

    def save(self, tally: Tally) -> None:
        self._session.merge(SignInTallyRow(**asdict(tally)))

    def forget(self, subject: str) -> None:
        self._session.exec(delete(SignInTallyRow).where(col(SignInTallyRow.subject) == subject))

    def keep_newest(self, most: int, since: datetime) -> None:
        last = col(SignInTallyRow.last)
        self._session.exec(delete(SignInTallyRow).where(last < since))
        newest = select(col(SignInTallyRow.subject)).order_by(last.desc(), col(SignInTallyRow.subject)).limit(most)
        self._session.exec(delete(SignInTallyRow).where(col(SignInTallyRow.subject).not_in(newest)))


def _account(row: StaffAccountRow) -> Account:
    factor = None
    if row.totp_secret is not None:
        factor = SecondFactor(
            secret=row.totp_secret,
            confirmed=row.totp_confirmed,
            last_step=row.totp_last_step,
            recovery=frozenset(row.totp_recovery),
        )
    return Account(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        password_hash=row.password_hash,
        created_at=row.created_at,
        disabled=row.disabled,
        factor=factor,
    )


def _key(row: ApiKeyRow) -> ApiKey:
    return ApiKey(**{**row.model_dump(), "role": Role(row.role)})
