"""Use case: somebody of the staff signs in with name, password and, where the account wants it, a code."""

from collections.abc import Callable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from vstore.accounts.account import Account, normal_name
from vstore.accounts.digests import digest
from vstore.accounts.faults import CodeNeeded, SignInFailed, TooBusy
from vstore.accounts.lockout import LockOut
from vstore.accounts.password import Passwords, normal_password
from vstore.accounts.ports import StaffBooks, StaffPage
from vstore.accounts.session import StaffSession


class Attempt(msgspec.Struct, frozen=True):
    """What somebody typed, and the network address that they typed it at; `code` is "" where none was given."""

    name: str
    password: str
    code: str
    address: str


class SignedIn(msgspec.Struct, frozen=True):
    """`token` is new each time, and known to nobody else."""

    token: str
    account: Account


async def sign_in(
    attempt: Attempt,
    *,
    books: StaffBooks,
    passwords: Passwords,
    clock: Callable[[], datetime],
    new_token: Callable[[], str],
) -> SignedIn:
    """A new session. Raises SignInFailed, CodeNeeded, LockedOut, TooBusy.

    Whether there is such an account shows neither in what is answered nor in the work that is done for it.
    """
    name, password = normal_name(attempt.name), normal_password(attempt.password)
    account = await books.write(lambda page: _begin(page, name, attempt.address, clock()))
    try:
        right = await passwords.verify(account.password_hash if account else None, password)
    except TooBusy:
        await books.write(lambda page: LockOut(page.tallies).forgive(name, attempt.address))
        raise
    if account is None or account.disabled or not right:
        raise SignInFailed
    if account.wants_code and not attempt.code:
        await books.write(lambda page: LockOut(page.tallies).forgive(name, attempt.address))
        raise CodeNeeded
    new_hash = await passwords.hash(password) if passwords.outdated(account.password_hash) else account.password_hash
    token = new_token()

    def enter(page: StaffPage) -> Account | None:
        now = clock()
        current = page.accounts.find(account.id)
        if current is None or current.disabled or current.password_hash != account.password_hash:
            return None
        entered = _after_code(current, attempt.code, now)
        if entered is None:
            return None
        entered = replace(entered, password_hash=new_hash)
        page.accounts.save(entered)
        page.sessions.save(StaffSession(id=digest(token), account=account.id, began_at=now, used_at=now))
        LockOut(page.tallies).succeed(name, attempt.address)
        return entered

    entered = await books.write(enter)
    if entered is None:
        raise SignInFailed
    return SignedIn(token, entered)


def _begin(page: StaffPage, name: str, address: str, now: datetime) -> Account | None:
    """The account of this name, once the attempt is counted. Raises LockedOut."""
    LockOut(page.tallies).begin(name, address, now)
    return page.accounts.named(name)


def _after_code(account: Account, code: str, now: datetime) -> Account | None:
    """The account once it has taken the code; None where the code is not right."""
    if account.factor is None or not account.wants_code:
        return account
    factor = account.factor.after(code, now)
    return None if factor is None else replace(account, factor=factor)
