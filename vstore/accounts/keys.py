"""Use cases: keys for machines are made, revoked and looked up."""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from vstore.accounts.api_key import ApiKey, key_text, parts_of
from vstore.accounts.digests import digest, same
from vstore.accounts.faults import NoSuchKey
from vstore.accounts.ports import StaffBooks, StaffPage
from vstore.accounts.principal import Principal
from vstore.accounts.role import Role
from vstore.accounts.session import TOUCH

ID_LENGTH = 12


class NewKey(msgspec.Struct, frozen=True):
    """`text` is what the machine sends; it is shown this one time."""

    key: ApiKey
    text: str


async def make_key(
    name: str,
    role: Role,
    lifetime: timedelta | None,
    *,
    books: StaffBooks,
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
    new_token: Callable[[], str],
) -> NewKey:
    """A new key; without a lifetime it holds until it is revoked."""
    secret, now = new_token(), clock()
    key = ApiKey(
        id=new_id()[:ID_LENGTH],
        name=name,
        role=role,
        secret_digest=digest(secret),
        created_at=now,
        expires_at=None if lifetime is None else now + lifetime,
    )
    await books.write(lambda page: page.keys.save(key))
    return NewKey(key, key_text(key.id, secret))


async def revoke_key(key_id: str, *, books: StaffBooks, clock: Callable[[], datetime]) -> ApiKey:
    """The key opens nothing any more. Raises NoSuchKey."""

    def revoke(page: StaffPage) -> ApiKey:
        key = page.keys.find(key_id)
        if key is None:
            raise NoSuchKey(key_id)
        revoked = replace(key, revoked_at=key.revoked_at or clock())
        page.keys.save(revoked)
        return revoked

    return await books.write(revoke)


async def holder_of_key(text: str, *, books: StaffBooks, clock: Callable[[], datetime]) -> Principal | None:
    """The machine that sends this key; None where it opens nothing."""
    parts = parts_of(text)
    if parts is None:
        return None
    key_id, secret = parts
    now = clock()
    key = await books.read(lambda page: page.keys.find(key_id))
    if key is None or not same(key.secret_digest, digest(secret)) or not key.holds(now):
        return None
    if key.used_at is None or now - key.used_at >= TOUCH:
        await books.write(lambda page: _touch(page, key_id, now))
    return Principal(role=key.role, name=key.name, key=key.id)


def _touch(page: StaffPage, key_id: str, now: datetime) -> None:
    if key := page.keys.find(key_id):
        page.keys.save(replace(key, used_at=now))
