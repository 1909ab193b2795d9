"""Use case: take away what has outlived its period."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from vstore.privacy.access import THE_STORE, Access, Action
from vstore.privacy.ports import PrivacyBooks, PrivacyPage
from vstore.privacy.retention import Retention

BATCH = 500
"""So many records of a kind go in one transaction: buyers never wait for housekeeping."""


async def expire(*, retention: Retention, books: PrivacyBooks, now: datetime) -> Mapping[str, int]:
    """Batch by batch until nothing is left that has outlived its period; how many records of each kind went."""
    gone: Counter[str] = Counter()
    # Looked for by reading: a store in which nothing is over never holds up its writers for this.
    while await books.read(lambda page: page.holdings.expired(retention, now)):
        gone.update(await books.write(lambda page: _batch(page, retention, now)))
    return gone


def _batch(page: PrivacyPage, retention: Retention, now: datetime) -> Mapping[str, int]:
    taken = page.holdings.expire(retention, now, BATCH)
    for kind, count in taken.items():
        page.accesses.add(Access(now, THE_STORE, Action.ERASED, "", f"{count} expired of {kind}"))
    return taken
