"""The commands of `vstore`, one file each."""

from vstore.commands import check, new, schema, serve, visit
from vstore.commands.failure import CommandFailed

COMMANDS = (serve, new, check, visit, schema)

__all__ = ["COMMANDS", "CommandFailed"]
