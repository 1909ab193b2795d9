"""`python -m tests.support.voiced_store serve ...`: a store with a voice whose ears hear one thing whatever is said.

`... ear` and `... mouth` are the processes beside it.
"""

import io
import sys
import wave
from unittest.mock import patch

from vstore.__main__ import main as vstore
from vstore.speech import espeak, process, whisper
from vstore.speech.host import attend
from vstore.speech.marking import marked
from vstore.speech.messages import TO_EAR, TO_MOUTH
from vstore.speech.recording import check

MODULE = "tests.support.voiced_store"
HEARD = {"en": "Do you have a jacket?", "ko": "재킷 있어요?"}
RATE = 16_000


def hear(audio: bytes, language: str) -> str:
    """Nothing where the recording is silent."""
    check(audio)
    with wave.open(io.BytesIO(audio)) as read:
        is_silent = not any(read.readframes(read.getnframes()))
    return "" if is_silent else HEARD[language]


def speak(text: str, language: str) -> bytes:
    """A moment of silence."""
    written = io.BytesIO()
    with wave.open(written, "wb") as target:
        target.setnchannels(1)
        target.setsampwidth(2)
        target.setframerate(RATE)
        target.writeframes(bytes(RATE // 5))
    return marked(written.getvalue())


def main() -> int:
    match sys.argv[1]:
        case "ear":
            return attend(lambda: hear, TO_EAR)
        case "mouth":
            return attend(lambda: speak, TO_MOUTH)
    process.HOST = (sys.executable, "-m", MODULE)
    with patch.object(whisper, "lack", return_value=""), patch.object(espeak, "lack", return_value=""):
        return vstore([*sys.argv[1:], "--voice"])


if __name__ == "__main__":
    sys.exit(main())
