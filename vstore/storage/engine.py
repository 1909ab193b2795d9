"""The engine for a database URL: what SQLite and PostgreSQL each need for transactions to mean the same in both."""

import re

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA foreign_keys = ON",
    # With NORMAL a power cut can take back an order that the buyer was already shown.
    "PRAGMA synchronous = FULL",
)


class DatabaseUnusable(Exception):
    """The database cannot be opened; the message says which, why, and never its password."""


def engine_for(url: str) -> Engine:
    """An engine that nothing has been asked of yet. Raises DatabaseUnusable."""
    try:
        parsed = make_url(url)
        match parsed.get_backend_name():
            case "sqlite":
                return _sqlite(parsed)
            case "postgresql" | "postgres" if "@" not in (parsed.host or ""):
                from vstore.storage.postgresql import postgresql_engine

                return postgresql_engine(parsed)
    except ModuleNotFoundError:
        raise DatabaseUnusable(f'{_masked(url)} needs a driver: pip install "vstore[postgres]"') from None
    except (ArgumentError, ValueError):
        pass  # what they say quotes the URL
    raise DatabaseUnusable(
        f"the database URL {_masked(url)} cannot be used: write sqlite:////path/store.db, or "
        "postgresql://user@host:5432/name for PostgreSQL, with %40 for an @ in a password"
    )


def named(engine: Engine) -> str:
    """The database as people may be told of it: where it is, without user, password and options."""
    url = engine.url
    return URL.create(url.get_backend_name(), None, None, url.host, url.port, url.database).render_as_string()


def _masked(url: str) -> str:
    """A password may hold any sign, and may stand among the options too."""
    return re.sub(r"(?<=://).*@|\?.*", lambda secret: "***@" if secret[0].endswith("@") else "?***", url)


def _sqlite(url: URL) -> Engine:
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
