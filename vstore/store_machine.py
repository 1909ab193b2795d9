"""Part of the composition root: the open store of a folder, recorded where there is a journal."""

import logging
import secrets
import time
from collections.abc import Sequence

from scenes.products import Product
from vstore.journal.opening import Opening
from vstore.journal.recorded_store import RecordedStore
from vstore.journal.software import software_here
from vstore.journal.writer import JournalWriter
from vstore.limits import StoreLimits
from vstore.open_store import OpenStore
from vstore.protocol.schema import schema_hash
from vstore.protocol.store_view import StoreView
from vstore.storefolder.store import Store
from vstore.tokens import SEED_BYTES

log = logging.getLogger(__name__)


def store_machine(
    store: Store, about: StoreView, products: Sequence[Product], limits: StoreLimits, journal: JournalWriter | None
) -> OpenStore:
    """A store that nobody is in yet; with a `journal` every input is recorded in it."""
    opening = Opening(
        software=software_here(),
        schema=schema_hash(),
        seed=secrets.token_bytes(SEED_BYTES),
        about=about,
        products=tuple(sold for each in products if (sold := each.for_sale)),
        scenes=tuple(store.scenes[scene] for scene in about.scenes),
        personas={each.id: each for each in store.agents},
        knowledge=store.knowledge,
        limits=limits,
        promoted=store.settings.promote,
    )
    if store.settings.promote:
        log.info("agents name promoted products first", extra={"promoted": store.settings.promote})
    if journal is None:
        return OpenStore(*opening.arguments(), opening.promoted, time.perf_counter)
    journal.write(opening)
    return RecordedStore(opening, journal.write, time.perf_counter)
