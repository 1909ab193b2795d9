"""Invitations: tokens by which friends come to whoever invited them, good for a while."""

from collections.abc import Callable

import msgspec

GOOD_SECONDS = 1_800.0
"""How long an invitation is good."""

RENEWED_SECONDS = GOOD_SECONDS / 2
"""Who asks again gets the same one while it is good for at least this long: nobody fills the store with tokens."""


class Invitation(msgspec.Struct, frozen=True):
    """`host` is the number of the person who invites; `until` is in seconds, as `now`."""

    token: str
    host: int
    until: float


class Invitations:
    """Feed it with who invites and who leaves. `new_token` gives an unguessable text each time."""

    def __init__(self, new_token: Callable[[], str]) -> None:
        self._new_token = new_token
        self._by_token: dict[str, Invitation] = {}
        self._newest: dict[int, Invitation] = {}

    def invite(self, host: int, now: float) -> Invitation:
        """An invitation to a person that is good for a while."""
        known = self._newest.get(host)
        if known and known.until - now >= RENEWED_SECONDS:
            return known
        self._forget_old(host, now)
        made = Invitation(self._new_token(), host, now + GOOD_SECONDS)
        self._by_token[made.token] = self._newest[host] = made
        return made

    def host_of(self, token: str, now: float) -> int | None:
        """Who invites by this token; None where it is not good, or no longer."""
        found = self._by_token.get(token)
        return found.host if found and now < found.until else None

    def withdraw(self, host: int) -> None:
        """The host has left for good: none of their invitations is good any more."""
        if self._newest.pop(host, None):
            self._by_token = {token: each for token, each in self._by_token.items() if each.host != host}

    def _forget_old(self, host: int, now: float) -> None:
        over = [token for token, each in self._by_token.items() if each.host == host and each.until <= now]
        for token in over:
            del self._by_token[token]
