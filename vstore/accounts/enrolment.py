"""Use cases: an account is told a secret for an authenticator app, and wants its codes once one has been shown."""

from collections.abc import Callable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from vstore.accounts.account import Account
from vstore.accounts.faults import FactorAbsent, FactorInUse, NoSuchAccount, WrongCode
from vstore.accounts.ports import StaffBooks, StaffPage
from vstore.accounts.second_factor import SecondFactor, confirmed

ISSUER = "vstore"


class NewSecret(msgspec.Struct, frozen=True):
    """For an authenticator app: the secret in base32, and the same as a `otpauth://` address for a QR code."""

    secret: str
    uri: str


class RecoveryCodes(msgspec.Struct, frozen=True):
    """Each lets in once, in place of the app's code. They are shown this one time."""

    recovery_codes: tuple[str, ...]


async def begin_enrolment(account_id: str, *, books: StaffBooks, new_secret: Callable[[], str]) -> NewSecret:
    """A secret that nothing asks for until it is confirmed. Raises FactorInUse, NoSuchAccount."""
    factor = SecondFactor(secret=new_secret())

    def begin(page: StaffPage) -> Account:
        account = _found(page, account_id)
        if account.wants_code:
            raise FactorInUse
        page.accounts.save(replace(account, factor=factor))
        return account

    account = await books.write(begin)
    return NewSecret(factor.secret, factor.uri(account.name, ISSUER))


async def confirm_enrolment(
    account_id: str, code: str, *, books: StaffBooks, clock: Callable[[], datetime], new_secret: Callable[[], str]
) -> RecoveryCodes:
    """From now on codes are wanted; the recovery codes. Raises FactorAbsent, FactorInUse, WrongCode, NoSuchAccount."""

    def confirm(page: StaffPage) -> RecoveryCodes:
        account = _found(page, account_id)
        if account.factor is None:
            raise FactorAbsent
        if account.wants_code:
            raise FactorInUse
        shown = account.factor.after(code, clock())
        if shown is None:
            raise WrongCode
        factor, codes = confirmed(shown, new_secret)
        page.accounts.save(replace(account, factor=factor))
        return RecoveryCodes(codes)

    return await books.write(confirm)


def _found(page: StaffPage, account_id: str) -> Account:
    account = page.accounts.find(account_id)
    if account is None:
        raise NoSuchAccount(account_id)
    return account
