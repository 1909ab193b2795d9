"""Cells that a spreadsheet would take for a formula and run: written so that it shows them, and read back as meant."""

import re

_WOULD_RUN = re.compile(r"'*[=+\-@]")
_KEPT_FROM_RUNNING = re.compile(r"'+[=+\-@]")


def disarmed(cell: str) -> str:
    """The cell as a spreadsheet shows it without running it: with an apostrophe before "=", "+", "-" or "@"."""
    return f"'{cell}" if _WOULD_RUN.match(cell) else cell


def as_meant(cell: str) -> str:
    """A cell without that apostrophe: as_meant(disarmed(x)) == x."""
    return cell[1:] if _KEPT_FROM_RUNNING.match(cell) else cell
