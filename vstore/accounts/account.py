"""An account of somebody of the staff."""

import re
import unicodedata
from datetime import datetime

import msgspec

from vstore.accounts.faults import BadName
from vstore.accounts.role import Role
from vstore.accounts.second_factor import SecondFactor

NAME = re.compile(r"[\w.@+-]{1,64}")


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is what one signs in with, as `normal_name` gives it; `factor` is None where no codes are wanted."""

    id: str
    name: str
    role: Role
    password_hash: str
    created_at: datetime
    disabled: bool = False
    factor: SecondFactor | None = None

    @property
    def wants_code(self) -> bool:
        """Whether a password alone does not let in."""
        return self.factor is not None and self.factor.confirmed


def normal_name(name: str) -> str:
    """The same for names that people take to be the same (Unicode NFKC, case folded)."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def new_name(name: str) -> str:
    """The name of a new account. Raises BadName."""
    normal = normal_name(name)
    if not NAME.fullmatch(normal):
        raise BadName
    return normal
