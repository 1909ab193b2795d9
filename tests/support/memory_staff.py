"""Everything about accounts in memory: the same promises as in a database, for tests in microseconds."""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import TypeVar

from vstore.accounts.account import Account
from vstore.accounts.api_key import ApiKey
from vstore.accounts.faults import NameTaken
from vstore.accounts.lockout import Tally
from vstore.accounts.ports import StaffPage
from vstore.accounts.session import StaffSession

Result = TypeVar("Result")


class MemoryAccounts:
    """Accounts in a dict."""

    def __init__(self) -> None:
        self._by_id: dict[str, Account] = {}

    def find(self, account_id: str) -> Account | None:
        return self._by_id.get(account_id)

    def named(self, name: str) -> Account | None:
        return next((each for each in self._by_id.values() if each.name == name), None)

    def all(self) -> tuple[Account, ...]:
        return tuple(sorted(self._by_id.values(), key=lambda account: account.name))

    def save(self, account: Account) -> None:
        namesake = self.named(account.name)
        if namesake and namesake.id != account.id:
            raise NameTaken(account.name)
        self._by_id[account.id] = account


class MemorySessions:
    """Sessions in a dict."""

    def __init__(self) -> None:
        self._by_id: dict[str, StaffSession] = {}

    def find(self, session_id: str) -> StaffSession | None:
        return self._by_id.get(session_id)

    def save(self, session: StaffSession) -> None:
        self._by_id[session.id] = session

    def end(self, session_id: str) -> None:
        self._by_id.pop(session_id, None)

    def end_all(self, account_id: str) -> None:
        self._by_id = {key: each for key, each in self._by_id.items() if each.account != account_id}

    def end_older(self, used_before: datetime, begun_before: datetime) -> None:
        sessions = self._by_id.items()
        self._by_id = {
            key: each for key, each in sessions if each.used_at >= used_before and each.began_at >= begun_before
        }


class MemoryApiKeys:
    """Keys in a dict."""

    def __init__(self) -> None:
        self._by_id: dict[str, ApiKey] = {}

    def find(self, key_id: str) -> ApiKey | None:
        return self._by_id.get(key_id)

    def all(self) -> tuple[ApiKey, ...]:
        return tuple(sorted(self._by_id.values(), key=lambda key: (key.created_at, key.id)))

    def save(self, key: ApiKey) -> None:
        self._by_id[key.id] = key


class MemoryTallies:
    """Failures to sign in, in a dict."""

    def __init__(self) -> None:
        self._by_subject: dict[str, Tally] = {}

    def find(self, subject: str) -> Tally | None:
        return self._by_subject.get(subject)

    def save(self, tally: Tally) -> None:
        self._by_subject[tally.subject] = tally

    def forget(self, subject: str) -> None:
        self._by_subject.pop(subject, None)

    def keep_newest(self, most: int, since: datetime) -> None:
        heard = [each for each in self._by_subject.values() if each.last >= since]
        newest = sorted(sorted(heard, key=lambda tally: tally.subject), key=lambda tally: tally.last, reverse=True)
        self._by_subject = {each.subject: each for each in newest[:most]}


class MemoryStaffPage:
    """Accounts, sessions, keys and failures to sign in."""

    def __init__(self) -> None:
        self.accounts = MemoryAccounts()
        self.sessions = MemorySessions()
        self.keys = MemoryApiKeys()
        self.tallies = MemoryTallies()


class MemoryStaffBooks:
    """Writes to a copy that becomes the page only if nothing went wrong."""

    def __init__(self) -> None:
        self.page = MemoryStaffPage()

    async def read(self, look: Callable[[StaffPage], Result]) -> Result:
        return look(deepcopy(self.page))

    async def write(self, entry: Callable[[StaffPage], Result]) -> Result:
        page = deepcopy(self.page)
        result = entry(page)
        self.page = page
        return result
