"""Endpoints: a visitor's recording as text, and what an agent has said to them as sound.

Neither is kept, and no log holds a word of it.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import msgspec
from msgspec import Meta

from vstore.doors.api.endpoint import Call, Endpoint, Errors
from vstore.doors.api.insiders import Insiders, NotInside, TooFast, VisitorFault
from vstore.doors.api.privacy import Language, NoVisitor
from vstore.protocol.refusals import Code
from vstore.speech.ports import SpeechBusy, SpeechUnavailable
from vstore.speech.recording import LONGEST_SECONDS, NotARecording

WAV = "audio/wav"
RECORDING_BYTES = int(LONGEST_SECONDS * 16_000 * 2) + 1_024
"""The longest recording at 16 kHz, the rate that is heard; what has more samples a second must be shorter."""

HEARD_RATE, HEARD_BURST = 0.2, 4.0
SPOKEN_RATE, SPOKEN_BURST = 1.0, 10.0
"""So many recordings, and sentences, of one visitor a second, and at once."""


class Spoken(msgspec.Struct, frozen=True):
    """A sentence to be read aloud."""

    text: Annotated[str, Meta(min_length=1, max_length=500)]
    language: Language = "en"


class Asked(msgspec.Struct, frozen=True):
    """The language that is spoken in a recording, and answered in."""

    language: Language = "en"


class Heard(msgspec.Struct, frozen=True):
    """What was said in a recording; "" where nothing could be made out."""

    text: str


class UnfitRecording(VisitorFault):
    code = Code.UNFIT_RECORDING


class NeverSaid(VisitorFault):
    code = Code.NEVER_SAID


class VoiceBusy(VisitorFault):
    code = Code.VOICE_BUSY


class VoiceUnavailable(VisitorFault):
    code = Code.VOICE_UNAVAILABLE


Hear = Callable[[bytes, str], Awaitable[str]]
Speak = Callable[[str, str], Awaitable[bytes]]


class VoiceCounter(msgspec.Struct, frozen=True):
    """What those who are inside may ask. `was_said` tells whether an agent has just said a text to a visitor.

    `hear` and `speak` are None where the store cannot.
    """

    insiders: Insiders
    was_said: Callable[[str, str], bool]
    hear: Hear | None
    speak: Speak | None
    languages: tuple[str, ...]


@contextmanager
def _told(language: str) -> Iterator[None]:
    """Faults of speech as refusals."""
    try:
        yield
    except NotARecording:
        raise UnfitRecording(language) from None
    except SpeechBusy:
        raise VoiceBusy(language) from None
    except SpeechUnavailable:
        raise VoiceUnavailable(language) from None


def voice_endpoints(counter: VoiceCounter) -> tuple[Endpoint, ...]:
    """One recording of a visitor at a time; a text is spoken only where an agent has just said it to them."""
    heard = counter.insiders.rate(HEARD_RATE, HEARD_BURST)
    spoken = counter.insiders.rate(SPOKEN_RATE, SPOKEN_BURST)
    being_heard: set[str] = set()

    async def hear(call: Call) -> Heard:
        language = call.query.language
        who = await heard.visitor(call, language)
        if counter.hear is None or _code(language) not in counter.languages:
            raise VoiceUnavailable(language)
        if who in being_heard:
            raise TooFast(language)
        being_heard.add(who)
        try:
            with _told(language):
                return Heard(await counter.hear(call.body, _code(language)))
        finally:
            being_heard.remove(who)

    async def speak(call: Call) -> bytes:
        asked: Spoken = call.body
        who = await spoken.visitor(call, asked.language)
        if counter.speak is None or _code(asked.language) not in counter.languages:
            raise VoiceUnavailable(asked.language)
        if not counter.was_said(who, asked.text):
            raise NeverSaid(asked.language)
        with _told(asked.language):
            return await counter.speak(asked.text, _code(asked.language))

    refused: Errors = {NoVisitor: 401, NotInside: 403, TooFast: 429, VoiceBusy: 503, VoiceUnavailable: 503}
    return (
        Endpoint(
            method="POST",
            path="/api/voice/hear",
            summary="A recording of the visitor's voice as text: WAV, 1 channel, 16 bits, at most 30 seconds",
            role=None,
            body=msgspec.Raw,
            body_bytes=RECORDING_BYTES,
            body_media=WAV,
            query=Asked,
            answer=Heard,
            errors={**refused, UnfitRecording: 422},
            act=hear,
        ),
        Endpoint(
            method="POST",
            path="/api/voice/speak",
            summary="What an agent has just said to the visitor as sound, marked as synthetic",
            role=None,
            body=Spoken,
            answer=bytes,
            media=WAV,
            errors={**refused, NeverSaid: 404},
            act=speak,
        ),
    )


def _code(language: str) -> str:
    """ "ko-KR" -> "ko"."""
    return language.split("-")[0].lower()
