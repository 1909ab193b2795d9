"""What every keeper of accounts promises: the one in memory and those in databases alike."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.contracts.conftest import database_url
from tests.support.joyful_shop import NOON
from tests.support.memory_staff import MemoryStaffBooks
from vstore.accounts.account import Account
from vstore.accounts.api_key import ApiKey
from vstore.accounts.lockout import Tally
from vstore.accounts.ports import StaffBooks, StaffPage
from vstore.accounts.role import Role
from vstore.accounts.second_factor import SecondFactor
from vstore.accounts.session import StaffSession
from vstore.storage.database import open_database
from vstore.storage.staff import StoredStaffBooks

FACTOR = SecondFactor(secret="JBSWY3DP", confirmed=True, last_step=2**40, recovery=frozenset({"a", "b"}))
HANA = Account(id="1", name="hana", role=Role.OWNER, password_hash="h", created_at=NOON)
JUNO = Account(id="2", name="준호", role=Role.CLERK, password_hash="i", created_at=NOON, disabled=True, factor=FACTOR)
KEY = ApiKey(id="k", name="till", role=Role.CLERK, secret_digest="d", created_at=NOON)


@pytest.fixture(params=["memory", "sqlite in memory", "postgresql"])
def books(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StaffBooks]:
    if request.param == "memory":
        yield MemoryStaffBooks()
        return
    database = open_database(database_url(request, tmp_path))
    yield StoredStaffBooks(database)
    database.close()


def session(number: int, account: str = "1", *, used: float = 0) -> StaffSession:
    return StaffSession(id=f"s{number}", account=account, began_at=NOON, used_at=NOON + timedelta(hours=used))


async def put(books: StaffBooks, *things: Account | StaffSession | ApiKey) -> None:
    def save(page: StaffPage) -> None:
        for thing in things:
            match thing:
                case Account():
                    page.accounts.save(thing)
                case StaffSession():
                    page.sessions.save(thing)
                case ApiKey():
                    page.keys.save(thing)

    await books.write(save)


async def test_accounts_come_back_as_they_were_kept(books: StaffBooks) -> None:
    await put(books, JUNO, HANA)
    assert await books.read(lambda page: page.accounts.all()) == (HANA, JUNO)
    assert await books.read(lambda page: page.accounts.named("준호")) == JUNO
    assert await books.read(lambda page: page.accounts.find("1")) == HANA
    assert await books.read(lambda page: (page.accounts.named("x"), page.accounts.find("x"))) == (None, None)
    changed = replace(JUNO, factor=None, role=Role.DESIGNER)
    await put(books, changed)
    assert await books.read(lambda page: page.accounts.find("2")) == changed


async def test_two_accounts_never_have_one_name(books: StaffBooks) -> None:
    await put(books, HANA)
    with pytest.raises(Exception, match=r"(?i)unique|already"):
        await put(books, replace(HANA, id="3"))
    assert await books.read(lambda page: page.accounts.all()) == (HANA,)


async def test_sessions_end_one_all_of_an_account_or_all_that_are_old(books: StaffBooks) -> None:
    async def left() -> list[int]:
        return await books.read(lambda page: [n for n in range(6) if page.sessions.find(f"s{n}")])

    await put(books, HANA, JUNO, *(session(number, used=number) for number in range(4)), session(4, "2", used=9))
    await put(books, session(3, used=8))
    assert await books.read(lambda page: page.sessions.find("s3")) == session(3, used=8)
    await books.write(lambda page: page.sessions.end("s2"))
    await books.write(lambda page: page.sessions.end("s2"))
    await books.write(lambda page: page.sessions.end_older(NOON + timedelta(hours=1), NOON))
    assert await left() == [1, 3, 4]
    await books.write(lambda page: page.sessions.end_all("1"))
    assert await left() == [4]
    await books.write(lambda page: page.sessions.end_older(NOON, NOON + timedelta(seconds=1)))
    assert await left() == []


async def test_keys_come_back_as_they_were_kept(books: StaffBooks) -> None:
    used = replace(KEY, id="j", used_at=NOON, revoked_at=NOON, expires_at=NOON + timedelta(days=1))
    later = replace(KEY, id="a", created_at=NOON + timedelta(days=1))
    await put(books, later, KEY, used)
    assert await books.read(lambda page: page.keys.all()) == (used, KEY, later)
    await put(books, replace(KEY, used_at=NOON))
    assert await books.read(lambda page: page.keys.find("k")) == replace(KEY, used_at=NOON)
    assert await books.read(lambda page: page.keys.find("x")) is None


async def test_failures_to_sign_in_come_back_until_they_are_forgotten(books: StaffBooks) -> None:
    def tally(number: int, failures: int = 1) -> Tally:
        at = NOON + timedelta(seconds=number)
        return Tally(subject=f"t{number}", failures=failures, last=at, until=at + timedelta(minutes=15))

    async def left() -> list[int]:
        return await books.read(lambda page: [n for n in range(6) if page.tallies.find(f"t{n}")])

    for number in range(6):
        await books.write(lambda page, kept=tally(number): page.tallies.save(kept))  # type: ignore[misc]
    await books.write(lambda page: page.tallies.save(tally(5, failures=7)))
    assert await books.read(lambda page: page.tallies.find("t5")) == tally(5, failures=7)
    await books.write(lambda page: page.tallies.forget("t4"))
    await books.write(lambda page: page.tallies.keep_newest(10, NOON + timedelta(seconds=1)))
    assert await left() == [1, 2, 3, 5]
    await books.write(lambda page: page.tallies.keep_newest(2, NOON))
    assert await left() == [3, 5]
