"""A session: what a browser holds in place of the password, for a while."""

from datetime import datetime, timedelta

import msgspec

IDLE = timedelta(hours=1)
LONGEST = timedelta(hours=12)
"""Without use, and in all: within NIST SP 800-63B-4, 2.2.3 (one hour, 24 hours), and a day's work."""

TOUCH = timedelta(minutes=1)
"""How exactly it is known when a session or a key was last used."""


class StaffSession(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is the digest of the token, which nobody but the browser has."""

    id: str
    account: str
    began_at: datetime
    used_at: datetime

    def holds(self, now: datetime) -> bool:
        """Whether it still opens anything."""
        return now < self.used_at + IDLE and now < self.began_at + LONGEST
