"""Roles: what somebody of the staff is there for."""

from enum import StrEnum


class Role(StrEnum):
    """An owner may do all; a designer sees to rooms and goods, a clerk to visitors and orders, and nothing else."""

    OWNER = "owner"
    DESIGNER = "designer"
    CLERK = "clerk"


STAFF = frozenset(Role)
"""Everybody who has signed in."""
