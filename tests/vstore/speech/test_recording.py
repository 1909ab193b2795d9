"""Only recordings of a known form and bounded length come to the recogniser; spoken files say what they are."""

import io
import struct
import wave
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstore.speech.marking import MARK, marked
from vstore.speech.recording import MOST_BYTES, NotARecording, check


def wav(samples: bytes, *, channels: int = 1, width: int = 2, rate: int = 16_000) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as target:
        target.setnchannels(channels)
        target.setsampwidth(width)
        target.setframerate(rate)
        target.writeframes(samples)
    return written.getvalue()


def samples_of(audio: bytes) -> bytes:
    with wave.open(io.BytesIO(audio)) as read:
        samples: bytes = read.readframes(read.getnframes())
        return samples


def test_a_recording_is_told_by_its_length() -> None:
    assert check(wav(bytes(16_000))) == 0.5
    assert check(wav(bytes(960_000))) == 30.0


@pytest.mark.parametrize(
    ("audio", "why"),
    [
        (b"", "no WAV file"),
        (b"RIFF\x04\x00\x00\x00WAVE", "no WAV file"),
        (b"\x1aE\xdf\xa3 as browsers record", "no WAV file"),
        (wav(bytes(8), channels=2), "this one 2, 16"),
        (wav(bytes(8), width=1), "this one 1, 8"),
        (wav(bytes(8), rate=96_000), "96,000"),
        (wav(bytes(960_002)), "at most 30 seconds"),
        (bytes(MOST_BYTES + 1), "bytes"),
    ],
)
def test_all_else_is_refused_with_the_reason(audio: bytes, why: str) -> None:
    with pytest.raises(NotARecording, match=why):
        check(audio)


@given(st.binary(max_size=200))
def test_whatever_bytes_come_nothing_but_a_refusal_is_raised(noise: bytes) -> None:
    for audio in (noise, b"RIFF" + noise, wav(noise[:20])[:44] + noise, wav(b"")[:12] + noise):
        with suppress(NotARecording):
            assert check(audio) >= 0


@given(st.binary(max_size=100).map(lambda each: each * 2))
def test_marking_keeps_the_samples_and_makes_sizes_true(samples: bytes) -> None:
    endless = bytearray(wav(samples))
    endless[4:8] = endless[40:44] = struct.pack("<I", 0x7FFF_FFFF)
    made = marked(bytes(endless))
    assert samples_of(made) == samples
    assert struct.unpack("<I", made[4:8]) == (len(made) - 8,)
    listed = made[44 + len(samples) :]
    assert listed[:4] + listed[8:12] == b"LISTINFO"
    assert MARK.encode() in listed
