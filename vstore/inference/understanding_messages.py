"""What a server and its understanding process say to each other."""

import msgspec

from nlp.comprehension import Understood, Utterance
from nlp.lexicon import Entry
from vstore.inference.messages import Beat, Ready


class Learn(msgspec.Struct, frozen=True, tag=True):
    """These are the catalog's words from now on. Answer: Ready."""

    entries: tuple[Entry, ...]
    currency: str


class Comprehend(msgspec.Struct, frozen=True, tag=True):
    """Make this out. Answer: Comprehended with this `number`, in the order asked."""

    number: int
    utterance: Utterance


class Comprehended(msgspec.Struct, frozen=True, tag=True):
    """What was made of an utterance; None where a bug of ours was in the way, as `why` tells."""

    number: int
    understood: Understood | None
    why: str = ""


ToUnderstanding = Learn | Comprehend
FromUnderstanding = Ready | Beat | Comprehended

TO_UNDERSTANDING: msgspec.msgpack.Decoder[ToUnderstanding] = msgspec.msgpack.Decoder(ToUnderstanding)
FROM_UNDERSTANDING: msgspec.msgpack.Decoder[FromUnderstanding] = msgspec.msgpack.Decoder(FromUnderstanding)
