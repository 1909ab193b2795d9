"""The payment port: what a provider is asked, and its answers as values."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

import msgspec

from scenes.money import Money


class PaymentState(StrEnum):
    """What a provider says about one charge. With the last two it said nothing."""

    PENDING = "pending"
    NEEDS_ACTION = "needs_action"
    PAID = "paid"
    DECLINED = "declined"
    UNKNOWN = "unknown"
    UNAVAILABLE = "unavailable"
    NO_ANSWER = "no_answer"


class PaymentAction(msgspec.Struct, frozen=True):
    """What the provider wants from the visitor: "confirm", or "redirect" to `url`."""

    kind: str
    url: str | None = None


class Charge(msgspec.Struct, frozen=True):
    """One charge as we know it: `key` is ours and makes it unique, `reference` is the provider's, once it told."""

    key: str
    amount: Money
    reference: str = ""


class Payment(msgspec.Struct, frozen=True):
    """A provider's answer. UNAVAILABLE: this request never reached it. UNKNOWN: it has no such charge, nor will it.
    NO_ANSWER: the request was sent and nothing came back.

    `amount` is what it took, in PAID.
    """

    state: PaymentState
    amount: Money | None = None
    reference: str = ""
    action: PaymentAction | None = None


class RefundState(StrEnum):
    """What became of a refund. After NO_ANSWER it is asked for again with the same key."""

    DONE = "done"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"


class Webhook(msgspec.Struct, frozen=True):
    """A provider's message that the charge `key` has changed. It only says which to ask about."""

    key: str


class Payments(Protocol):
    """A payment provider. Same key, same charge, however often and however concurrently it is asked.

    Failures of the outside are answers, never exceptions. An answer takes less time than the shop's patience.
    """

    async def create(self, charge: Charge, token: str) -> Payment:
        """Charges what the visitor's payment `token` stands for; asked again, it answers what became of it."""
        ...

    async def confirm(self, charge: Charge, *, approve: bool) -> Payment:
        """Passes the visitor's answer to a required action on; a charge that is decided stays as it is."""
        ...

    async def get(self, charge: Charge) -> Payment:
        """What became of a charge."""
        ...

    async def refund(self, charge: Charge, amount: Money, key: str) -> RefundState:
        """Gives `amount` back, once for each refund `key`."""
        ...

    def parse_webhook(self, headers: Mapping[str, str], body: bytes) -> tuple[Webhook, ...]:
        """The charges a webhook is about. Refused: webhook_rejected, where it cannot be the provider's."""
        ...
