"""Versions of scenes in the database: what visitors have seen, and what undoing goes back to."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from scenes.document import SceneDocument
from vstore.storage.database import Database
from vstore.storage.tables import SceneVersionRow

KEPT = 20
"""So many versions of each scene are kept."""

Scenes = dict[str, SceneDocument]


class SceneVersions:
    """A pile for each scene, what visitors see on top. Publications count up from 1 and may hold several scenes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, scenes: Iterable[SceneDocument], now: datetime) -> int:
        """Puts those scenes on top that are not there already; the number of the latest publication."""
        documents = {each.id: each for each in scenes}
        return await self._database.write(lambda session: _keep(session, documents, now))

    async def before_latest(self) -> tuple[int, Scenes]:
        """The number of the latest publication, and its scenes as they were before it; none where that is not known."""
        return await self._database.read(_before_latest)

    async def drop(self, publication: int) -> None:
        """Takes a publication off the piles."""
        which = delete(SceneVersionRow).where(col(SceneVersionRow.publication) == publication)
        await self._database.write(lambda session: session.exec(which))


def _keep(session: Session, scenes: Mapping[str, SceneDocument], now: datetime) -> int:
    latest = _latest(session)
    news = [each for each in scenes.values() if _on_top(session, each.id, latest) != each]
    for each in news:
        document = msgspec.json.encode(each).decode()
        row = SceneVersionRow(publication=latest + 1, scene=each.id, document=document, published_at=now)
        session.add(row)
    session.flush()
    for each in news:
        _forget_oldest(session, each.id)
    return latest + 1 if news else latest


def _before_latest(session: Session) -> tuple[int, Scenes]:
    latest = _latest(session)
    together = select(SceneVersionRow.scene).where(SceneVersionRow.publication == latest)
    before = {scene: _on_top(session, scene, latest - 1) for scene in session.exec(together)}
    found = {scene: document for scene, document in before.items() if document is not None}
    return latest, found if len(found) == len(before) else {}


def _latest(session: Session) -> int:
    return session.exec(select(func.max(SceneVersionRow.publication))).one() or 0


def _on_top(session: Session, scene: str, publication: int) -> SceneDocument | None:
    """A scene as of a publication."""
    chosen = select(SceneVersionRow.document).where(
        SceneVersionRow.scene == scene, col(SceneVersionRow.publication) <= publication
    )
    document = session.exec(chosen.order_by(col(SceneVersionRow.publication).desc())).first()
    return None if document is None else msgspec.json.decode(document, type=SceneDocument)


def _forget_oldest(session: Session, scene: str) -> None:
    publications = select(SceneVersionRow.publication).where(SceneVersionRow.scene == scene)
    newest_first = publications.order_by(col(SceneVersionRow.publication).desc())
    for publication in session.exec(newest_first).all()[KEPT:]:
        session.delete(session.get(SceneVersionRow, (publication, scene)))
