"""The commands of `vstore`, one file each."""

from vstore.commands import check, lossy, models, new, outbox, privacy, publish, replay, schema, serve, staff, visit
from vstore.commands.failure import CommandFailed

COMMANDS = (new, check, serve, publish, staff, outbox, privacy, visit, replay, lossy, schema, models)

__all__ = ["COMMANDS", "CommandFailed"]
