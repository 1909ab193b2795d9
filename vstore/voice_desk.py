"""Part of the composition root: the store's own ears and mouth, for browsers that have none."""

import logging
from collections.abc import Sequence
from pathlib import Path

from vstore.doors.api.insiders import Insiders
from vstore.doors.api.voice import VoiceCounter, voice_endpoints
from vstore.errands import StartSpeech
from vstore.protocol.store_view import VoiceView
from vstore.said_lately import SECONDS, SaidLately
from vstore.settings import Settings
from vstore.speech import espeak, process, weights, whisper
from vstore.speech.ports import LANGUAGES
from vstore.speech.process import Ear, Mouth
from vstore.timers import Timer

log = logging.getLogger(__name__)


def ear_of(settings: Settings) -> Ear | None:
    """Where it is wished for and nothing is missing; the log says what is."""
    folder = Path(settings.voice_weights) if settings.voice_weights else weights.folder()
    return process.ear(folder) if settings.voice and _is_whole("hear", whisper.lack(folder)) else None


def mouth_of(settings: Settings) -> Mouth | None:
    """As `ear_of`."""
    return process.mouth() if settings.voice and _is_whole("speak", espeak.lack()) else None


def _is_whole(what: str, lack: str) -> bool:
    if lack:
        log.warning("the store opens all the same, but cannot %s: %s", what, lack)
    return not lack


class VoiceDesk:
    """What a store of these `languages` writes down and reads aloud; without `ear` or `mouth`, nothing.

    It is for `insiders`. `view` is what clients are told of it.
    """

    def __init__(
        self,
        languages: Sequence[str],
        ear: Ear | None,
        mouth: Mouth | None,
        insiders: Insiders,
    ) -> None:
        self._seconds = insiders.seconds
        self._said = SaidLately()
        self._ear, self._mouth = ear, mouth
        spoken = tuple(each for each in languages if each in LANGUAGES)
        self.view = VoiceView(hears=spoken if ear else (), speaks=spoken if mouth else ())
        counter = VoiceCounter(
            insiders,
            was_said=lambda visitor, text: self._said.holds(visitor, text, self._seconds()),
            hear=ear,
            speak=mouth,
            languages=spoken,
        )
        self.endpoints = voice_endpoints(counter)
        self.timers = (Timer("forget what was said", SECONDS, self._forget_old),)

    @property
    def states(self) -> dict[str, str]:
        """How ear and mouth are, as far as the store has them."""
        parts = {"hearing": self._ear, "speaking": self._mouth}
        return {name: part.state.value for name, part in parts.items() if part}

    def note(self, errand: StartSpeech, piece: str) -> None:
        """An agent says a piece of something to a visitor."""
        if self._mouth and errand.visitor:
            utterance = errand.room, errand.agent, errand.speak.utterance
            self._said.note(errand.visitor, utterance, piece, self._seconds())

    async def stop(self) -> None:
        """Ends both processes; no child is left behind."""
        for part in (self._ear, self._mouth):
            if part:
                await part.stop()

    async def _forget_old(self) -> None:
        self._said.forget_old(self._seconds())
