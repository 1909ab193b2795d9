"""The staff: everything one may ask of accounts, sessions and keys, in one object that the composition root builds."""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec.structs import replace

from vstore.accounts import enrolment, keys, manage
from vstore.accounts.account import Account
from vstore.accounts.api_key import ApiKey
from vstore.accounts.digests import digest, same
from vstore.accounts.enrolment import NewSecret, RecoveryCodes
from vstore.accounts.keys import NewKey
from vstore.accounts.lockout import LockOut
from vstore.accounts.password import Passwords
from vstore.accounts.ports import StaffBooks, StaffPage
from vstore.accounts.principal import Principal
from vstore.accounts.role import Role
from vstore.accounts.session import IDLE, LONGEST, TOUCH
from vstore.accounts.sign_in import Attempt, SignedIn, sign_in


class Staff:
    """`first_key` is an owner's key that is kept nowhere, if there is one. `clock` gives aware times in UTC.

    `new_id` and `new_token` give what nobody can guess, `new_secret` 160 such bits in base32. What cannot be done is
    raised as an AccountFault.
    """

    def __init__(
        self,
        *,
        books: StaffBooks,
        passwords: Passwords,
        first_key: str | None,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        new_token: Callable[[], str],
        new_secret: Callable[[], str],
    ) -> None:
        self._books = books
        self._passwords = passwords
        self._first_key = first_key
        self._clock = clock
        self._new_id = new_id
        self._new_token = new_token
        self._new_secret = new_secret

    async def sign_in(self, attempt: Attempt, former_token: str | None = None) -> SignedIn:
        """A new session; the one that the same browser had before ends. See `vstore.accounts.sign_in`."""
        signed_in = await sign_in(
            attempt,
            books=self._books,
            passwords=self._passwords,
            clock=self._clock,
            new_token=self._new_token,
        )
        if former_token:
            await self.sign_out(digest(former_token))
        return signed_in

    async def sign_out(self, session_id: str) -> None:
        await self._books.write(lambda page: page.sessions.end(session_id))

    async def sign_out_everywhere(self, account_id: str) -> None:
        await self._books.write(lambda page: page.sessions.end_all(account_id))

    async def forget_old(self) -> None:
        """Deletes sessions that open nothing any more, and failures to sign in that keep nobody waiting."""
        now = self._clock()

        def forget(page: StaffPage) -> None:
            page.sessions.end_older(now - IDLE, now - LONGEST)
            LockOut(page.tallies).forget_old(now)

        await self._books.write(forget)

    async def holder_of_session(self, token: str) -> Principal | None:
        """Who has signed in with this session; None where it opens nothing."""
        now, session_id = self._clock(), digest(token)

        def look(page: StaffPage) -> tuple[Principal, bool] | None:
            session = page.sessions.find(session_id)
            account = page.accounts.find(session.account) if session and session.holds(now) else None
            if session is None or account is None or account.disabled:
                return None
            who = Principal(role=account.role, name=account.name, account=account.id, session=session.id)
            return who, now - session.used_at >= TOUCH

        found = await self._books.read(look)
        if found is None:
            return None
        who, is_stale = found
        if is_stale:
            await self._books.write(lambda page: _touch(page, session_id, now))
        return who

    async def holder_of_key(self, text: str) -> Principal | None:
        """Whose key this is; None where it opens nothing."""
        if self._first_key is not None and same(digest(text), digest(self._first_key)):
            return Principal(role=Role.OWNER, name="first key")
        return await keys.holder_of_key(text, books=self._books, clock=self._clock)

    async def account(self, account_id: str) -> Account | None:
        return await self._books.read(lambda page: page.accounts.find(account_id))

    async def named(self, name: str) -> Account:
        """Raises NoSuchAccount."""
        return await self._books.read(lambda page: manage.named(page, name))

    async def accounts(self) -> tuple[Account, ...]:
        """Everybody, by name."""
        return await self._books.read(lambda page: page.accounts.all())

    async def add(self, name: str, role: Role, password: str) -> Account:
        """Raises BadName, WeakPassword, NameTaken."""
        return await manage.add_account(
            name,
            role,
            password,
            books=self._books,
            passwords=self._passwords,
            clock=self._clock,
            new_id=self._new_id,
        )

    async def set_role(self, name: str, role: Role) -> Account:
        """Raises NoSuchAccount, LastOwner."""
        return await manage.change_account(name, lambda account: replace(account, role=role), books=self._books)

    async def set_disabled(self, name: str, *, disabled: bool) -> Account:
        """Raises NoSuchAccount, LastOwner."""
        return await manage.change_account(name, lambda account: replace(account, disabled=disabled), books=self._books)

    async def drop_factor(self, name: str) -> Account:
        """Codes are wanted no more. Raises NoSuchAccount."""
        return await manage.change_account(name, lambda account: replace(account, factor=None), books=self._books)

    async def reset_password(self, name: str, password: str) -> Account:
        """Raises NoSuchAccount, WeakPassword."""
        return await manage.reset_password(name, password, books=self._books, passwords=self._passwords)

    async def change_password(self, account_id: str, present: str, password: str) -> Account:
        """All sessions end. Raises WrongPassword, WeakPassword, LockedOut, NoSuchAccount."""
        account = await self.prove(account_id, present)
        return await self.reset_password(account.name, password)

    async def prove(self, account_id: str, password: str) -> Account:
        """The account, if this is its password; failures count as those of signing in. Raises WrongPassword,
        LockedOut, NoSuchAccount.
        """
        await self._books.write(lambda page: LockOut(page.tallies).begin(account_id, account_id, self._clock()))
        account = await manage.prove(account_id, password, books=self._books, passwords=self._passwords)
        await self._books.write(lambda page: LockOut(page.tallies).succeed(account_id, account_id))
        return account

    async def begin_enrolment(self, account_id: str) -> NewSecret:
        """Raises FactorInUse, NoSuchAccount."""
        return await enrolment.begin_enrolment(account_id, books=self._books, new_secret=self._new_secret)

    async def confirm_enrolment(self, account_id: str, code: str) -> RecoveryCodes:
        """Raises FactorAbsent, FactorInUse, WrongCode, NoSuchAccount."""
        return await enrolment.confirm_enrolment(
            account_id, code, books=self._books, clock=self._clock, new_secret=self._new_secret
        )

    async def keys(self) -> tuple[ApiKey, ...]:
        """All keys that ever were, in the order of their making."""
        return await self._books.read(lambda page: page.keys.all())

    async def make_key(self, name: str, role: Role, lifetime: timedelta | None) -> NewKey:
        return await keys.make_key(
            name,
            role,
            lifetime,
            books=self._books,
            clock=self._clock,
            new_id=self._new_id,
            new_token=self._new_token,
        )

    async def revoke_key(self, key_id: str) -> ApiKey:
        """Raises NoSuchKey."""
        return await keys.revoke_key(key_id, books=self._books, clock=self._clock)


def _touch(page: StaffPage, session_id: str, now: datetime) -> None:
    if session := page.sessions.find(session_id):
        page.sessions.save(replace(session, used_at=now))
