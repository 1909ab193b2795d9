"""The schema's history: Alembic migrations that ship with the package, run over an open engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, MetaData, inspect, text

from vstore.storage.tables import Table

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"

LOCK = 0x76_73_74_6F_72_65
"""What processes that migrate one PostgreSQL database queue for; "vstore" in ASCII."""


class NewerSchema(Exception):
    """The database is at a revision that this software does not know."""


class BrokenReferences(Exception):
    """A migration would have left rows that refer to nothing; the database is as it was."""


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Brings the tables up to a revision; the newest one unless told otherwise. Raises NewerSchema."""
    with _alone(engine) as connection:
        current = revision_of(connection)
        if current is not None and current not in revisions():
            raise NewerSchema(f"revision {current} of the tables")
        if current != (revisions()[-1] if revision == "head" else revision):
            # Alembic takes longer to import than a store to open: only where there is something to do.
            from alembic import command

            command.upgrade(_configuration(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Takes the tables back to a revision; "base" is an empty database."""
    from alembic import command

    with _alone(engine) as connection:
        command.downgrade(_configuration(connection), revision)


def every_table() -> MetaData:
    """All tables, whichever file of this package they are in."""
    folder = Path(__file__).parent
    for file in folder.glob("*tables.py"):
        import_module(f"{__package__}.{file.stem}")
    return Table.metadata


def revisions() -> list[str]:
    """Every revision there is, oldest first, as the files of the migrations are numbered."""
    return sorted(path.name[1:5] for path in (MIGRATIONS / "versions").glob("m[0-9][0-9][0-9][0-9]_*.py"))


def revision_of(connection: Connection) -> str | None:
    """The revision of a database's tables; None where it has none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _configuration(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other process migrates beside."""
    if engine.dialect.name == "sqlite":
        with _alone_in_file(engine) as connection:
            yield connection
        return
    # In READ COMMITTED what is read after the lock is what the one before us has left.
    with engine.execution_options(isolation_level="READ COMMITTED").begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        yield connection


@contextmanager
def _alone_in_file(engine: Engine) -> Iterator[Connection]:
    """SQLite alters a table by making it anew, and meanwhile nothing may refer to it (lang_altertable.html, 7)."""
    with engine.execution_options(begin="BEGIN IMMEDIATE").connect() as connection:
        driver = connection.connection.cursor()
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                yield connection
                if broken := connection.execute(text("PRAGMA foreign_key_check")).all():
                    raise BrokenReferences(f"{broken[0][0]} refers to {broken[0][2]}, row {broken[0][1]} and others")
        finally:
            driver.execute("PRAGMA foreign_keys = ON")
            driver.close()
