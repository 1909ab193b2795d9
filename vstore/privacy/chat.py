"""What visitors and agents say, as it is kept: masked, so that questions about what was said can be answered."""

from datetime import datetime

import msgspec


class ChatLine(msgspec.Struct, frozen=True):
    """One utterance in a visitor's conversations. `agent` is the persona who spoke, or empty where the visitor did."""

    visitor: str
    room: str
    agent: str
    text: str
    at: datetime
