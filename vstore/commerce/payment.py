"""The payment port: what a provider is asked, and its answers as values."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import msgspec

from scenes.money import Money
from vstore.commerce.refusal import Code


class PaymentState(StrEnum):
    """What a provider says about one charge. With the last two it said nothing."""

    PENDING = "pending"
    NEEDS_ACTION = "needs_action"
    PAID = "paid"
    DECLINED = "declined"
    UNKNOWN = "unknown"
    UNAVAILABLE = "unavailable"
    NO_ANSWER = "no_answer"


class Transfer(msgspec.Struct, frozen=True):
    """Where to transfer what is `missing` to, under which reference, and by when it has to be there."""

    bank: str
    account: str
    holder: str
    reference: str
    until: datetime
    missing: Money


class PaymentAction(msgspec.Struct, frozen=True):
    """What the provider wants from the visitor: "confirm", "redirect" to `url`, or "transfer" as `transfer` says."""

    kind: str
    url: str | None = None
    transfer: Transfer | None = None


class Charge(msgspec.Struct, frozen=True):
    """One charge as we know it: `key` is ours and makes it unique, `reference` is the provider's, once it told.

    It is to be paid `until` then; later, its goods are no longer kept.
    """

    key: str
    amount: Money
    reference: str = ""
    until: datetime | None = None


class Payment(msgspec.Struct, frozen=True):
    """A provider's answer. UNAVAILABLE: this request never reached it. UNKNOWN: it has no such charge, nor will it.
    NO_ANSWER: the request was sent and nothing came back.

    `amount` is what it took, in PAID; `reason` is why it was DECLINED, where the provider says. NEEDS_ACTION without
    an `action`: what it wanted from the visitor before, it still wants.
    """

    state: PaymentState
    amount: Money | None = None
    reference: str = ""
    action: PaymentAction | None = None
    reason: Code | None = None


class RefundState(StrEnum):
    """What became of a refund. After PENDING and NO_ANSWER it is asked for again with the same key."""

    DONE = "done"
    PENDING = "pending"
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

    async def confirm(self, charge: Charge, *, approve: bool, returned: Mapping[str, str] = {}) -> Payment:
        """Passes the visitor's answer to a required action on; a charge that is decided stays as it is.

        `returned` is what a redirect brought back by way of the visitor's browser, who may have written anything there.
        """
        ...

    async def get(self, charge: Charge) -> Payment:
        """What became of a charge."""
        ...

    async def refund(self, charge: Charge, amount: Money, key: str) -> RefundState:
        """Gives `amount` back, once for each refund `key`."""
        ...

    async def hang_up(self) -> None:
        """Lets go of files and connections; nothing is asked afterwards."""
        ...

    def parse_webhook(self, headers: Mapping[str, str], body: bytes) -> tuple[Webhook, ...]:
        """The charges a webhook is about. Refused: webhook_rejected, where it cannot be the provider's."""
        ...
