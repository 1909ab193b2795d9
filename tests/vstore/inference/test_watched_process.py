"""A watched process is never left behind, whenever its watch ends."""

import asyncio
import os
import sys

import msgspec
import pytest

from vstore.inference.watched_process import WatchedProcess

DEAF_AND_DUMB = (sys.executable, "-c", "import os, signal; os.close(1); signal.pause()")
"""Says no more, and does not notice that nobody speaks to it."""


class Owner:
    """Notes that its process is lost."""

    patience = 60.0

    def __init__(self) -> None:
        self.has_lost = asyncio.Event()

    def started(self) -> None:
        pass

    def take(self, message: str) -> None:
        raise AssertionError(message)

    def lost(self, why: str) -> None:
        assert why == "ended unexpectedly"
        self.has_lost.set()

    def starts_again(self, why: str, *, is_last: bool) -> bool:
        raise AssertionError(f"{why}, {is_last}: the watch has ended")


async def test_one_that_lingers_is_gone_when_the_watch_ends() -> None:
    owner = Owner()
    process = WatchedProcess[str](owner, msgspec.msgpack.Decoder(str))
    process.start(DEAF_AND_DUMB, {})
    await owner.has_lost.wait()
    assert process.pid
    await process.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)
