"""Refunds: money on its way back, one record each, and never more in all than was received."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec

from scenes.money import Money


class RefundStatus(StrEnum):
    """DUE until the provider has answered; after REFUSED the money is still the store's, and staff must act."""

    DUE = "due"
    DONE = "done"
    REFUSED = "refused"


class RefundReason(StrEnum):
    """Why money goes back. NOT_KEPT: it came for an order that had ended, or not as agreed."""

    NOT_KEPT = "not_kept"
    CANCELLED = "cancelled"
    RETURNED = "returned"
    GIVEN_BACK = "given_back"


class Refund(msgspec.Struct, frozen=True):
    """So much of an order's money to be given back, asked of the provider under `key` however often it takes."""

    key: str
    amount: Money
    reason: RefundReason
    asked_at: datetime
    status: RefundStatus = RefundStatus.DUE
    answered_at: datetime | None = None


def given_back(refunds: Iterable[Refund]) -> int:
    """What has gone back or is going, in minor units."""
    return sum(refund.amount.amount for refund in refunds if refund.status is not RefundStatus.REFUSED)
