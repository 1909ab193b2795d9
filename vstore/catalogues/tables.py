"""Bytes of a spreadsheet export as rows: whatever encoding and separator the brand's Excel chose."""

import codecs
import csv
import io
from collections.abc import Iterator

import msgspec

_DELIMITERS = ",;\t"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .xls
LARGEST_CELL = 4 * 1024 * 1024  # a description with pictures pasted in as text; Python's own limit is 128 KiB


class Unreadable(ValueError):
    """The file is no table; the message says why and what to do."""


class Row(msgspec.Struct, frozen=True):
    """One line of the table: its number as a spreadsheet counts it (1 is the header) and its cells by column."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


class Table(msgspec.Struct, frozen=True):
    """A header and its rows.

    `overflowing` are the numbers of rows with more cells than the header; `open_quote` is the row in which a quotation
    mark opens that is never closed, so that all after it reads as one cell.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    overflowing: tuple[int, ...] = ()
    open_quote: int | None = None


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or CP949 (what Korean Excel writes); raises Unreadable."""
    if data.startswith(_WORKBOOKS):
        raise Unreadable("the file is an Excel workbook; save it as CSV UTF-8 in Excel")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode(data, encoding)
    if b"\0" in data[:200]:
        return _decode(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, "cp949")


def read_table(data: bytes) -> Table:
    """The table in a CSV file; raises Unreadable where there is none."""
    text = decoded(data)
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
    header = tuple(name.strip() for name in first)
    rows = tuple(Row(number, dict(zip(header, map(str.strip, cells), strict=False))) for number, cells in numbered)
    overflowing = tuple(number for number, cells in numbered if any(cell.strip() for cell in cells[len(header) :]))
    return Table(header, rows, overflowing, rows[-1].number if rows and _is_open_at_end(text, delimiter) else None)


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


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("the letters are in no encoding known here (UTF-8, UTF-16, CP949)") from None


def _delimiter(text: str) -> str:
    """The separator that the header uses most, outside quotes."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)
