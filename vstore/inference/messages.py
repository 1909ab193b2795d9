"""What a server and its model process say to each other."""

import msgspec

from nlp.model import Prompt


class Say(msgspec.Struct, frozen=True, tag=True):
    """Answer a prompt: Pieces, then Ended or Failed, all with this `number`."""

    number: int
    prompt: Prompt


class Prepare(msgspec.Struct, frozen=True, tag=True):
    """Compute the fixed head of a prompt when there is time."""

    prompt: Prompt


class Cancel(msgspec.Struct, frozen=True, tag=True):
    """Nobody listens any more. Nothing answers this."""

    number: int


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The model is loaded, after so many seconds."""

    seconds: float


class Broken(msgspec.Struct, frozen=True, tag=True):
    """The model cannot be loaded, and trying again will not help."""

    why: str


class Work(msgspec.Struct, frozen=True):
    """What a model process has done so far: `tokens` said, in `rounds` that each moved many answers on by a token.

    `heads_found` prompts began with a head whose computation was kept, `heads_made` heads had to be computed.
    """

    tokens: int = 0
    rounds: int = 0
    seconds: float = 0.0
    heads_found: int = 0
    heads_made: int = 0


class Beat(msgspec.Struct, frozen=True, tag=True):
    """The process lives."""

    work: Work = Work()


class Piece(msgspec.Struct, frozen=True, tag=True):
    """The next piece of an answer."""

    number: int
    text: str


class Ended(msgspec.Struct, frozen=True, tag=True):
    """An answer is complete."""

    number: int


class Failed(msgspec.Struct, frozen=True, tag=True):
    """An answer cannot be had."""

    number: int
    why: str


ToHost = Say | Prepare | Cancel
FromHost = Ready | Broken | Beat | Piece | Ended | Failed

TO_HOST: msgspec.msgpack.Decoder[ToHost] = msgspec.msgpack.Decoder(ToHost)
FROM_HOST: msgspec.msgpack.Decoder[FromHost] = msgspec.msgpack.Decoder(FromHost)
