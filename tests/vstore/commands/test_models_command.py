"""`vstore models` tells what is there and never breaks an installation."""

import argparse
from pathlib import Path

import pytest

from vstore.commands import models
from vstore.commands.failure import CommandFailed
from vstore.inference import weights
from vstore.inference.bases import EMBEDDED


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    models.add(parser.add_subparsers(required=True))
    options = parser.parse_args(["models", *arguments])
    return int(options.run(options))


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("VSTORE_CACHE", str(tmp_path))
    return tmp_path


def test_list_shows_licence_languages_size_and_how_to_install(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    told = capsys.readouterr().out
    for expected in ("Qwen2.5-Coder-0.5B", "Apache-2.0", "en, ko", "491 MB to fetch", "vstore models pull", str(cache)):
        assert expected in told


def test_list_shows_what_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    folder = weights.folder_of(EMBEDDED) / "bfloat16"
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(b"x" * 2_000_000)
    assert run("list") == 0
    assert "2 MB on disk" in capsys.readouterr().out


def test_pull_fails_with_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match=r"no\.gguf is not a file"):
        run("pull", "--from", str(tmp_path / "no.gguf"))


def test_an_optional_pull_only_warns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pull", "--optional", "--from", str(tmp_path / "no.gguf")) == 0
    assert "warning" in capsys.readouterr().err
