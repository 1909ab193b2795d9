"""Keeps what is said: taken at once, written in batches, in the order in which it was said."""

import asyncio
import logging

from vstore.privacy.chat import ChatLine
from vstore.privacy.exporting import keep_chat
from vstore.privacy.ports import PrivacyBooks

log = logging.getLogger(__name__)

MOST_WAITING = 10_000
"""So many lines wait for a database that cannot be written to; then the oldest are given up."""


class ChatKeeper:
    """Give it lines by `add`, and call `write` every second and at the end."""

    def __init__(self, books: PrivacyBooks) -> None:
        self._books = books
        self._waiting: list[ChatLine] = []
        self._turn = asyncio.Lock()

    def add(self, line: ChatLine) -> None:
        """Takes a line; returns at once."""
        self._waiting.append(line)

    async def write(self) -> None:
        """Returns when everything taken before is durable. What cannot be written waits for the next time."""
        async with self._turn:
            lines, self._waiting = self._waiting, []
            if not lines:
                return
            try:
                await keep_chat(lines, books=self._books)
            except BaseException:
                self._waiting = lines + self._waiting
                if (given_up := len(self._waiting) - MOST_WAITING) > 0:
                    del self._waiting[:given_up]
                    log.exception("%d lines of conversations are lost: the database cannot be written to", given_up)
                raise
