"""A folder's files are known again, and so is what was done to them."""

from pathlib import Path

import pytest

from vstore.inference import checksums


def test_what_was_changed_or_removed_is_named(tmp_path: Path) -> None:
    for name in ("changed", "kept", "removed"):
        (tmp_path / name).write_text(name)
    checksums.seal(tmp_path)
    assert checksums.damaged(tmp_path) == []
    (tmp_path / "changed").write_text("otherwise")
    (tmp_path / "removed").unlink()
    assert checksums.damaged(tmp_path) == ["changed", "removed"]
    checksums.seal(tmp_path)
    assert checksums.damaged(tmp_path) == []


def test_a_folder_of_which_nothing_was_noted_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        checksums.damaged(tmp_path)
