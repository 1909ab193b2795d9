"""The database: opened at the newest schema, used from a few threads so that the event loop never waits for it."""

import asyncio
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import TypeVar

from alembic.util import CommandError
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

from vstore.storage.schema import upgrade

Result = TypeVar("Result")

THREADS = 4
ATTEMPTS = 10
SERIALIZATION_FAILURE, DEADLOCK = "40001", "40P01"

PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA foreign_keys = ON",
    # With NORMAL a power cut can take back an order that the buyer was already shown.
    "PRAGMA synchronous = FULL",
)


class DatabaseUnusable(Exception):
    """The database cannot be opened; the message says which, why, and never its password."""


class Database:
    """One database. `read` and `write` run a function with a session in a thread, in one transaction each."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._reading = engine.execution_options(begin="BEGIN")
        self._writing = engine.execution_options(begin="BEGIN IMMEDIATE")
        single = isinstance(engine.pool, StaticPool)
        self._threads = ThreadPoolExecutor(1 if single else THREADS, thread_name_prefix="storage")
        # SQLite has one writer: to queue here is fair, to poll for its lock is not.
        self._turn = threading.Lock() if engine.dialect.name == "sqlite" else nullcontext()

    async def read(self, look: Callable[[Session], Result]) -> Result:
        """What `look` makes of one consistent state."""
        return await self._in_thread(lambda: self._look(look))

    async def write(self, change: Callable[[Session], Result]) -> Result:
        """Carries out `change` whole and durably; it runs again where another writer came first."""
        return await self._in_thread(lambda: self._change(change))

    def close(self) -> None:
        """Waits for what is running and closes every connection."""
        self._threads.shutdown()
        self.engine.dispose()

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _look(self, look: Callable[[Session], Result]) -> Result:
        with Session(self._reading) as session:
            return look(session)

    def _change(self, change: Callable[[Session], Result]) -> Result:
        for _ in range(ATTEMPTS - 1):
            try:
                return self._change_once(change)
            except DBAPIError as error:
                if not came_second(error):
                    raise
        return self._change_once(change)

    def _change_once(self, change: Callable[[Session], Result]) -> Result:
        with self._turn, Session(self._writing) as session:
            result = change(session)
            session.commit()
            return result


def open_database(url: str) -> Database:
    """Opens the database at an SQLAlchemy URL and brings its tables to the newest schema. Raises DatabaseUnusable."""
    try:
        engine = _engine(make_url(url))
    except (ArgumentError, ModuleNotFoundError) as error:
        raise DatabaseUnusable(f"the database URL {_without_password(url)} cannot be used: {error}") from error
    try:
        upgrade(engine)
    except CommandError as error:
        engine.dispose()
        raise DatabaseUnusable(f"the database was made by a newer vstore; please update this one ({error})") from error
    except DBAPIError as error:
        engine.dispose()
        raise DatabaseUnusable(f"the database {engine.url!r} cannot be opened: {error.orig}") from error
    return Database(engine)


def _without_password(url: str) -> str:
    return re.sub(r"(?<=:)[^:/@]+(?=@)", "***", url)


def came_second(error: DBAPIError) -> bool:
    """Whether another writer was first, so that the same change may succeed if it is tried again."""
    return isinstance(error, IntegrityError) or getattr(error.orig, "sqlstate", "") in (SERIALIZATION_FAILURE, DEADLOCK)


def _engine(url: URL) -> Engine:
    # Parameters are people's names and addresses: they must not show in the text of an error.
    if url.get_backend_name() != "sqlite":
        return create_engine(url, hide_parameters=True, isolation_level="SERIALIZABLE", pool_pre_ping=True)
    if url.database in (None, "", ":memory:"):
        one_for_all = {"check_same_thread": False}
        engine = create_engine(url, hide_parameters=True, poolclass=StaticPool, connect_args=one_for_all)
    else:
        engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # Python's driver begins transactions by rules of its own; we say BEGIN ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
