"""The staff of a store, wired to its database: for the open store, and for commands that work on the database."""

from datetime import UTC, datetime

from vstore.accounts.staff import Staff
from vstore.ids import new_id, new_secret, new_token
from vstore.passwords import Argon2Passwords
from vstore.storage.database import Database
from vstore.storage.staff import StoredStaffBooks


def staff_in(database: Database, passwords: Argon2Passwords, first_key: str | None) -> Staff:
    """`passwords` and the database are the giver's to close."""
    return Staff(
        books=StoredStaffBooks(database),
        passwords=passwords,
        first_key=first_key,
        clock=lambda: datetime.now(UTC),
        new_id=new_id,
        new_token=new_token,
        new_secret=new_secret,
    )
