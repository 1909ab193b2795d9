"""Publishes scenes of an open store: checks and prepares them beside the beat, and shows them between two beats."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from scenes.document import SceneDocument
from scenes.publishing import SceneChange, difference
from scenes.walking import Walkable
from vstore.commerce.live_catalog import LiveCatalog
from vstore.open_store import OpenStore
from vstore.publication import NothingToUndo, NotPublished, Publication
from vstore.storage.scene_versions import SceneVersions
from vstore.storefolder.sent_scenes import read_sent_scenes, scene_problems
from vstore.storefolder.store import Store, StoreFaults

log = logging.getLogger(__name__)


class Prepared(NamedTuple):
    """Everything about a publication that takes time to work out."""

    scenes: Sequence[SceneDocument]
    changes: Sequence[SceneChange]
    floors: Mapping[str, Walkable]


class Publisher:
    """One publication after another. Agents and assets are those of `store`, with which it was opened.

    `goods` say what may be shown. What is published holds until the store is opened again: then its folder holds.
    `seconds` is the clock of the beat, `now` that of the calendar.
    """

    def __init__(
        self,
        store: Store,
        open_store: OpenStore,
        versions: SceneVersions,
        goods: LiveCatalog,
        *,
        seconds: Callable[[], float],
        now: Callable[[], datetime],
    ) -> None:
        self._opened = store
        self._goods = goods
        self._open_store = open_store
        self._versions = versions
        self._seconds = seconds
        self._now = now
        self._turn = asyncio.Lock()

    async def open(self) -> None:
        """Keeps the scenes that the store opens with, where visitors saw others before."""
        await self._versions.keep(self._shown.values(), self._now())

    async def publish(self, sent: Mapping[str, bytes]) -> Publication:
        """Shows these scenes, JSON by scene id, all or none. Raises NotPublished."""
        async with self._turn:
            prepared = await asyncio.to_thread(lambda: self._prepare(self._read(sent)))
            return self._show(await self._versions.keep(prepared.scenes, self._now()), prepared)

    async def undo(self) -> Publication:
        """Shows what was shown before the latest publication. Raises NothingToUndo, or NotPublished."""
        async with self._turn:
            latest, before = await self._versions.before_latest()
            if not before:
                raise NothingToUndo
            prepared = await asyncio.to_thread(lambda: self._prepare(self._still_fit(before.values())))
            await self._versions.drop(latest)
            return self._show(latest - 1, prepared)

    @property
    def _store(self) -> Store:
        return replace(self._opened, products=tuple(self._goods.own))

    @property
    def _shown(self) -> Mapping[str, SceneDocument]:
        return self._open_store.assortment.scenes

    def _read(self, sent: Mapping[str, bytes]) -> list[SceneDocument]:
        try:
            return read_sent_scenes(self._store, sent, self._shown)
        except StoreFaults as faults:
            raise NotPublished(faults.problems) from None

    def _still_fit(self, scenes: Iterable[SceneDocument]) -> list[SceneDocument]:
        """They were without faults once; the catalog and the other scenes may have changed since."""
        if problems := list(scene_problems(self._store, scenes, self._shown)):
            raise NotPublished(problems)
        return list(scenes)

    def _prepare(self, scenes: list[SceneDocument]) -> Prepared:
        changes = [change for each in scenes if (change := difference(self._shown[each.id], each))]
        floors = {each.id: self._floor_of(each) for each in scenes}
        return Prepared(scenes, changes, floors)

    def _floor_of(self, scene: SceneDocument) -> Walkable:
        floor = self._open_store.assortment.floors[scene.id]
        return floor if floor.suits(scene) else Walkable(scene)

    def _show(self, number: int, prepared: Prepared) -> Publication:
        if prepared.changes:
            self._open_store.publish(prepared.changes, prepared.floors, self._seconds())
            log.info("scenes were published", extra={"count": len(prepared.changes)})
        return Publication(number, tuple(each.outline() for each in prepared.changes))
