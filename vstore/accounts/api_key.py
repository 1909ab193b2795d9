"""An API key: how a machine of the brand's proves who it is."""

import re
from datetime import datetime

import msgspec

from vstore.accounts.role import Role

KEY = re.compile(r"vst_([0-9a-f]{12})_([\w-]{32,64})")
"""The prefix lets scanners for leaked secrets know it; the second part is the key's id."""


class ApiKey(msgspec.Struct, frozen=True, kw_only=True):
    """`secret_digest` is all that is kept of the secret. `used_at` is to the minute."""

    id: str
    name: str
    role: Role
    secret_digest: str
    created_at: datetime
    expires_at: datetime | None = None
    used_at: datetime | None = None
    revoked_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it still opens anything."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


def key_text(key_id: str, secret: str) -> str:
    """The key as its holder sends it."""
    return f"vst_{key_id}_{secret}"


def parts_of(text: str) -> tuple[str, str] | None:
    """(id, secret) of what may be a key."""
    found = KEY.fullmatch(text)
    return (found[1], found[2]) if found else None
