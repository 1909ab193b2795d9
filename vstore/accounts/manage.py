"""Use cases: accounts are added and changed. An account that is changed must be proven anew: its sessions end."""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from vstore.accounts.account import Account, new_name, normal_name
from vstore.accounts.faults import LastOwner, NameTaken, NoSuchAccount, WrongPassword
from vstore.accounts.password import Passwords, new_password, normal_password
from vstore.accounts.ports import StaffBooks, StaffPage
from vstore.accounts.role import Role


async def add_account(
    name: str,
    role: Role,
    password: str,
    *,
    books: StaffBooks,
    passwords: Passwords,
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
) -> Account:
    """A new account. Raises BadName, WeakPassword, NameTaken."""
    name = new_name(name)
    hashed = await passwords.hash(new_password(password, name))
    account = Account(id=new_id(), name=name, role=role, password_hash=hashed, created_at=clock())

    def add(page: StaffPage) -> Account:
        if page.accounts.named(name):
            raise NameTaken(name)
        page.accounts.save(account)
        return account

    return await books.write(add)


async def change_account(name: str, change: Callable[[Account], Account], *, books: StaffBooks) -> Account:
    """Changes an account and ends its sessions. Raises NoSuchAccount, LastOwner."""

    def save(page: StaffPage) -> Account:
        account = named(page, name)
        changed = change(account)
        if _may_own(account) and not _may_own(changed) and not _other_owner(page, account):
            raise LastOwner
        page.accounts.save(changed)
        page.sessions.end_all(account.id)
        return changed

    return await books.write(save)


async def reset_password(name: str, password: str, *, books: StaffBooks, passwords: Passwords) -> Account:
    """Gives an account another password. Raises NoSuchAccount, WeakPassword."""
    hashed = await passwords.hash(new_password(password, normal_name(name)))
    return await change_account(name, lambda account: replace(account, password_hash=hashed), books=books)


async def prove(account_id: str, password: str, *, books: StaffBooks, passwords: Passwords) -> Account:
    """The account, if this is its password. Raises WrongPassword, NoSuchAccount."""
    account = await books.read(lambda page: page.accounts.find(account_id))
    if account is None:
        raise NoSuchAccount(account_id)
    if not await passwords.verify(account.password_hash, normal_password(password)):
        raise WrongPassword
    return account


def named(page: StaffPage, name: str) -> Account:
    """Raises NoSuchAccount."""
    account = page.accounts.named(normal_name(name))
    if account is None:
        raise NoSuchAccount(name)
    return account


def _may_own(account: Account) -> bool:
    return account.role is Role.OWNER and not account.disabled


def _other_owner(page: StaffPage, account: Account) -> bool:
    return any(_may_own(each) for each in page.accounts.all() if each.id != account.id)
