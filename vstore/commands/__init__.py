"""The commands of `vstore`, one file each."""

from vstore.commands import (
    check,
    copy_database,
    lossy,
    models,
    new,
    orders,
    outbox,
    privacy,
    publish,
    replay,
    schema,
    serve,
    staff,
    visit,
)
from vstore.commands.failure import CommandFailed

COMMANDS = (
    new,
    check,
    serve,
    publish,
    staff,
    outbox,
    privacy,
    visit,
    copy_database,
    replay,
    lossy,
    schema,
    models,
    orders,
)

__all__ = ["COMMANDS", "CommandFailed"]
