"""Endpoints: owners make and revoke keys for machines."""

from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from msgspec import Meta

from vstore.accounts.api_key import ApiKey
from vstore.accounts.faults import NoSuchKey
from vstore.accounts.role import Role
from vstore.accounts.staff import Staff
from vstore.doors.api.endpoint import Call, Endpoint
from vstore.doors.api.sessions import Name

MOST_DAYS = 3_650


class KeyView(msgspec.Struct, frozen=True):
    """A key, without its secret. `used_at` is to the minute; null: it was never used."""

    id: str
    name: str
    role: Role
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None
    revoked_at: datetime | None


class WantedKey(msgspec.Struct, frozen=True):
    """For which machine, what it may do, and for how long; null: until the key is revoked."""

    name: Name
    role: Role
    days: Annotated[int, Meta(ge=1, le=MOST_DAYS)] | None = None


class MadeKey(msgspec.Struct, frozen=True):
    """`text` is what the machine sends as “Authorization: Bearer ...”. It is told this one time."""

    key: KeyView
    text: str


def key_endpoints(staff: Staff) -> tuple[Endpoint, ...]:
    async def list_keys(_: Call) -> tuple[KeyView, ...]:
        return tuple(map(_view, await staff.keys()))

    async def make(call: Call) -> MadeKey:
        wanted: WantedKey = call.body
        lifetime = None if wanted.days is None else timedelta(days=wanted.days)
        made = await staff.make_key(wanted.name, wanted.role, lifetime)
        return MadeKey(_view(made.key), made.text)

    async def revoke(call: Call) -> KeyView:
        return _view(await staff.revoke_key(call.path["key"]))

    return (
        Endpoint(
            method="GET",
            path="/api/staff/keys",
            summary="All keys for machines that ever were",
            role=Role.OWNER,
            answer=tuple[KeyView, ...],
            act=list_keys,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/keys",
            summary="Make a key for a machine",
            role=Role.OWNER,
            body=WantedKey,
            answer=MadeKey,
            act=make,
        ),
        Endpoint(
            method="DELETE",
            path="/api/staff/keys/{key}",
            summary="Revoke a key",
            role=Role.OWNER,
            answer=KeyView,
            errors={NoSuchKey: 404},
            act=revoke,
        ),
    )


def _view(key: ApiKey) -> KeyView:
    return KeyView(key.id, key.name, key.role, key.created_at, key.expires_at, key.used_at, key.revoked_at)
