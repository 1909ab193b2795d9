"""Bytes of a spreadsheet export as rows: whatever encoding and separator the brand's Excel chose."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator

import msgspec

from vstore.catalogues.encodings import DAMAGED, HIDDEN, Unreadable

_DELIMITERS = ",;\t"
LARGEST_CELL = 4 * 1024 * 1024  # a description with pictures pasted in as text; Python's own limit is 128 KiB


class Row(msgspec.Struct, frozen=True):
    """One line of the table: its number as a spreadsheet counts it (1 is the header) and its cells by column."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


class Table(msgspec.Struct, frozen=True):
    """A header and its rows.

    `overflowing` are the numbers of rows with more cells than the header, `hidden` of those from which characters that
    nobody sees were taken, `damaged` of those with broken letters; `repeated` are columns named twice, of which the
    last is read. `open_quote` is the row in which a quotation mark opens that is never closed, so that all after it
    reads as one cell.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    overflowing: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
    damaged: tuple[int, ...] = ()
    repeated: tuple[str, ...] = ()
    open_quote: int | None = None


def read_table(text: str) -> Table:
    """The table in the text of a CSV file; raises Unreadable where there is none."""
    csv.field_size_limit(LARGEST_CELL)
    delimiter = _delimiter(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        found = list(_numbered(lines))
    except csv.Error as fault:
        raise Unreadable(f"the table breaks off at line {lines.line_num} ({fault})") from None
    if not found:
        raise Unreadable("the file is empty")
    (_, first), *numbered = found
    header = tuple(_cleared(name) for name in first)
    return Table(
        header,
        rows=tuple(Row(number, dict(zip(header, map(_cleared, cells), strict=False))) for number, cells in numbered),
        overflowing=tuple(number for number, cells in numbered if any(cell.strip() for cell in cells[len(header) :])),
        hidden=_where(lambda cell: HIDDEN.search(cell), numbered) if HIDDEN.search(text) else (),
        damaged=_where(lambda cell: DAMAGED in cell, numbered) if DAMAGED in text else (),
        repeated=tuple(name for name, count in Counter(header).items() if name and count > 1),
        open_quote=numbered[-1][0] if numbered and _is_open_at_end(text, delimiter) else None,
    )


def _where(is_so: Callable[[str], object], numbered: list[tuple[int, list[str]]]) -> tuple[int, ...]:
    """The numbers of the rows in which something is so of any cell."""
    return tuple(number for number, cells in numbered if any(map(is_so, cells)))


def _cleared(cell: str) -> str:
    return HIDDEN.sub("", cell).strip()


def _numbered(lines: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows that say something, numbered as a spreadsheet shows them (a cell with line breaks is one row there)."""
    for number, cells in enumerate(lines, start=1):
        if any(cell.strip() for cell in cells):
            yield number, cells


def _is_open_at_end(text: str, delimiter: str) -> bool:
    """Whether the last cell's quotation mark is never closed: only a strict reader minds."""
    try:
        for _ in csv.reader(io.StringIO(text + "\n", newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as fault:
        return "unexpected end of data" in str(fault)
    return False


def _delimiter(text: str) -> str:
    """The separator that the header uses most, outside quotes."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)
