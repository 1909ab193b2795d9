"""A bad link as a machine: told what is sent and when, it tells what arrives and when, and how it all fails."""

import math
from collections import deque
from collections.abc import Callable
from enum import StrEnum

import msgspec

SEGMENT_BYTES = 1_400
"""What travels at once: about a TCP segment. A message may well arrive in two halves."""

Chance = Callable[[], float]
"""A number from 0 up to 1 at each call."""


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a way, in seconds and bytes a second, alike in both directions; 0 where nothing is.

    Each segment takes `latency`, and up to `jitter` more. Every `stall_every` nothing arrives for `stall_for`, then
    all at once. A connection fails after about `drop_every`: half to one and a half of it.
    """

    latency: float = 0.0
    jitter: float = 0.0
    stall_every: float = 0.0
    stall_for: float = 0.0
    drop_every: float = 0.0
    rate: float = 0.0


class Failure(StrEnum):
    """How a connection fails: both ends are told at once, or neither ever is."""

    RESET = "reset"
    SILENCE = "silence"


class Way:
    """One direction: `send` bytes and `finish`; `arrive` gives what is there by now, in order and whole.

    `due` is when more will be there, `held` how many bytes are on the way. Time never goes back.
    """

    def __init__(self, trouble: Trouble, chance: Chance, stalls_from: float) -> None:
        self._trouble = trouble
        self._chance = chance
        self._stalls_from = stalls_from
        self._segments: deque[tuple[float, bytes]] = deque()
        self._sent_until = -math.inf
        self._last_arrival = -math.inf
        self._ended = False
        self.held = 0

    @property
    def due(self) -> float | None:
        return self._segments[0][0] if self._segments else None

    @property
    def finished(self) -> bool:
        """Whether the sender has ended and everything has arrived."""
        return self._ended and not self._segments

    def send(self, data: bytes, now: float) -> None:
        for start in range(0, len(data), SEGMENT_BYTES):
            segment = data[start : start + SEGMENT_BYTES]
            self._segments.append((self._arrival(len(segment), now), segment))
        self.held += len(data)

    def finish(self) -> None:
        self._ended = True

    def arrive(self, now: float) -> bytes:
        arrived = []
        while self._segments and self._segments[0][0] <= now:
            arrived.append(self._segments.popleft()[1])
        data = b"".join(arrived)
        self.held -= len(data)
        return data

    def _arrival(self, size: int, now: float) -> float:
        trouble = self._trouble
        self._sent_until = max(now, self._sent_until) + (size / trouble.rate if trouble.rate else 0.0)
        there = self._sent_until + trouble.latency + trouble.jitter * self._chance()
        self._last_arrival = max(self._last_arrival, self._after_stall(there))
        return self._last_arrival

    def _after_stall(self, moment: float) -> float:
        trouble = self._trouble
        if not trouble.stall_every or moment < self._stalls_from:
            return moment
        into = (moment - self._stalls_from) % trouble.stall_every
        return moment + max(0.0, trouble.stall_for - into)


class Link:
    """One connection: its way `up` to the store and `down` to the client, until it `fails_at` by `failure`.

    `chance_of` gives a source of chance for each part of the link, so that the same bytes at the same times fare the
    same again.
    """

    def __init__(self, trouble: Trouble, chance_of: Callable[[str], Chance], now: float) -> None:
        fate = chance_of("fate")
        stalls_from = now + trouble.stall_every * fate()
        self.fails_at = now + trouble.drop_every * (0.5 + fate()) if trouble.drop_every else math.inf
        self.failure = Failure.RESET if fate() < 0.5 else Failure.SILENCE
        self.up = Way(trouble, chance_of("up"), stalls_from)
        self.down = Way(trouble, chance_of("down"), stalls_from)
