"""Hearing and speaking go on in processes of their own, which may die, hang or drown: nobody waits for ever."""

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
import pytest_asyncio

from tests.vstore.speech.scripted_speech import recording
from vstore.inference.watched_process import State
from vstore.speech import espeak, process, weights, whisper
from vstore.speech.marking import MARK
from vstore.speech.messages import FROM_EAR, FROM_MOUTH
from vstore.speech.ports import SpeechBusy, SpeechUnavailable
from vstore.speech.process import Ear, Mouth, SpeechProcess
from vstore.speech.recording import NotARecording, check

HOST = (sys.executable, "-m", "tests.vstore.speech.scripted_speech")


def scripted_ear(kind: str = "ear", **settings: Any) -> Ear:
    return SpeechProcess("the ear", (*HOST, kind), FROM_EAR, **({"back_off_seconds": (0.01, 0.01)} | settings))


def scripted_mouth() -> Mouth:
    return SpeechProcess("the mouth", (*HOST, "mouth"), FROM_MOUTH)


def espeaks() -> Mouth:
    if espeak.lack():
        pytest.skip(espeak.lack())
    return process.mouth()


@asynccontextmanager
async def ear(**settings: Any) -> AsyncIterator[Ear]:
    opened = scripted_ear(**settings)
    try:
        yield opened
    finally:
        await opened.stop()
        assert opened.pid is None or not psutil.pid_exists(opened.pid)


@pytest_asyncio.fixture(params=[scripted_mouth, espeaks])
async def mouth(request: pytest.FixtureRequest) -> AsyncIterator[Mouth]:
    opened: Mouth = request.param()
    yield opened
    await opened.stop()


async def test_a_mouth_makes_marked_recordings_in_each_language_in_the_order_asked(mouth: Mouth) -> None:
    assert (mouth.state, mouth.pid) == (State.ABSENT, None)
    english, korean = await asyncio.gather(mouth("Hello, may I help you?", "en"), mouth("안녕하세요?", "ko"))
    assert mouth.state is State.READY
    assert english != korean
    for audio in (english, korean):
        assert check(audio) > 0
        assert MARK.encode() in audio
    with pytest.raises(SpeechUnavailable, match="no voice for xx"):
        await mouth("hello", "xx")
    assert await mouth("Hello, may I help you?", "en") == english


async def test_what_is_no_recording_is_said_and_whatever_one_does_the_others_are_heard() -> None:
    async with ear() as opened:
        assert await opened(recording("a red scarf"), "en") == "en: a red scarf"
        assert opened.pid
        assert psutil.Process(opened.pid).nice() >= 10
        with pytest.raises(NotARecording, match="no WAV file"):
            await opened(b"as browsers record", "en")
        for bad in ("break", "gobble"):
            with pytest.raises(SpeechUnavailable):
                await opened(recording(bad), "en")
        assert await opened(recording("빨간 목도리"), "ko") == "ko: 빨간 목도리"
        with pytest.raises(SpeechUnavailable, match="ended unexpectedly"):
            await opened(recording("die"), "en")
        assert await opened(recording("a blue one"), "en") == "en: a blue one"


async def test_too_many_at_once_are_turned_away_and_what_nobody_waits_for_still_counts() -> None:
    async with ear(most_open=2) as opened:
        await opened(recording("hello"), "en")
        impatient = [asyncio.create_task(opened(recording("hang"), "en")) for _ in range(2)]
        await asyncio.sleep(0)
        for each in impatient:
            each.cancel()
        await asyncio.wait(impatient)
        with pytest.raises(SpeechBusy, match="too much to do"):
            await opened(recording("hello"), "en")


async def test_nobody_waits_for_ever() -> None:
    async with ear(patience_seconds=0.01) as opened:
        with pytest.raises(SpeechBusy, match=r"did not answer within 0\.01 s"):
            await opened(recording("hello"), "en")


async def test_one_that_cannot_be_loaded_is_not_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    async with ear(kind="none") as opened:
        for _ in range(2):
            with pytest.raises(SpeechUnavailable):
                await opened(recording("hello"), "en")
        assert opened.state is State.FAILED
        assert caplog.text.count("there are no weights") == 1


async def test_one_that_dies_again_and_again_is_left_alone() -> None:
    async with ear(back_off_seconds=()) as opened:
        for _ in range(2):
            with pytest.raises(SpeechUnavailable):
                await opened(recording("die"), "en")
        assert opened.state is State.FAILED


def test_what_is_missing_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(espeak, "PROGRAM", str(tmp_path / "none"))
    assert "apt install espeak-ng" in espeak.lack()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "pip install 'vstore[voice]'" in whisper.lack(tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)
    assert "vstore voice pull" in whisper.lack(tmp_path / "none")
    assert "no model.bin" in whisper.lack(tmp_path)
    (tmp_path / "model.bin").touch()
    assert whisper.lack(tmp_path) == ""


@pytest.mark.skipif(shutil.which(espeak.PROGRAM) is None, reason="espeak-ng is not installed")
@pytest.mark.skipif(not weights.folder().is_dir(), reason="`vstore voice pull` has not been run")
async def test_an_english_sentence_is_heard_as_it_was_spoken() -> None:
    pytest.importorskip("faster_whisper")
    speaking, hearing = process.mouth(), process.ear(weights.folder())
    try:
        spoken = await speaking("I am looking for a black leather bag for my mother.", "en")
        heard = await hearing(spoken, "en")
    finally:
        await speaking.stop()
        await hearing.stop()
    assert "looking for a black leather" in heard
    assert "my mother" in heard
