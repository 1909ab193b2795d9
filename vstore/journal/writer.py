"""Writes a journal to disk from a thread of its own: the beat never waits for the disk."""

import logging
import os
import queue
import threading
from pathlib import Path

from vstore.journal.file_format import MARK, packed
from vstore.journal.opening import Opening
from vstore.journal.recorded_store import Record

log = logging.getLogger(__name__)

MOST_WAITING_BYTES = 64_000_000
"""What may wait for a slow disk before the journal is given up."""


class JournalWriter:
    """Give it records by `write`, and `close` it. What only its owner may read (mode 0600), because it holds what
    visitors say and their tokens.

    A disk that is too slow, full or broken ends the journal with a line in the log; the store lives on. Raises OSError
    where the file cannot be made or exists already.
    """

    def __init__(self, path: Path, most_waiting: int = MOST_WAITING_BYTES) -> None:
        self._file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self._most_waiting = most_waiting
        self._queue: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._given = 0
        self._written = 0
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="journal")
        self._put(MARK)
        self._thread.start()

    def write(self, record: Opening | Record) -> None:
        """Takes a record; returns at once."""
        if self._ended:
            return
        self._put(packed(record))
        if self._given - self._written > self._most_waiting:
            log.error("the journal ends here: the disk cannot keep up; the store goes on without it")
            self._end()

    def close(self) -> None:
        """Waits until everything is on disk."""
        self._end()
        self._thread.join()

    def _end(self) -> None:
        """Takes no more records; what waits is still written."""
        if not self._ended:
            self._ended = True
            self._queue.put(b"")

    def _put(self, data: bytes) -> None:
        self._given += len(data)
        self._queue.put(data)

    def _run(self) -> None:
        try:
            with self._file as file:
                while data := self._queue.get():
                    file.write(data)
                    self._written += len(data)
                    if self._queue.empty():
                        file.flush()
        except OSError:
            self._ended = True
            log.exception("the journal ends here: it cannot be written; the store goes on without it")
