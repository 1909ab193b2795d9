"""What visitors and agents say, as it is kept: masked, so that questions about what was said can be answered."""

from datetime import datetime

import msgspec


class ChatLine(msgspec.Struct, frozen=True):
    """One utterance in a visitor's conversations. `agent` is the persona who spoke, or empty where the visitor did.

    `utterance` tells what an agent said from all else that it says in the room while the store is open.
    """

    visitor: str
    room: str
    agent: str
    text: str
    at: datetime
    utterance: str = ""


class RatedLine(msgspec.Struct, frozen=True):
    """Something an agent said that its visitor found good or not; `asked` is what the visitor had said before."""

    at: datetime
    room: str
    agent: str
    asked: str
    text: str
    good: bool
