"""A privacy office for tests: on a database of its own, with a clock one can turn, and a note of who was sent away."""

from tests.support.joyful_shop import TurnedClock, counting_ids
from vstore.chat_keeper import ChatKeeper
from vstore.privacy.access import Actor, ActorKind
from vstore.privacy.consent import Purpose
from vstore.privacy.office import PrivacyOffice
from vstore.privacy.purposes import PURPOSES
from vstore.privacy.retention import Retention
from vstore.storage.database import Database
from vstore.storage.privacy_books import StoredPrivacyBooks
from vstore.storage.visitors import Visitors

CLERK = Actor(ActorKind.STAFF, "mina")


class Bureau(PrivacyOffice):
    """`dismissed` are the visitors whose sessions were ended, in order."""

    def __init__(
        self,
        database: Database,
        clock: TurnedClock,
        purposes: tuple[Purpose, ...] = PURPOSES,
        retention: Retention = Retention(),
    ) -> None:
        self.dismissed: list[str] = []
        self.books = StoredPrivacyBooks(database)
        self.visitors = Visitors(database)
        self.chats = ChatKeeper(self.books)
        super().__init__(
            purposes,
            retention,
            books=self.books,
            clock=clock,
            new_id=counting_ids(),
            dismiss=self.dismissed.append,
            settle=self.chats.write,
        )
