"""Endpoints: the staff signs in and out."""

import logging
from collections.abc import Callable
from typing import Annotated

import msgspec
from msgspec import Meta

from vstore.accounts.account import Account
from vstore.accounts.faults import CodeNeeded, LockedOut, NotAnAccount, SignInFailed, TooBusy
from vstore.accounts.principal import Principal
from vstore.accounts.role import STAFF, Role
from vstore.accounts.sign_in import Attempt
from vstore.accounts.staff import Staff
from vstore.doors.api.cookie import CrossSite, is_from_elsewhere, no_session_cookie, session_cookie, session_token
from vstore.doors.api.endpoint import Call, Endpoint, Reply

log = logging.getLogger(__name__)

SIGN_IN_BYTES = 4_096

Password = Annotated[str, Meta(max_length=256, extra_json_schema={"format": "password", "writeOnly": True})]
Name = Annotated[str, Meta(min_length=1, max_length=64)]


class SignIn(msgspec.Struct, frozen=True):
    """`code` is the authenticator app's, or a recovery code; "" where the account wants none."""

    name: Annotated[str, Meta(max_length=64)]
    password: Password
    code: Annotated[str, Meta(max_length=64)] = ""


class Me(msgspec.Struct, frozen=True):
    """Who has signed in. `account` is null for a machine with a key; `wants_code`: a password alone does not do."""

    name: str
    role: Role
    account: str | None = None
    wants_code: bool = False


def session_endpoints(staff: Staff, network_of: Callable[[str], str]) -> tuple[Endpoint, ...]:
    """`network_of` gives the network whose addresses belong together."""

    async def sign_in(call: Call) -> Reply:
        if is_from_elsewhere(call.headers):
            raise CrossSite
        attempt = Attempt(call.body.name, call.body.password, call.body.code, network_of(call.address))
        former = session_token(call.headers, secure=call.secure)
        try:
            signed_in = await staff.sign_in(attempt, former)
        except (SignInFailed, LockedOut) as fault:
            # Neither name nor address: a password typed in the wrong field would end in the log.
            log.warning("a sign-in of staff failed", extra={"reason": type(fault).__name__})
            raise
        log.info("staff signed in", extra={"account": signed_in.account.id})
        return Reply(me(signed_in.account), {"set-cookie": session_cookie(signed_in.token, secure=call.secure)})

    async def show_me(call: Call) -> Me:
        assert call.who
        account = await staff.account(call.who.account) if call.who.account else None
        return me(account) if account else Me(call.who.name, call.who.role)

    async def sign_out(call: Call) -> Reply:
        assert call.who
        if call.who.session is None:
            raise NotAnAccount
        await staff.sign_out(call.who.session)
        return Reply(None, {"set-cookie": no_session_cookie(secure=call.secure)})

    async def sign_out_everywhere(call: Call) -> Reply:
        await staff.sign_out_everywhere(account_of(call.who))
        return Reply(None, {"set-cookie": no_session_cookie(secure=call.secure)})

    return (
        Endpoint(
            method="POST",
            path="/api/staff/sessions",
            summary="Sign in; the answer sets a cookie",
            role=None,
            body=SignIn,
            body_bytes=SIGN_IN_BYTES,
            answer=Me,
            errors={SignInFailed: 401, CodeNeeded: 401, CrossSite: 403, LockedOut: 429, TooBusy: 503},
            act=sign_in,
        ),
        Endpoint(
            method="DELETE",
            path="/api/staff/sessions/current",
            summary="Sign out",
            role=STAFF,
            errors={NotAnAccount: 409},
            act=sign_out,
        ),
        Endpoint(
            method="DELETE",
            path="/api/staff/sessions",
            summary="Sign out everywhere",
            role=STAFF,
            errors={NotAnAccount: 409},
            act=sign_out_everywhere,
        ),
        Endpoint(method="GET", path="/api/staff/me", summary="Who has signed in", role=STAFF, answer=Me, act=show_me),
    )


def me(account: Account) -> Me:
    return Me(account.name, account.role, account.id, account.wants_code)


def account_of(who: Principal | None) -> str:
    """The account of a person. Raises NotAnAccount for a machine."""
    if who is None or who.account is None:
        raise NotAnAccount
    return who.account
