"""The command line: `vstore COMMAND`."""

import argparse
import sys
from collections.abc import Sequence

from vstore import __version__
from vstore.commands import COMMANDS, CommandFailed


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code. Whatever goes wrong for the user is one clear line on standard error."""
    parser = argparse.ArgumentParser(
        prog="vstore",
        description="A store people walk through: shared 3D rooms, AI sales agents, checkout.",
        epilog="`vstore COMMAND --help` explains a command.",
    )
    parser.add_argument("--version", action="version", version=f"vstore {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(subparsers)
    options = parser.parse_args(arguments)
    try:
        code: int = options.run(options)
    except CommandFailed as failure:
        print(f"vstore: {failure}", file=sys.stderr)
        return failure.exit_code
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
