"""What accounts need from a database."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from vstore.accounts.account import Account
from vstore.accounts.api_key import ApiKey
from vstore.accounts.lockout import Tallies
from vstore.accounts.session import StaffSession

Result = TypeVar("Result")


class Accounts(Protocol):
    """The staff. Names differ from each other."""

    def find(self, account_id: str) -> Account | None: ...

    def named(self, name: str) -> Account | None: ...

    def all(self) -> tuple[Account, ...]:
        """By name."""
        ...

    def save(self, account: Account) -> None: ...


class Sessions(Protocol):
    """Who has signed in where."""

    def find(self, session_id: str) -> StaffSession | None: ...

    def save(self, session: StaffSession) -> None: ...

    def end(self, session_id: str) -> None: ...

    def end_all(self, account_id: str) -> None:
        """Every session of an account."""
        ...

    def end_older(self, used_before: datetime, begun_before: datetime) -> None:
        """Every session that was last used, or that began, before a time."""
        ...


class ApiKeys(Protocol):
    """The keys of machines."""

    def find(self, key_id: str) -> ApiKey | None: ...

    def all(self) -> tuple[ApiKey, ...]:
        """In the order of their making."""
        ...

    def save(self, key: ApiKey) -> None: ...


class StaffPage(Protocol):
    """Everything about accounts, as one transaction sees it."""

    @property
    def accounts(self) -> Accounts: ...

    @property
    def sessions(self) -> Sessions: ...

    @property
    def keys(self) -> ApiKeys: ...

    @property
    def tallies(self) -> Tallies: ...


class StaffBooks(Protocol):
    """One transaction each: whole or not at all; an entry may run again where another came first."""

    async def read(self, look: Callable[[StaffPage], Result]) -> Result: ...

    async def write(self, entry: Callable[[StaffPage], Result]) -> Result: ...
