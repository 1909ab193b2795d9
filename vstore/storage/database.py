"""The database: opened at the newest schema, used from a few threads so that the event loop never waits for it."""

import asyncio
import random
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext
from typing import TypeVar

from sqlalchemy import Engine, StaticPool, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session

from vstore.storage.engine import DatabaseUnusable, engine_for, named
from vstore.storage.schema import NewerSchema, upgrade
from vstore.worker_threads import worker_threads

Result = TypeVar("Result")

THREADS = 4

SERIALIZATION_FAILURE, DEADLOCK = "40001", "40P01"
"""A transaction that met another one and was undone whole: it may be run again as if it had not been."""

CONFLICTS, COLLISIONS = 40, 3
"""How often a change is tried that meets others, and one whose row was already there."""

FIRST_PAUSE, LONGEST_PAUSE = 0.002, 0.25
"""Seconds; the pause before each attempt is chance up to double the last one's ("Exponential Backoff And Jitter", AWS
Architecture Blog, 2015): who met once must not meet again."""


class Database:
    """One database. `read` and `write` run a function with a session in a thread, in one transaction each."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        # A snapshot that is only read meets nobody; what is decided on it is decided again by a `write`.
        snapshot = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        self._reading = engine.execution_options(begin="BEGIN", postgresql_readonly=True, **snapshot)
        self._writing = engine.execution_options(begin="BEGIN IMMEDIATE")
        single = isinstance(engine.pool, StaticPool)
        self._threads = worker_threads("storage", 1 if single else THREADS)
        # SQLite has one writer: to queue here is fair, to poll for its lock is not.
        self._turn = threading.Lock() if engine.dialect.name == "sqlite" else nullcontext()

    async def read(self, look: Callable[[Session], Result]) -> Result:
        """What `look` makes of one consistent state."""
        return await self._in_thread(lambda: self._look(look))

    async def write(self, change: Callable[[Session], Result]) -> Result:
        """Carries out `change` whole and durably; it runs again where another writer came first."""
        return await self._in_thread(lambda: self._change(change))

    async def ping(self) -> None:
        """Asks for nothing but an answer. Raises where there is none."""
        await self.read(lambda session: session.connection().execute(text("SELECT 1")).close())

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
        attempts, pause = 0, FIRST_PAUSE
        while True:
            attempts += 1
            try:
                return self._change_once(change)
            except DBAPIError as error:
                if attempts >= worth(error):
                    raise
            time.sleep(random.uniform(0, pause))
            pause = min(2 * pause, LONGEST_PAUSE)

    def _change_once(self, change: Callable[[Session], Result]) -> Result:
        with self._turn, Session(self._writing) as session:
            result = change(session)
            session.commit()
            return result


def open_database(url: str) -> Database:
    """Opens the database at an SQLAlchemy URL and brings its tables to the newest schema. Raises DatabaseUnusable."""
    engine = engine_for(url)
    try:
        upgrade(engine)
    except NewerSchema as error:
        engine.dispose()
        raise DatabaseUnusable(f"the database was made by a newer vstore; please update this one ({error})") from error
    except DBAPIError as error:
        engine.dispose()
        raise DatabaseUnusable(f"the database {named(engine)} cannot be opened: {error.orig}") from error
    return Database(engine)


def worth(error: DBAPIError) -> int:
    """How many attempts a change is worth that failed by this: where another writer was first, it may succeed again."""
    if getattr(error.orig, "sqlstate", None) in (SERIALIZATION_FAILURE, DEADLOCK):
        return CONFLICTS
    return COLLISIONS if isinstance(error, IntegrityError) else 1
