"""A process that hears and speaks by a script, for tests: some words make it hang, die, break or take all memory."""

import io
import os
import sys
import threading
import wave
from collections.abc import Callable

from vstore.speech.host import MOST_MEMORY, attend
from vstore.speech.marking import marked
from vstore.speech.messages import TO_EAR, TO_MOUTH
from vstore.speech.ports import SpeechUnavailable
from vstore.speech.recording import check

RATE = 16_000


def recording(text: str) -> bytes:
    """A recording in which the script hears a text: its letters stand for samples."""
    written = io.BytesIO()
    with wave.open(written, "wb") as target:
        target.setnchannels(1)
        target.setsampwidth(2)
        target.setframerate(RATE)
        target.writeframes(text.encode("utf-16-le"))
    return written.getvalue()


def hear(audio: bytes, language: str) -> str:
    check(audio)
    with wave.open(io.BytesIO(audio)) as read:
        text: str = read.readframes(read.getnframes()).decode("utf-16-le")
    _play(text)
    return f"{language}: {text}"


def speak(text: str, language: str) -> bytes:
    _play(text)
    if language == "xx":
        raise SpeechUnavailable(f"there is no voice for {language}")
    return marked(recording(f"{language}: {text}"))


def _play(text: str) -> None:
    match text:
        case "hang":
            threading.Event().wait()
        case "die":
            os._exit(3)
        case "break":
            raise ValueError("a bug")
        case "gobble":
            bytearray(2 * MOST_MEMORY)


def without_weights() -> Callable[[bytes, str], str]:
    raise SpeechUnavailable("there are no weights")


def main() -> int:
    match sys.argv[1]:
        case "ear":
            return attend(lambda: hear, TO_EAR)
        case "mouth":
            return attend(lambda: speak, TO_MOUTH)
    return attend(without_weights, TO_EAR)


if __name__ == "__main__":
    sys.exit(main())
