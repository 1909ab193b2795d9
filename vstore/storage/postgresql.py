"""PostgreSQL: serializable, silent about people, and never waited for without end. Needs its driver, psycopg."""

import psycopg
from psycopg.abc import Buffer
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.pool import ConnectionPoolEntry

DRIVER = "postgresql+psycopg"

LIBPQ = {
    "connect_timeout": 5,
    # A server that falls silent must not hold a thread for the two hours that the kernel would wait.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""Seconds and, in the last, milliseconds (PostgreSQL 15, 34.1.2 "Parameter Key Words"); the URL may say otherwise."""


class WithoutNul(StrDumperUnknown):
    """PostgreSQL keeps no NUL in text; what visitors may write all the same is kept as U+FFFD, as browsers do."""

    def dump(self, obj: str) -> Buffer | None:
        return super().dump(obj.replace("\0", "\ufffd"))


def postgresql_engine(url: URL) -> Engine:
    """An engine for a PostgreSQL URL, whatever driver that names."""
    engine = create_engine(
        url.set(drivername=DRIVER),
        isolation_level="SERIALIZABLE",
        pool_pre_ping=True,
        connect_args={name: value for name, value in LIBPQ.items() if name not in url.query},
        # Parameters are people's names and addresses: they must not show in the text of an error.
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "handle_error", _forget_the_row)
    return engine


def _prepare(connection: psycopg.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.adapters.register_dumper(str, WithoutNul)


def _forget_the_row(context: ExceptionContext) -> None:
    """PostgreSQL quotes the row that is at fault in an error's details; logs must not."""
    fault = context.original_exception
    if not isinstance(fault, psycopg.Error) or fault.diag.message_primary is None:
        return
    for error in (fault, context.sqlalchemy_exception):
        if error is not None:
            error.args = (f"{fault.diag.sqlstate}: {fault.diag.message_primary}",)
