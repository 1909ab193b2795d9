"""Keys for signing, made once and kept in the database."""

import secrets

from sqlmodel import Session

from vstore.storage.database import Database
from vstore.storage.signing_key_tables import SigningKeyRow

KEY_BYTES = 32


async def signing_key(database: Database, purpose: str) -> bytes:
    """The key for a purpose; the first who asks makes it, and all others get the same."""

    def found_or_made(session: Session) -> bytes:
        row = session.get(SigningKeyRow, purpose)
        if row is None:
            row = SigningKeyRow(purpose=purpose, key=secrets.token_hex(KEY_BYTES))
            session.add(row)
        return bytes.fromhex(row.key)

    return await database.write(found_or_made)
