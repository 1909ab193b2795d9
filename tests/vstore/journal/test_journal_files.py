"""A journal on disk: private, whole up to a crash, and never in the store's way."""

import io
import logging
import os
import stat
import threading
from pathlib import Path

import pytest

from tests.support.little_store import opening_of
from vstore.__main__ import main
from vstore.journal.file_format import MARK, JournalFault, JournalReader, packed
from vstore.journal.inputs import Ticked
from vstore.journal.recorded_store import Record
from vstore.journal.writer import JournalWriter
from vstore.limits import StoreLimits

OPENING = opening_of(StoreLimits())
TICKS: list[Record] = [Ticked(0.05, 1_000.0 + number) for number in range(3)]
WHOLE = MARK + packed(OPENING) + b"".join(map(packed, TICKS))


def read(data: bytes) -> tuple[list[Record], bool]:
    reader = JournalReader(io.BytesIO(data))
    assert reader.opening == OPENING
    return list(reader), reader.torn


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    writer = JournalWriter(path)
    writer.write(OPENING)
    for each in TICKS:
        writer.write(each)
    writer.close()
    assert path.read_bytes() == WHOLE
    assert read(WHOLE) == (TICKS, False)


def test_nobody_else_may_read_it_and_no_file_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    JournalWriter(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        JournalWriter(path)


@pytest.mark.parametrize("cut", range(1, len(packed(TICKS[2]))))
def test_a_torn_last_record_is_left_out(cut: int) -> None:
    assert read(WHOLE[:-cut]) == (TICKS[:2], True)


def test_a_damaged_record_is_named() -> None:
    start = len(WHOLE) - 2 * len(packed(TICKS[2]))
    damaged = WHOLE[: start + 10] + bytes([WHOLE[start + 10] ^ 1]) + WHOLE[start + 11 :]
    with pytest.raises(JournalFault, match=f"^the record at byte {start} is damaged$"):
        read(damaged)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", "this is no journal of vstore"),
        (b"PK\x03\x04 something else entirely", "this is no journal of vstore"),
        (MARK, "the journal ends before the store had opened"),
        (MARK + packed(TICKS[0]), "is not as this version of vstore writes it"),
        (WHOLE[:-1] + b"\x7f", "is damaged"),
    ],
)
def test_a_foreign_file_is_a_clear_error(
    data: bytes, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.journal"
    path.write_bytes(data)
    assert main(["replay", str(path)]) == 1
    printed = capsys.readouterr().err
    assert f"vstore: {path}: " in printed
    assert text in printed
    assert printed.count("\n") == 1


def test_a_missing_file_is_a_clear_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err == f"vstore: cannot read {tmp_path / 'none'}: No such file or directory\n"


def test_a_disk_that_cannot_keep_up_ends_the_journal_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    goes_on = threading.Event()
    run = JournalWriter._run

    def later(writer: JournalWriter) -> None:
        goes_on.wait(30)
        run(writer)

    monkeypatch.setattr(JournalWriter, "_run", later)
    path = tmp_path / "a.journal"
    writer = JournalWriter(path, most_waiting=len(WHOLE) - 1)
    for each in (OPENING, *TICKS, *TICKS):
        writer.write(each)
    goes_on.set()
    writer.close()
    assert path.read_bytes() == WHOLE
    assert [each.message for each in caplog.records if each.levelno == logging.ERROR] == [
        "the journal ends here: the disk cannot keep up; the store goes on without it"
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_ends_the_journal_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr("vstore.journal.writer.os.open", lambda *_: full)
    writer = JournalWriter(tmp_path / "a.journal")
    writer.write(OPENING)
    writer.close()
    writer.write(TICKS[0])
    assert [each.message for each in caplog.records] == [
        "the journal ends here: it cannot be written; the store goes on without it"
    ]
