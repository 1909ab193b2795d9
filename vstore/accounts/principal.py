"""Who asks: somebody of the staff, or a machine of the brand's."""

import msgspec

from vstore.accounts.role import Role


class Principal(msgspec.Struct, frozen=True, kw_only=True):
    """One whose identity is proven. `account` is the id of a staff account; None for a machine with a key."""

    role: Role
    name: str
    account: str | None = None
