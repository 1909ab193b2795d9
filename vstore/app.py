"""The composition root: the one place that knows every part and wires a store together."""

import asyncio
import logging
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace
from starlette.applications import Starlette

from avatars.steps import Speak
from vstore import errands
from vstore.about import about
from vstore.addresses import network_of
from vstore.agent_errands import AgentErrands
from vstore.assortment import published
from vstore.avatar_desk import AvatarDesk
from vstore.back_office import BackOffice
from vstore.cashier import hold_of, open_payments
from vstore.catalog_intake import CatalogIntake
from vstore.clerk_call import ClerkCall
from vstore.commerce.catalog import Catalog
from vstore.commerce.shop import Shop
from vstore.doors.api.insiders import Insiders, presence
from vstore.doors.http import http_app
from vstore.doors.order_page.page import OrderPage
from vstore.doors.server import DoorServer
from vstore.errand_runner import ErrandRunner
from vstore.guests import Guests
from vstore.health import Health
from vstore.ids import new_id, new_token
from vstore.inference.speaker import Worded, speak
from vstore.inference.understanding import Understanding
from vstore.journal.writer import JournalWriter
from vstore.logs import LineCount
from vstore.loops import StoreLoop
from vstore.merchandiser import Merchandiser
from vstore.metrics import StoreCollector, scraper
from vstore.passwords import Argon2Passwords
from vstore.post_metrics import PostCollector
from vstore.post_room import PostRoom
from vstore.privacy_desk import PrivacyDesk
from vstore.promoter import Promoter
from vstore.publisher import Publisher
from vstore.settings import Settings
from vstore.staffing import staff_in
from vstore.status import Status, status_of
from vstore.storage.books import StoredBooks
from vstore.storage.clerk_calls import ClerkCalls
from vstore.storage.database import Database, open_database
from vstore.storage.own_avatars import OwnAvatars
from vstore.storage.scene_versions import SceneVersions
from vstore.store_machine import store_machine
from vstore.store_model import model_of
from vstore.storefolder.store import Store
from vstore.storefolder.terms import terms_of
from vstore.voice_desk import VoiceDesk, ear_of, mouth_of
from vstore.vrm.examiner import AvatarExaminer
from vstore.worker_threads import worker_threads

log = logging.getLogger(__name__)

PACKAGE = Path(__file__).parent

SWITCH_SECONDS = 0.0005
"""How long a thread may keep the interpreter while the beat is due; Python's own 5 ms are a tenth of a beat."""


def now() -> datetime:
    return datetime.now(UTC)


class App:
    """One store, served. `database_url` is an SQLAlchemy URL, `data` a folder for what the store must remember.

    With a `journal` every input is recorded; it is the giver's to close.
    """

    def __init__(
        self, store: Store, settings: Settings, database_url: str, data: Path, journal: JournalWriter | None = None
    ) -> None:
        self.settings = settings
        self.staff_token = settings.staff_token or new_token()
        self._folder = store.folder
        self._database: Database = open_database(database_url)
        self._books = StoredBooks(self._database)
        self._passwords = Argon2Passwords()
        self._guests = Guests(self._database, now)
        self._calls = ClerkCalls(self._database)
        self._payments = open_payments(
            store.settings.payment,
            folder=data,
            clock=now,
            books=self._books,
            site=settings.public_url,
            environment=os.environ,
        )
        self._model = model_of(store, settings)
        self._understanding = Understanding()
        self._health = Health(
            self._database.ping,
            lambda: {
                "understanding": self._understanding.state,
                "model": self._model.state,
                **self._voice.states,
            },
            now,
        )
        present = presence(lambda: self.open_store.sessions.values())
        insiders = Insiders(self._guests.visitor_of, present, network_of, time.monotonic)
        self._voice = VoiceDesk(
            store.settings.languages,
            ear_of(settings),
            mouth_of(settings),
            insiders,
        )
        self._about = about(store, self._voice.view)
        self._products = tuple(map(published, store.products))
        self.shop = self._shop(store)
        self.open_store = store_machine(store, self._about, self._products, settings.store_limits(), journal)
        self._privacy = PrivacyDesk(
            store.settings.privacy.asked(),
            store.settings.privacy.retention(),
            database=self._database,
            open_store=self.open_store,
            visitor_of=self._guests.visitor_of,
            clock=now,
        )
        self._publisher = Publisher(
            store, self.open_store, SceneVersions(self._database), self.shop.live, seconds=time.monotonic, now=now
        )
        self._merchandiser = Merchandiser(self.shop, self._books, self.open_store, seconds=time.monotonic, now=now)
        self._store = store
        self._agents = AgentErrands(
            self.open_store,
            self._understanding,
            self._words,
            self._privacy.traces,
            clock=time.monotonic,
            note=self._voice.note,
        )
        self._avatars = AvatarDesk(
            self.open_store,
            insiders,
            OwnAvatars(self._database),
            AvatarExaminer(),
            now,
            is_open=store.settings.avatars.own_files,
        )
        self._runner = ErrandRunner(
            self.open_store,
            self.shop,
            identify=self._guests.identify,
            record_call=self._record_call,
            privacy=self._privacy.errands,
            agents=self._agents,
            wear=self._avatars.wear,
            clock=time.monotonic,
        )
        self.loop = StoreLoop(self.open_store, self._runner)
        self._log_lines = LineCount()
        self._open_since = now()
        self._post_room = PostRoom(store, settings, books=self._books, data=data, clock=now)
        self.back_office = BackOffice(
            shop=self.shop,
            books=self._books,
            runner=self._runner,
            payments=self._payments,
            publisher=self._publisher,
            merchandiser=self._merchandiser,
            promoter=Promoter(self.shop, self._books, self.open_store, seconds=time.monotonic, now=now),
            take_catalog=CatalogIntake(store, self._merchandiser),
            calls=self._calls,
            status=self.status,
            metrics=scraper(
                StoreCollector(self.loop, self._model, self._understanding, self._agents.worded, self._log_lines.lines),
                PostCollector(self._post_room),
            ),
            post_room=self._post_room,
            privacy=self._privacy,
            voice=self._voice,
            avatars=self._avatars,
            staff=staff_in(self._database, self._passwords, self.staff_token),
            clock=now,
        )

    def _shop(self, store: Store) -> Shop:
        settings = store.settings
        returns = settings.returns.terms_in(settings.currency)
        return Shop(
            Catalog(self._products, settings.currency),
            replace(terms_of(settings), hold=hold_of(settings.payment), returns=returns),
            books=self._books,
            payments=self._payments,
            clock=now,
            new_id=new_id,
        )

    async def run(self, sockets: list[socket.socket]) -> None:
        """Serves until a signal asks for the end; then closes in order, with every order safe."""
        sys.setswitchinterval(SWITCH_SECONDS)
        asyncio.get_running_loop().set_default_executor(worker_threads("work"))
        await self.shop.open()
        await self.back_office.open()
        await self._merchandiser.open(self._store.catalog_digest, self._store.settings.flash_offers())
        self.open_store.restock(await self.shop.available())
        await self._publisher.open()
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.close)
            stack.enter_context(self._log_lines.counting())
            stack.push_async_callback(self._model.stop)
            self._model.start()
            stack.push_async_callback(self._understanding.stop)
            self._understanding.start()
            stack.push_async_callback(self._voice.stop)
            stack.push_async_callback(self._privacy.chats.write)
            for work in (self.loop.run(), self._health.watch(), *(timer.run() for timer in self.back_office.timers)):
                task = asyncio.create_task(work)
                stack.push_async_callback(_end, task)
            await self._server().serve(sockets)

    async def close(self) -> None:
        """Lets go of what was opened at the making; `run` does so at its end."""
        await self._post_room.close()
        await self._payments.hang_up()
        self._passwords.close()
        self._database.close()

    def http(self) -> Starlette:
        """Everything that is answered by HTTP."""
        return http_app(
            web=PACKAGE / "web",
            library=PACKAGE / "library",
            assets=self._folder / "assets",
            about=self.open_store.about,
            health=self.health,
            missing=self._health.missing,
            endpoints=self.back_office.endpoints,
            guard=self.back_office.guard,
            returned=self.back_office.take_return,
            pages=OrderPage(self.back_office.guests, self.open_store.about).routes,
            embedders=self._store.settings.embed.sites,
            size_guides=self._store.settings.size_guides,
        )

    def _server(self) -> DoorServer:
        return DoorServer(
            self.http(),
            self.loop,
            self.settings.max_message_bytes,
            farewell=lambda: self.loop.shut_down(self.settings.shutdown_seconds),
        )

    def health(self) -> dict[str, object]:
        """What /healthz shows: alive, what is amiss since when, how many are inside, whether the model speaks."""
        amiss = self._health.amiss()
        return {
            "status": "degraded" if amiss else "ok",
            "degraded": amiss,
            "visitors": len(self.open_store.sessions),
            "understanding": {"state": self._understanding.state},
            "model": {"state": self._model.state, "detail": self._model.detail},
            "voice": self._voice.states,
        }

    def status(self) -> Status:
        """What the staff page shows of how the store is."""
        return status_of(self.loop, self._model, self._log_lines.lines, self._open_since)

    def _words(self, step: Speak, worded: Worded) -> AsyncIterator[str]:
        patience = self.settings.patience_seconds
        return speak(step.facts, self._model, step.persona, step.lines, patience=patience, worded=worded)

    async def _record_call(self, call: errands.CallClerk) -> None:
        language = call.language.split("-")[0]
        await self._calls.ask(ClerkCall(new_id(), call.visitor, call.name, call.room, call.reason, language, now()))
        log.info("a visitor asks for a person", extra={"room": call.room, "reason": call.reason})


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
