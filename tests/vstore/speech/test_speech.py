"""What is spoken here can be heard here; what is missing is said with its remedy."""

import argparse
import shutil
from pathlib import Path

import pytest

from vstore.commands.failure import CommandFailed
from vstore.commands.voice import hear
from vstore.speech import espeak
from vstore.speech.espeak import MOST_CHARACTERS, Espeak
from vstore.speech.marking import MARK
from vstore.speech.ports import LANGUAGES, SpeechUnavailable
from vstore.speech.recording import check

with_espeak = pytest.mark.skipif(shutil.which(espeak.PROGRAM) is None, reason="espeak-ng is not installed")

HELLO = {"en": "Hello, may I help you?", "ko": "안녕하세요, 무엇을 도와드릴까요?"}


@with_espeak
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_greeting_is_spoken_in_each_language_and_marked(language: str) -> None:
    audio = Espeak().speak(HELLO[language], language)
    assert 0.5 < check(audio) < 10.0
    assert MARK.encode() in audio


@with_espeak
@pytest.mark.parametrize("text", ["-h", "--version", "<voice name='x'>no</voice>", "$(id); `id`"])
def test_text_is_only_ever_spoken(text: str) -> None:
    assert check(Espeak().speak(text, "en")) > 0.2


@pytest.mark.parametrize(
    ("text", "language"), [("", "en"), (" ", "ko"), ("x" * (MOST_CHARACTERS + 1), "en"), ("a", "xx")]
)
def test_what_cannot_be_spoken_is_refused(text: str, language: str) -> None:
    with pytest.raises(SpeechUnavailable):
        Espeak().speak(text, language)


def test_a_missing_program_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(espeak, "PROGRAM", str(tmp_path / "none"))
    with pytest.raises(SpeechUnavailable, match="apt install espeak-ng"):
        Espeak().speak("hello", "en")


def test_hearing_without_weights_tells_how_to_fetch_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)
    monkeypatch.setenv("VSTORE_CACHE", str(tmp_path))
    with pytest.raises(CommandFailed, match="vstore voice pull"):
        hear(argparse.Namespace(weights=None, file=tmp_path / "a.wav", language="en"))
