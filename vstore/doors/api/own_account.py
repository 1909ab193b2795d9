"""Endpoints: what somebody of the staff changes about their own account. Each wants the present password."""

from typing import Annotated

import msgspec
from msgspec import Meta

from vstore.accounts.enrolment import NewSecret, RecoveryCodes
from vstore.accounts.faults import (
    FactorAbsent,
    FactorInUse,
    LockedOut,
    NoSuchAccount,
    NotAnAccount,
    TooBusy,
    WeakPassword,
    WrongCode,
    WrongPassword,
)
from vstore.accounts.role import STAFF
from vstore.accounts.staff import Staff
from vstore.doors.api.cookie import no_session_cookie
from vstore.doors.api.endpoint import Call, Endpoint, Errors, Reply
from vstore.doors.api.sessions import Password, account_of

PROVING: Errors = {NotAnAccount: 409, NoSuchAccount: 404, WrongPassword: 403, LockedOut: 429, TooBusy: 503}


class NewPassword(msgspec.Struct, frozen=True):
    """The present password, and the one to come."""

    present: Password
    password: Password


class Proof(msgspec.Struct, frozen=True):
    """The present password."""

    present: Password


class ShownCode(msgspec.Struct, frozen=True):
    """What the authenticator app shows now."""

    code: Annotated[str, Meta(max_length=64)]


def own_account_endpoints(staff: Staff) -> tuple[Endpoint, ...]:
    async def change_password(call: Call) -> Reply:
        await staff.change_password(account_of(call.who), call.body.present, call.body.password)
        return Reply(None, {"set-cookie": no_session_cookie(secure=call.secure)})

    async def begin_codes(call: Call) -> NewSecret:
        account = await staff.prove(account_of(call.who), call.body.present)
        return await staff.begin_enrolment(account.id)

    async def confirm_codes(call: Call) -> RecoveryCodes:
        return await staff.confirm_enrolment(account_of(call.who), call.body.code)

    async def drop_codes(call: Call) -> Reply:
        account = await staff.prove(account_of(call.who), call.body.present)
        await staff.drop_factor(account.name)
        return Reply(None, {"set-cookie": no_session_cookie(secure=call.secure)})

    return (
        Endpoint(
            method="PUT",
            path="/api/staff/me/password",
            summary="Change one's password; every session of the account ends",
            role=STAFF,
            body=NewPassword,
            errors={**PROVING, WeakPassword: 422},
            act=change_password,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/me/totp",
            summary="Get a secret for an authenticator app, to be confirmed",
            role=STAFF,
            body=Proof,
            answer=NewSecret,
            errors={**PROVING, FactorInUse: 409},
            act=begin_codes,
        ),
        Endpoint(
            method="PUT",
            path="/api/staff/me/totp",
            summary="Confirm the secret by a code; from then on codes are wanted, and recovery codes are told once",
            role=STAFF,
            body=ShownCode,
            answer=RecoveryCodes,
            errors={NotAnAccount: 409, NoSuchAccount: 404, FactorAbsent: 409, FactorInUse: 409, WrongCode: 422},
            act=confirm_codes,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/me/totp/off",
            summary="Want no more codes; every session of the account ends",
            role=STAFF,
            body=Proof,
            errors=PROVING,
            act=drop_codes,
        ),
    )
