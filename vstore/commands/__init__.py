"""The commands of `vstore`, one file each."""

from vstore.commands import check, lossy, models, new, outbox, publish, replay, schema, serve, visit
from vstore.commands.failure import CommandFailed

COMMANDS = (new, check, serve, publish, outbox, visit, replay, lossy, schema, models)

__all__ = ["COMMANDS", "CommandFailed"]
