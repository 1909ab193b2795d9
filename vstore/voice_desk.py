"""Part of the composition root: the store's own ears and mouth, for browsers that have none."""

import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path

from vstore.addresses import network_of
from vstore.doors.api.voice import VoiceCounter, voice_endpoints
from vstore.errands import StartSpeech
from vstore.protocol.store_view import VoiceView
from vstore.said_lately import SECONDS, SaidLately
from vstore.session import Session, State
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

    `visitor_of` gives who holds a visitor token, `sessions` all who are connected; `seconds` never goes back. `view` is
    what clients are told of it.
    """

    def __init__(
        self,
        languages: Sequence[str],
        ear: Ear | None,
        mouth: Mouth | None,
        *,
        visitor_of: Callable[[str], Awaitable[str | None]],
        sessions: Callable[[], Iterable[Session]],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds = seconds
        self._said = SaidLately()
        self._sessions = sessions
        self._ear, self._mouth = ear, mouth
        spoken = tuple(each for each in languages if each in LANGUAGES)
        self.view = VoiceView(hears=spoken if ear else (), speaks=spoken if mouth else ())
        counter = VoiceCounter(
            visitor_of=visitor_of,
            is_inside=self._is_inside,
            was_said=lambda visitor, text: self._said.holds(visitor, text, seconds()),
            hear=ear,
            speak=mouth,
            languages=spoken,
            network_of=network_of,
            seconds=seconds,
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

    def _is_inside(self, visitor: str) -> bool:
        return any(each.visitor == visitor and each.state is State.PRESENT for each in self._sessions())

    async def _forget_old(self) -> None:
        self._said.forget_old(self._seconds())
