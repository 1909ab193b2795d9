"""Lock-out: who fails to sign in waits, longer and longer, by the name tried and by the address it is tried from."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil

import msgspec

from vstore.accounts.faults import LockedOut

FREE_BY_NAME = 5
FREE_BY_ADDRESS = 20
"""Failures without a wait; an address may be that of a whole office."""

FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(minutes=15)
QUIET = timedelta(days=1)
"""After so long without a failure all is forgotten."""

MOST = 20_000
"""So many names and addresses are remembered; the longest quiet are forgotten first."""


class Tally(msgspec.Struct):
    """Failures, the last of them, and until when the next attempt must wait."""

    failures: int
    last: datetime
    until: datetime


class LockOut:
    """A machine: `begin` before the secret is looked at, then `succeed` or `forgive`, or nothing where it was wrong.

    An attempt counts as a failure from its beginning, so that many at once gain nothing. Names are treated alike
    whether or not there is such an account. While a wait lasts nothing is counted: nobody is kept out for longer than
    LONGEST_WAIT at a time.
    """

    def __init__(self) -> None:
        self._tallies: dict[str, Tally] = {}

    def begin(self, name: str, address: str, now: datetime) -> None:
        """Raises LockedOut."""
        subjects = ((f"name {name}", FREE_BY_NAME), (f"address {address}", FREE_BY_ADDRESS))
        waits = [self._wait(subject, now) for subject, _ in subjects]
        if (longest := max(waits)) > timedelta(0):
            raise LockedOut(ceil(longest.total_seconds()))
        for subject, free in subjects:
            self._count(subject, free, now)

    def succeed(self, name: str, address: str) -> None:
        """The attempt was right: the name is free again. The address only gets this one back."""
        self._tallies.pop(f"name {name}", None)
        self._take_back([f"address {address}"])

    def forgive(self, name: str, address: str) -> None:
        """The attempt was neither right nor wrong."""
        self._take_back([f"name {name}", f"address {address}"])

    def _wait(self, subject: str, now: datetime) -> timedelta:
        tally = self._tallies.get(subject)
        return tally.until - now if tally else timedelta(0)

    def _count(self, subject: str, free: int, now: datetime) -> None:
        tally = self._tallies.pop(subject, None)
        if tally is None or now - tally.last > QUIET:
            tally = Tally(0, now, now)
        tally.failures += 1
        tally.last = now
        tally.until = now + _wait_after(tally.failures - free)
        # Last in the dict is heard of last: what is forgotten first stands in front.
        self._tallies[subject] = tally
        if len(self._tallies) > MOST:
            del self._tallies[next(iter(self._tallies))]

    def _take_back(self, subjects: Iterable[str]) -> None:
        for subject in subjects:
            if tally := self._tallies.get(subject):
                tally.failures -= 1
                tally.until = tally.last


def _wait_after(failures_too_many: int) -> timedelta:
    """0 s, 1 s, 2 s, 4 s, ... to the longest."""
    if failures_too_many <= 0:
        return timedelta(0)
    return min(FIRST_WAIT * (1 << min(failures_too_many - 1, 20)), LONGEST_WAIT)
