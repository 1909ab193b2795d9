"""What letters say in one language."""

from collections.abc import Callable, Mapping
from datetime import timezone

import msgspec

from vstore.commerce.outbox import EventKind


class Occasion(msgspec.Struct, frozen=True):
    """Why a letter is written: its subject ({store}, {number}) and its first sentence, also where money was taken."""

    subject: str
    opening: str
    opening_paid: str | None = None


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """All words of letters about orders. `withdrawal` tells of a right of so many days, `address` orders its parts as
    people of the language write them; times are told in `zone`."""

    zone: timezone
    occasions: Mapping[EventKind, Occasion]
    greeting: str
    order: str
    placed: str
    items: str
    subtotal: str
    delivery: str
    tax: str
    tax_included: str
    total: str
    deliver_to: str
    carrier: str
    contents: str
    declared: str
    refund: str
    withdrawal_title: str
    withdrawal: Callable[[int], str]
    address: Callable[[Mapping[str, str]], list[str]]
    keep: str
    why: str
    code_subject: str
    code_opening: str
    code_advice: str
