"""What is amiss is told with its beginning; visitors are kept away only by what they cannot do without."""

import asyncio
from datetime import UTC, datetime, timedelta

from vstore.health import Health

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


class Parts:
    """A database that is `here`, away or silent, and two processes; a clock that steps a second at each look."""

    def __init__(self) -> None:
        self.states = {"understanding": "loading", "model": "absent"}
        self.is_here = True
        self.silent: asyncio.Event | None = None
        self.asked = 0
        self.now = BEGAN

    async def ask(self) -> None:
        self.asked += 1
        if self.silent:
            await self.silent.wait()
        if not self.is_here:
            raise ConnectionError

    def health(self) -> Health:
        return Health(self.ask, lambda: self.states, lambda: self.now)


async def test_a_store_is_ready_once_it_understands_and_stays_so_while_that_starts_again() -> None:
    parts = Parts()
    health = parts.health()
    await health.look()
    assert health.missing() == ["understanding is loading"]
    assert health.amiss() == {"understanding": {"state": "loading", "since": BEGAN.isoformat()}}
    parts.states["understanding"] = "ready"
    assert (health.missing(), health.amiss()) == ([], {})
    parts.states |= {"understanding": "loading", "model": "failed"}
    assert (health.missing(), set(health.amiss())) == ([], {"understanding", "model"})


async def test_a_database_that_is_away_is_told_since_when_until_it_is_back() -> None:
    parts = Parts()
    parts.states["understanding"] = "ready"
    health = parts.health()
    parts.is_here = False
    for _ in range(3):
        await health.look()
        parts.now += timedelta(seconds=1)
    assert health.amiss() == {"database": {"state": "away", "since": BEGAN.isoformat()}}
    assert health.missing() == ["the database is away"]
    parts.is_here = True
    await health.look()
    assert (health.missing(), health.amiss()) == ([], {})


async def test_a_silent_database_is_away_and_asked_only_once() -> None:
    parts = Parts()
    parts.silent = asyncio.Event()
    health = parts.health()
    for _ in range(3):
        await health.look(patience=0)
    assert (parts.asked, set(health.amiss())) == (1, {"understanding", "database"})
    parts.silent.set()
    await health.look()
    assert "database" not in health.amiss()
