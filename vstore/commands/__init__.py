"""The commands of `vstore`, one file each."""

from vstore.commands import (
    catalog,
    chat,
    check,
    conversations,
    copy_database,
    coupon,
    lossy,
    models,
    new,
    orders,
    outbox,
    payments,
    privacy,
    publish,
    replay,
    schema,
    serve,
    staff,
    trace,
    visit,
    voice,
)
from vstore.commands.failure import CommandFailed

COMMANDS = (
    new,
    check,
    serve,
    publish,
    catalog,
    coupon,
    staff,
    trace,
    orders,
    payments,
    outbox,
    privacy,
    conversations,
    visit,
    chat,
    copy_database,
    replay,
    lossy,
    schema,
    models,
    voice,
)

__all__ = ["COMMANDS", "CommandFailed"]
