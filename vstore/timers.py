"""What a store does by itself, again and again: one that fails is logged and tried again at its next time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import NamedTuple

log = logging.getLogger(__name__)


class Timer(NamedTuple):
    """`act` is done every `seconds`, for the first time when they have passed."""

    name: str
    seconds: float
    act: Callable[[], Awaitable[object]]

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            await asyncio.sleep(self.seconds)
            try:
                await self.act()
            except Exception:
                log.exception("a timer failed; it is tried again", extra={"reason": self.name})
