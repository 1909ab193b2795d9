"""Who asks: somebody of the staff, or a machine of the brand's."""

import msgspec

from vstore.accounts.role import Role


class Principal(msgspec.Struct, frozen=True, kw_only=True):
    """One whose identity is proven: `account` and `session` are ids where it is a person, `key` where it is a machine.

    All are None for the holder of the key that the store was started with.
    """

    role: Role
    name: str
    account: str | None = None
    session: str | None = None
    key: str | None = None
