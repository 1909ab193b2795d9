"""Speech to text by Whisper (Radford et al. 2022, arXiv:2212.04356), run by CTranslate2 in int8."""

import importlib.util
import io
from pathlib import Path

from vstore.speech import recording
from vstore.speech.ports import SpeechUnavailable

_MOST_SAMPLES = int(recording.LONGEST_SECONDS * 16_000)
"""Whatever a header says of its file: as many as the model takes at once."""

_TOKENS, _TOKENS_A_SECOND = 16, 15
"""More than anybody says: a model that turns in circles is stopped before it has cost many times the recording."""

_BEAMS = 5
"""As the paper's (section 4.5); the encoder costs most, so that more beams cost little."""

_SILENCE = 0.6
_REPETITION = 2.4
"""The paper's thresholds (section 4.5): above them the model has heard nothing, or says one thing over and over."""
_MODEL = "model.bin"
_REMEDY = "speech is an extra: `pip install 'vstore[voice]'`"


def lack(folder: Path) -> str:
    """What is missing before it can hear, with the remedy; "" where nothing is. Quick: it loads nothing."""
    if importlib.util.find_spec("faster_whisper") is None:
        return _REMEDY
    if not folder.is_dir():
        return f"{folder} is not there; `vstore voice pull` fetches the recogniser"
    return "" if (folder / _MODEL).is_file() else f"{folder} holds no Whisper model for CTranslate2: no {_MODEL}"


class Whisper:
    """A Recogniser. `folder` holds a Whisper model in CTranslate2's form; `threads` is how many cores it may take."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        try:
            from faster_whisper import WhisperModel
        except ImportError:
            raise SpeechUnavailable(_REMEDY) from None
        try:
            self._model = WhisperModel(
                str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
            )
        except (RuntimeError, ValueError, OSError) as fault:
            raise SpeechUnavailable(f"{folder} holds no Whisper model for CTranslate2: {fault}") from None

    def hear(self, audio: bytes, language: str) -> str:
        from faster_whisper.audio import decode_audio

        recording.check(audio)
        samples = decode_audio(io.BytesIO(audio))[:_MOST_SAMPLES]
        segments, _ = self._model.transcribe(
            samples,
            language=language,
            beam_size=_BEAMS,
            max_new_tokens=_TOKENS + _TOKENS_A_SECOND * len(samples) // 16_000,
            temperature=0.0,
            without_timestamps=True,
            condition_on_previous_text=False,
        )
        heard = (each for each in segments if each.no_speech_prob < _SILENCE or each.avg_logprob > -1.0)
        return " ".join(each.text.strip() for each in heard if each.compression_ratio <= _REPETITION)
