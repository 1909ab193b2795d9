"""The problems of one catalog file as they are found."""

from vstore.problem import Problem, Severity


class Report:
    """Collects what is wrong in `file`. Row 0 and column "" mean the file itself."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file

    def fault(self, row: int, column: str, what: str, remedy: str) -> None:
        """Something that was left out until the brand mends it."""
        self._add(row, column, what, remedy, Severity.FAULT)

    def note(self, row: int, column: str, what: str, remedy: str) -> None:
        """Something odd that was worked round."""
        self._add(row, column, what, remedy, Severity.NOTE)

    def _add(self, row: int, column: str, what: str, remedy: str, severity: Severity) -> None:
        parts = [f"row {row}"] if row else []
        parts += [f"column “{column}”"] if column else []
        self.problems.append(Problem(self._file, ", ".join(parts), what, remedy, severity))
