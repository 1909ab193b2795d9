"""Spreadsheet exports in whatever encoding and with whatever separator."""

import pytest

from vstore.catalogues.encodings import Unreadable, decoded
from vstore.catalogues.tables import Table, read_table

TEXT = 'name,price\n"셔츠, 흰색",39000\n코트,120000\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be"])
def test_korean_text_is_read_in_every_encoding_that_excel_writes(encoding: str) -> None:
    table = read_table(decoded(TEXT.encode(encoding)))
    assert table.header == ("name", "price")
    assert [row["name"] for row in table.rows] == ["셔츠, 흰색", "코트"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_taken_from_the_header(separator: str) -> None:
    table = read_table(f'a{separator}"b, c; d"\n1{separator}2\n')
    assert table.header == ("a", "b, c; d")
    assert table.rows[0].cells == {"a": "1", "b, c; d": "2"}


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    table = read_table('a,b\n1,"two\nlines"\n,\n\n3,4\n')
    assert [(row.number, row["a"]) for row in table.rows] == [(2, "1"), (5, "3")]


def test_missing_cells_are_empty_and_surplus_ones_are_told() -> None:
    table = read_table("a,b\n1\n1,2,3\n1,2,,\n")
    assert table.rows[0]["b"] == ""
    assert table.overflowing == (3,)


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    assert read_table('a,b\n1,2\n3,"4\n5,6\n').open_quote == 3
    assert read_table('a,b\n1,5" wide\n3,4\n').open_quote is None
    assert read_table('a,b\n1,"2"').open_quote is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"PK\x03\x04\x00\x00", "the file is an Excel workbook; save it as CSV UTF-8 in Excel"),
        (b"\xd0\xcf\x11\xe0\xa1", "the file is an Excel workbook; save it as CSV UTF-8 in Excel"),
        (b"name\n\xff\xff\xff\x80\n", "the letters are in no encoding known here (UTF-8, UTF-16, CP949)"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_table(decoded(data))
    assert str(refusal.value) == reason


def test_a_header_alone_is_a_table_without_rows() -> None:
    assert read_table("a,b\n") == Table(("a", "b"), ())
