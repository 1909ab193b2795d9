"""Text to speech by eSpeak NG: small, quick, robotic, of many languages. GPL: only ever run as a program of its own."""

import shutil
import subprocess

from vstore.speech.marking import marked
from vstore.speech.ports import SpeechUnavailable

PROGRAM = "espeak-ng"
MOST_CHARACTERS = 500
"""No sentence of an agent is longer."""

_VOICES = {"en": "en-us", "ko": "ko"}
_SECONDS = 10.0
_REMEDY = "eSpeak NG is not installed; on Debian: `apt install espeak-ng`"


def lack() -> str:
    """What is missing before it can speak, with the remedy; "" where nothing is."""
    return "" if shutil.which(PROGRAM) else _REMEDY


class Espeak:
    """A Synthesiser. Each text is spoken by a process that ends with it; the text never stands on a command line."""

    def speak(self, text: str, language: str) -> bytes:
        if language not in _VOICES:
            raise SpeechUnavailable(f"there is no voice for {language}; there are {', '.join(_VOICES)}")
        if not text.strip() or len(text) > MOST_CHARACTERS:
            raise SpeechUnavailable(f"a text to speak has 1 to {MOST_CHARACTERS} characters, and this one {len(text)}")
        command = [PROGRAM, "-v", _VOICES[language], "--stdin", "--stdout"]
        try:
            done = subprocess.run(command, input=text.encode(), capture_output=True, check=True, timeout=_SECONDS)
        except FileNotFoundError:
            raise SpeechUnavailable(_REMEDY) from None
        except subprocess.TimeoutExpired:
            raise SpeechUnavailable(f"{PROGRAM} did not answer within {_SECONDS:g} seconds") from None
        except subprocess.CalledProcessError as fault:
            raise SpeechUnavailable(f"{PROGRAM} failed: {fault.stderr.decode(errors='replace').strip()}") from None
        return marked(done.stdout)
