"""How a store is, for those who watch over it by machine: alive, ready for visitors, and what is amiss since when."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
PATIENCE_SECONDS = 2.0
"""A database that says nothing for so long is away."""

DATABASE = "database"
LOADING, FAILED = "loading", "failed"


class Health:
    """`ask` asks the database for anything; `states` tells the state of each process beside the store by its name."""

    def __init__(
        self,
        ask: Callable[[], Awaitable[None]],
        states: Callable[[], Mapping[str, str]],
        clock: Callable[[], datetime],
    ) -> None:
        self._ask = ask
        self._states = states
        self._clock = clock
        self._asking: asyncio.Future[None] | None = None
        self._amiss: dict[str, tuple[str, datetime]] = {}
        self._loaded: set[str] = set()

    async def watch(self) -> None:
        """Looks for ever."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self, patience: float = PATIENCE_SECONDS) -> None:
        """Notes what is amiss now; the database is asked once at a time, however long it takes."""
        was_away, is_here = DATABASE in self._amiss, await self._is_here(patience)
        self._note(DATABASE, "" if is_here else "away")
        if is_here and was_away:
            log.info("the database is back")
        elif not is_here and not was_away:
            log.warning("the database is away")
        self._note_states()

    def amiss(self) -> dict[str, dict[str, str]]:
        """What is amiss, by name: its `state`, and `since` when (ISO 8601)."""
        self._note_states()
        return {name: {"state": state, "since": since.isoformat()} for name, (state, since) in self._amiss.items()}

    def missing(self) -> list[str]:
        """Why no visitor should be sent here now: the database is away, or understanding has not loaded yet.

        What starts again later keeps nobody out, nor does the language model: there are phrases.
        """
        self._note_states()
        reasons = ["the database is away"] if DATABASE in self._amiss else []
        if "understanding" not in self._loaded:
            reasons.append("understanding is loading")
        return reasons

    def _note_states(self) -> None:
        for name, state in self._states().items():
            if state != LOADING:
                self._loaded.add(name)
            self._note(name, state if state in (LOADING, FAILED) else "")

    def _note(self, name: str, state: str) -> None:
        known = self._amiss.get(name)
        if not state:
            self._amiss.pop(name, None)
        elif known is None or known[0] != state:
            self._amiss[name] = (state, known[1] if known else self._clock())

    async def _is_here(self, patience: float) -> bool:
        self._asking = self._asking or asyncio.ensure_future(self._ask())
        done, _ = await asyncio.wait({self._asking}, timeout=patience)
        if not done:
            return False
        fault, self._asking = self._asking.exception(), None
        return fault is None
