"""Lock-out: who fails to sign in waits, longer and longer, by the name tried and by the address it is tried from."""

from datetime import datetime, timedelta
from math import ceil
from typing import Protocol

import msgspec
from msgspec.structs import replace

from vstore.accounts.digests import digest
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


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """Failures, the last of them, and until when the next attempt must wait.

    `subject` is the digest of a name or an address: in the field of the name, people type passwords by mistake.
    """

    subject: str
    failures: int
    last: datetime
    until: datetime


class Tallies(Protocol):
    """Who failed how often."""

    def find(self, subject: str) -> Tally | None: ...

    def save(self, tally: Tally) -> None: ...

    def forget(self, subject: str) -> None: ...

    def keep_newest(self, most: int, since: datetime) -> None:
        """Forgets all whose last failure was before a time, and of the others the longest quiet beyond so many."""
        ...


class LockOut:
    """`begin` before the secret is looked at, then `succeed` or `forgive`, or nothing where it was wrong.

    An attempt counts as a failure from its beginning, so that neither many at once gain anything nor those during
    which the store dies. Names are treated alike whether or not there is such an account. While a wait lasts nothing is
    counted: nobody is kept out for longer than LONGEST_WAIT at a time.
    """

    def __init__(self, tallies: Tallies) -> None:
        self._tallies = tallies

    def begin(self, name: str, address: str, now: datetime) -> None:
        """Raises LockedOut."""
        subjects = ((_by_name(name), FREE_BY_NAME), (_by_address(address), FREE_BY_ADDRESS))
        waits = [self._wait(subject, now) for subject, _ in subjects]
        if (longest := max(waits)) > timedelta(0):
            raise LockedOut(ceil(longest.total_seconds()))
        for subject, free in subjects:
            self._count(subject, free, now)

    def succeed(self, name: str, address: str) -> None:
        """The attempt was right: the name is free again. The address only gets this one back."""
        self._tallies.forget(_by_name(name))
        self._take_back(_by_address(address))

    def forgive(self, name: str, address: str) -> None:
        """The attempt was neither right nor wrong."""
        self._take_back(_by_name(name))
        self._take_back(_by_address(address))

    def forget_old(self, now: datetime) -> None:
        """Forgets what is quiet by now, and what is too much to remember."""
        self._tallies.keep_newest(MOST, now - QUIET)

    def _wait(self, subject: str, now: datetime) -> timedelta:
        tally = self._tallies.find(subject)
        return tally.until - now if tally else timedelta(0)

    def _count(self, subject: str, free: int, now: datetime) -> None:
        tally = self._tallies.find(subject)
        before = tally.failures if tally and now - tally.last <= QUIET else 0
        until = now + _wait_after(before + 1 - free)
        self._tallies.save(Tally(subject=subject, failures=before + 1, last=now, until=until))

    def _take_back(self, subject: str) -> None:
        if tally := self._tallies.find(subject):
            self._tallies.save(replace(tally, failures=tally.failures - 1, until=tally.last))


def _by_name(name: str) -> str:
    return digest(f"name {name}")


def _by_address(address: str) -> str:
    return digest(f"address {address}")


def _wait_after(failures_too_many: int) -> timedelta:
    """0 s, 1 s, 2 s, 4 s, ... to the longest."""
    if failures_too_many <= 0:
        return timedelta(0)
    return min(FIRST_WAIT * (1 << min(failures_too_many - 1, 20)), LONGEST_WAIT)
