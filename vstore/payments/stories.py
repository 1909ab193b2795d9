"""The rehearsal provider's stories: what each payment token makes it do."""

from collections.abc import Mapping
from datetime import timedelta

import msgspec

from vstore.commerce.payment import PaymentState

SOON = timedelta(seconds=3)


class Story(msgspec.Struct, frozen=True):
    """`first` is what a new charge answers and `end` what becomes of it, `after` a while, told by so many `webhooks`.

    A story whose charge is not `kept` is that of a request that never arrived.
    """

    first: PaymentState
    end: PaymentState
    after: timedelta = timedelta(0)
    webhooks: int = 0
    kept: bool = True


STORIES: Mapping[str, Story] = {
    "approve": Story(PaymentState.PAID, PaymentState.PAID),
    "decline": Story(PaymentState.DECLINED, PaymentState.DECLINED),
    "confirm": Story(PaymentState.NEEDS_ACTION, PaymentState.NEEDS_ACTION),
    "time_out_paid": Story(PaymentState.NO_ANSWER, PaymentState.PAID),
    "time_out_failed": Story(PaymentState.NO_ANSWER, PaymentState.DECLINED),
    "time_out_lost": Story(PaymentState.NO_ANSWER, PaymentState.UNKNOWN, kept=False),
    "unavailable": Story(PaymentState.UNAVAILABLE, PaymentState.UNKNOWN, kept=False),
    "late": Story(PaymentState.PENDING, PaymentState.PAID, after=SOON, webhooks=1),
    "late_failed": Story(PaymentState.PENDING, PaymentState.DECLINED, after=SOON, webhooks=1),
    "twice": Story(PaymentState.PENDING, PaymentState.PAID, after=SOON, webhooks=2),
}
"""Every token. Any other is declined, as a real provider declines what it does not know."""

UNKNOWN_TOKEN = STORIES["decline"]
