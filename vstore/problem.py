"""A fault in a brand's own files, said so that the brand can mend it."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """A fault must be mended before the store opens; a note says what was done about something odd."""

    FAULT = "fault"
    NOTE = "note"


class Problem(msgspec.Struct, frozen=True):
    """What is wrong in `file` at `place` ("row 12, column “Price”"; empty: the whole file), and the remedy."""

    file: str
    place: str
    what: str
    remedy: str
    severity: Severity = Severity.FAULT

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.what} {self.remedy}".rstrip()


def faults(problems: Sequence[Problem]) -> list[Problem]:
    """Those that must be mended."""
    return [problem for problem in problems if problem.severity is Severity.FAULT]


def counted(number: int, noun: str) -> str:
    """ "1 row", "2 rows"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
