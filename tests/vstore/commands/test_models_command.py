"""`vstore models` tells what is there and never breaks an installation."""

import argparse
import asyncio
from pathlib import Path

import pytest

from tests.support.model_server import ParrotServer, Reply, model_server, serving, whole
from tests.vstore.inference import tiny_model
from vstore.commands import models, models_check, models_trial
from vstore.commands.failure import CommandFailed
from vstore.inference import checksums, weights
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
    for expected in (
        "Qwen2.5-Coder-0.5B",
        "Apache-2.0",
        "en, ko",
        "491 MB to fetch",
        "1,570 MB in 8 bits",
        "vstore models pull",
        str(cache),
    ):
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


async def test_a_model_that_speaks_both_languages_passes(capsys: pytest.CaptureFixture[str]) -> None:
    async with serving(ParrotServer()) as server:
        assert await asyncio.to_thread(run, "check", "--model-url", server.url) == 0
    told = capsys.readouterr().out
    assert "  licence    unknown: find out before you sell with this model\n" in told
    for language in ("en", "ko"):
        assert f"speaks {language}  14 of 14 answers are true and complete, 0 in its own words\n" in told
    assert told.endswith("this model is fit for a store\n")
    assert len(server.asked) == 28


async def test_a_model_that_says_anything_else_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    async with model_server(Reply(parts=whole("It is ", "free!"))) as server:
        assert await asyncio.to_thread(run, "check", "--model-url", server.url) == 1
    told = capsys.readouterr().out
    assert "speaks ko  0 of 14 answers are true and complete, 0 in its own words: too few\n" in told
    assert told.endswith("not fit for a store: agents would mostly speak in phrases\n")


@pytest.mark.parametrize("action", ["check", "bench"])
async def test_a_server_that_cannot_be_reached_is_said_in_one_line(
    action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with model_server() as server:
        pass
    monkeypatch.setattr(models_trial, "REACH_SECONDS", 0.3)
    with pytest.raises(CommandFailed, match="The model server cannot be reached"):
        await asyncio.to_thread(run, action, "--model-url", server.url)


async def test_a_model_that_does_not_answer_is_said_in_one_line() -> None:
    async with model_server(Reply(400)) as server:
        with pytest.raises(CommandFailed, match="the model did not answer: the model server answers with HTTP 400"):
            await asyncio.to_thread(run, "check", "--model-url", server.url)


def test_an_embedded_model_that_is_damaged_is_not_loaded(capsys: pytest.CaptureFixture[str]) -> None:
    folder = weights.folder_of(EMBEDDED) / "bfloat16"
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(b"as converted")
    checksums.seal(folder)
    (folder / "model.safetensors").write_bytes(b"after a fault of the disk")
    assert run("check") == 1
    told = capsys.readouterr().out
    assert f"damaged: {folder}. Remove that and run `vstore models pull`.\n" in told
    assert "getting the model ready" not in told


def test_an_embedded_model_converted_before_sums_were_kept_is_not_called_damaged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = weights.folder_of(EMBEDDED) / "bfloat16"
    folder.mkdir(parents=True)
    assert models_check.looks_whole("embedded")
    told = capsys.readouterr().out
    assert f"converted before sums were kept. `rm -r '{folder}' && vstore models pull` converts them anew.\n" in told
    assert "damaged" not in told


def test_without_the_embedded_model_check_says_how_to_get_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandFailed, match=r"not installed: .*`vstore models pull` installs it"):
        run("check", "embedded")
    assert "whole" not in capsys.readouterr().out


def test_a_folder_is_looked_through_loaded_and_found_to_babble(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tiny_model.make(tmp_path / "tiny")
    (folder / "README.md").write_text("---\nlicense: mit\n---\n# Tiny\n")
    checksums.seal(folder)
    assert run("check", str(folder)) == 1
    told = capsys.readouterr().out
    for expected in (str(folder), "licence    mit", "every SHA-256 is right", "is ready after", "MB in use (measured)"):
        assert expected in told


@pytest.mark.parametrize("options", [["./nowhere"], ["embedded", "--adapter", "nowhere"]])
def test_a_folder_that_is_not_there_is_named(options: list[str]) -> None:
    with pytest.raises(CommandFailed, match=r"there is no folder \S*nowhere$"):
        run("check", *options)


async def test_bench_tells_how_soon_and_how_fast(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(ParrotServer()) as server:
        assert await asyncio.to_thread(run, "bench", "--model-url", server.url) == 0
        told = capsys.readouterr().out
        for expected in ("en alone", "ko alone", "8 at once", "the model runs elsewhere", "fast enough"):
            assert expected in told
        monkeypatch.setenv("VSTORE_PATIENCE_SECONDS", "0.000001")
        assert await asyncio.to_thread(run, "bench", "--model-url", server.url) == 1
        assert "too slow: after 1e-06 s without a word agents speak in phrases" in capsys.readouterr().out
