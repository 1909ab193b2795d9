"""How much an open store takes on from its clients."""

import msgspec

from vstore.addresses import AddressRates
from vstore.protocol.views import Limits
from vstore.session import Rates

SPEECH_CHARACTERS = 500
"""As the schema of `Say` has it."""


class StoreLimits(msgspec.Struct, frozen=True):
    """Counts, bytes, seconds and beats a second. `sessions` counts those inside, `waiting` those in line before it."""

    sessions: int = 500
    waiting: int = 1_000
    joins_per_beat: int = 10
    sessions_per_address: int = 100
    message_bytes: int = 16_384
    mailbox_bytes: int = 2_000_000
    resume_seconds: float = 60.0
    hello_seconds: float = 10.0
    idle_seconds: float = 120.0
    stuck_seconds: float = 15.0
    tick_rate: float = 20.0
    rates: Rates = Rates()
    address_rates: AddressRates = AddressRates()

    def told(self) -> Limits:
        """What a client is told at its welcome."""
        return Limits(
            message_bytes=self.message_bytes,
            speech_characters=SPEECH_CHARACTERS,
            steers_per_second=self.rates.motion,
            messages_per_second=self.rates.all,
            resume_seconds=self.resume_seconds,
        )
