"""Recordings that are heard: WAV of one channel, 16 bits a sample, of bounded length. All else is refused unread."""

import io
import wave

LONGEST_SECONDS = 30.0
"""The window of Whisper (Radford et al. 2022, section 2.2); a sentence to an agent is far shorter."""

RATES = range(8_000, 48_001)
"""Samples a second."""

MOST_BYTES = int(LONGEST_SECONDS * max(RATES) * 2) + 1_024


class NotARecording(ValueError):
    """It is not such a recording; the text says why."""


def check(audio: bytes) -> float:
    """How many seconds the recording lasts. Raises NotARecording."""
    if len(audio) > MOST_BYTES:
        raise NotARecording(f"a recording holds at most {MOST_BYTES:,} bytes, and this one {len(audio):,}")
    try:
        with wave.open(io.BytesIO(audio)) as read:
            channels, width = read.getnchannels(), read.getsampwidth()
            rate, frames = read.getframerate(), read.getnframes()
    except (wave.Error, EOFError, ValueError, RuntimeError):  # RuntimeError: a chunk that ends before it begins
        raise NotARecording("this is no WAV file of plain samples (PCM)") from None
    if channels != 1 or width != 2 or rate not in RATES:
        raise NotARecording(
            f"a recording has 1 channel, 16 bits a sample and {min(RATES):,} to {max(RATES):,} samples a second; "
            f"this one {channels}, {width * 8} and {rate:,}"
        )
    if frames > LONGEST_SECONDS * rate:
        raise NotARecording(f"a recording lasts at most {LONGEST_SECONDS:g} seconds, and this one {frames / rate:.0f}")
    seconds: float = frames / rate
    return seconds
