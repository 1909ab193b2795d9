"""What a folder's files were when they were written: SHA256SUMS, which `sha256sum --check` reads too."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def seal(folder: Path) -> None:
    """Notes the hash of every file in `folder`."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name != NAME)
    (folder / NAME).write_text("".join(f"{sha256(file)}  {file.name}\n" for file in files))


def are_kept(folder: Path) -> bool:
    """Whether it was noted what the files of `folder` were."""
    return (folder / NAME).is_file()


def damaged(folder: Path) -> list[str]:
    """Names of the files that are missing or not what they were. FileNotFoundError where nothing was noted."""
    noted = (line.split("  ", 1) for line in (folder / NAME).read_text().splitlines())
    return [name for digest, name in noted if not (folder / name).is_file() or sha256(folder / name) != digest]


def sha256(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
