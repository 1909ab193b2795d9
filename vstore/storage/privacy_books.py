"""The ledgers of privacy in the database: one transaction a page."""

from collections.abc import Callable
from typing import TypeVar

from sqlmodel import Session

from vstore.privacy.ports import PrivacyPage
from vstore.storage.database import Database
from vstore.storage.personal_rows import StoredHoldings
from vstore.storage.privacy_ledgers import StoredAccesses, StoredConsents, StoredErasures
from vstore.storage.visits import StoredChats, StoredMemories

Result = TypeVar("Result")


class StoredPrivacyPage:
    """All ledgers as one transaction sees them."""

    def __init__(self, session: Session) -> None:
        self.consents = StoredConsents(session)
        self.memories = StoredMemories(session)
        self.chats = StoredChats(session)
        self.accesses = StoredAccesses(session)
        self.erasures = StoredErasures(session)
        self.holdings = StoredHoldings(session)


class StoredPrivacyBooks:
    """Keeps the ledgers in a database, whole and durably."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, look: Callable[[PrivacyPage], Result]) -> Result:
        return await self._database.read(lambda session: look(StoredPrivacyPage(session)))

    async def write(self, entry: Callable[[PrivacyPage], Result]) -> Result:
        return await self._database.write(lambda session: entry(StoredPrivacyPage(session)))
