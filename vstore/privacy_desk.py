"""Part of the composition root: a store's privacy office with all that it needs."""

import time
from collections.abc import Awaitable, Callable
from datetime import datetime

from vstore.chat_keeper import ChatKeeper
from vstore.doors.api.privacy import privacy_endpoints
from vstore.doors.api.privacy_desk import privacy_desk_endpoints
from vstore.doors.api.traces import trace_endpoints
from vstore.ids import new_id
from vstore.open_store import OpenStore
from vstore.privacy.consent import Purpose
from vstore.privacy.office import PrivacyOffice
from vstore.privacy.retention import Retention
from vstore.privacy_errands import PrivacyErrands
from vstore.storage.database import Database
from vstore.storage.privacy_books import StoredPrivacyBooks
from vstore.timers import Timer
from vstore.traces import Traces

CHAT_SECONDS = 1.0
HOUSEKEEPING_SECONDS = 300.0


class PrivacyDesk:
    """`visitor_of` gives who holds a visitor token; `clock` gives times in UTC, `seconds` the store's own time."""

    def __init__(
        self,
        purposes: tuple[Purpose, ...],
        retention: Retention,
        *,
        database: Database,
        open_store: OpenStore,
        visitor_of: Callable[[str], Awaitable[str | None]],
        clock: Callable[[], datetime],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        def dismiss(visitor: str) -> None:
            self.traces.forget(visitor)
            open_store.dismiss(visitor, seconds())

        books = StoredPrivacyBooks(database)
        self.chats = ChatKeeper(books)
        self.traces = Traces(retention, clock)
        self.office = PrivacyOffice(
            purposes,
            retention,
            books=books,
            clock=clock,
            new_id=new_id,
            dismiss=dismiss,
            settle=self.chats.write,
        )
        self.errands = PrivacyErrands(open_store, self.office, self.chats, clock)
        self.endpoints = (
            *privacy_endpoints(self.office, visitor_of),
            *privacy_desk_endpoints(self.office),
            *trace_endpoints(self.traces.latest),
        )
        self.timers = (
            Timer("chats", CHAT_SECONDS, self.chats.write),
            Timer("privacy", HOUSEKEEPING_SECONDS, self.office.keep_house),
        )
