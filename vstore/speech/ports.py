"""What speech needs from the outside: someone who hears, and someone who speaks. Both block while they work."""

from typing import Protocol

LANGUAGES = ("en", "ko")
"""Those that are heard and spoken here."""


class SpeechUnavailable(Exception):
    """Speech cannot be had on this machine, or not now; the text says why and what to do."""


class SpeechBusy(SpeechUnavailable):
    """Too much is being heard or spoken; it is worth while to try again."""


class Recogniser(Protocol):
    """Speech to text."""

    def hear(self, audio: bytes, language: str) -> str:
        """What is said in a recording (`recording.check` says of which form), "" where nothing can be made out.

        `language` is a code such as "ko". Raises NotARecording.
        """


class Synthesiser(Protocol):
    """Text to speech."""

    def speak(self, text: str, language: str) -> bytes:
        """A WAV file of the text, marked as synthetic (`marking.marked`). Raises SpeechUnavailable."""
