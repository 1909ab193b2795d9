"""Endpoints: owners see to the accounts of the staff."""

from datetime import datetime

import msgspec

from vstore.accounts.account import Account
from vstore.accounts.faults import BadName, LastOwner, NameTaken, NoSuchAccount, TooBusy, WeakPassword
from vstore.accounts.role import Role
from vstore.accounts.staff import Staff
from vstore.doors.api.endpoint import Call, Endpoint, Errors
from vstore.doors.api.sessions import Name, Password

CHANGING: Errors = {NoSuchAccount: 404, LastOwner: 409}


class AccountView(msgspec.Struct, frozen=True):
    """An account as owners see it; `wants_code`: it has an authenticator app."""

    name: str
    role: Role
    created_at: datetime
    disabled: bool
    wants_code: bool


class NewAccount(msgspec.Struct, frozen=True):
    """Somebody new, with the password to begin with."""

    name: Name
    role: Role
    password: Password


class RoleChange(msgspec.Struct, frozen=True):
    """What they are there for from now on."""

    role: Role


class Disabling(msgspec.Struct, frozen=True):
    """Whether the account lets nobody in."""

    disabled: bool


class PasswordReset(msgspec.Struct, frozen=True):
    """The password to begin anew with."""

    password: Password


def account_endpoints(staff: Staff) -> tuple[Endpoint, ...]:
    """Whatever changes an account ends its sessions."""

    async def list_accounts(_: Call) -> tuple[AccountView, ...]:
        return tuple(map(_view, await staff.accounts()))

    async def add(call: Call) -> AccountView:
        return _view(await staff.add(call.body.name, call.body.role, call.body.password))

    async def set_role(call: Call) -> AccountView:
        return _view(await staff.set_role(call.path["name"], call.body.role))

    async def set_disabled(call: Call) -> AccountView:
        return _view(await staff.set_disabled(call.path["name"], disabled=call.body.disabled))

    async def reset_password(call: Call) -> AccountView:
        return _view(await staff.reset_password(call.path["name"], call.body.password))

    async def drop_codes(call: Call) -> AccountView:
        return _view(await staff.drop_factor(call.path["name"]))

    return (
        Endpoint(
            method="GET",
            path="/api/staff/accounts",
            summary="Everybody of the staff, by name",
            role=Role.OWNER,
            answer=tuple[AccountView, ...],
            act=list_accounts,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/accounts",
            summary="Add somebody to the staff",
            role=Role.OWNER,
            body=NewAccount,
            answer=AccountView,
            errors={BadName: 422, WeakPassword: 422, NameTaken: 409, TooBusy: 503},
            act=add,
        ),
        Endpoint(
            method="PUT",
            path="/api/staff/accounts/{name}/role",
            summary="Give an account another role",
            role=Role.OWNER,
            body=RoleChange,
            answer=AccountView,
            errors=CHANGING,
            act=set_role,
        ),
        Endpoint(
            method="PUT",
            path="/api/staff/accounts/{name}/disabled",
            summary="Disable an account, or enable it again",
            role=Role.OWNER,
            body=Disabling,
            answer=AccountView,
            errors=CHANGING,
            act=set_disabled,
        ),
        Endpoint(
            method="PUT",
            path="/api/staff/accounts/{name}/password",
            summary="Give an account another password",
            role=Role.OWNER,
            body=PasswordReset,
            answer=AccountView,
            errors={**CHANGING, WeakPassword: 422, TooBusy: 503},
            act=reset_password,
        ),
        Endpoint(
            method="DELETE",
            path="/api/staff/accounts/{name}/totp",
            summary="Want no more codes of an account whose authenticator app is lost",
            role=Role.OWNER,
            answer=AccountView,
            errors=CHANGING,
            act=drop_codes,
        ),
    )


def _view(account: Account) -> AccountView:
    return AccountView(account.name, account.role, account.created_at, account.disabled, account.wants_code)
