"""A visitor's wish for a person of the store."""

from datetime import datetime

import msgspec


class ClerkCall(msgspec.Struct, frozen=True):
    """Who wishes it, where and why; `answered_at` is None while they wait. `name` is their name plate."""

    id: str
    visitor: str
    name: str
    room: str
    reason: str
    language: str
    asked_at: datetime
    answered_at: datetime | None = None
