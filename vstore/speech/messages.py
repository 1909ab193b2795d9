"""What a server says to a process that hears or speaks, and what it is told."""

from typing import Generic, TypeVar

import msgspec

from vstore.inference.messages import Beat, Broken, Ready

Given = TypeVar("Given")
Made = TypeVar("Made")


class Asked(msgspec.Struct, Generic[Given], frozen=True, tag="Asked"):
    """Hear a recording (bytes), or speak a text. Answer: Answered or Failed with this `number`, in the order asked."""

    number: int
    given: Given
    language: str


class Answered(msgspec.Struct, Generic[Made], frozen=True, tag="Answered"):
    """What was heard (a text), or spoken (bytes of a WAV file)."""

    number: int
    made: Made


class Failed(msgspec.Struct, frozen=True, tag=True):
    """Nothing came of it. `unfit`: nor will it, however often the same is sent."""

    number: int
    why: str
    unfit: bool = False


FromSpeech = Ready | Broken | Beat | Failed

TO_EAR: msgspec.msgpack.Decoder[Asked[bytes]] = msgspec.msgpack.Decoder(Asked[bytes])
TO_MOUTH: msgspec.msgpack.Decoder[Asked[str]] = msgspec.msgpack.Decoder(Asked[str])
FROM_EAR: msgspec.msgpack.Decoder[FromSpeech | Answered[str]] = msgspec.msgpack.Decoder(FromSpeech | Answered[str])
FROM_MOUTH: msgspec.msgpack.Decoder[FromSpeech | Answered[bytes]] = msgspec.msgpack.Decoder(
    FromSpeech | Answered[bytes]
)
