"""The schema's history: Alembic migrations that ship with the package, run over an open engine."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Brings the tables up to a revision; the newest one unless told otherwise."""
    with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
        command.upgrade(configuration(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Takes the tables back to a revision; "base" is an empty database."""
    with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
        command.downgrade(configuration(connection), revision)


def configuration(connection: Connection) -> Config:
    """Alembic's settings for work on this connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
