"""Structured logs: one JSON object a line, without personal data, written by a thread of their own.

Code logs events with ids in `extra`, never names, addresses or what people said. Nobody who logs ever waits: where
lines come faster than they can be written, some are dropped, and it is said how many.
"""

import json
import logging
import queue
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from logging.handlers import QueueHandler, QueueListener
from typing import TextIO

FIELDS = frozenset(
    {"session", "account", "room", "order", "attempt", "pid", "path", "reason", "seconds", "count", "level", "promoted"}
)
"""The only extras that reach the log."""

STOP_SECONDS = 2.0


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        line |= {field: getattr(record, field) for field in FIELDS if hasattr(record, field)}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class Outbox(QueueHandler):
    """Records on their way to the thread that writes them; `dropped` counts those that found no room."""

    queue: "queue.Queue[logging.LogRecord | None]"

    def __init__(self, most: int) -> None:
        super().__init__(queue.Queue(most))
        self.dropped = 0

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        """As it is: it stays in this process, and to word it is the writer's work."""
        return record

    def enqueue(self, record: logging.LogRecord) -> None:
        try:
            self.queue.put_nowait(record)
        except queue.Full:
            self.dropped += 1


class Writer(QueueListener):
    """Takes records from an outbox to a handler."""

    def __init__(self, outbox: Outbox, handler: logging.Handler) -> None:
        super().__init__(outbox.queue, handler)
        self._outbox = outbox
        self._told = 0

    def handle(self, record: logging.LogRecord) -> None:
        if self._outbox.dropped > self._told:
            dropped, self._told = self._outbox.dropped - self._told, self._outbox.dropped
            super().handle(_loss(dropped))
        super().handle(record)

    def stop(self) -> None:
        """Writes what still waits; gives up where nobody reads the log any more."""
        with suppress(queue.Full):
            self._outbox.queue.put(None, timeout=STOP_SECONDS)
        if self._thread:
            self._thread.join(STOP_SECONDS)


def _loss(count: int) -> logging.LogRecord:
    record = logging.LogRecord(__name__, logging.WARNING, __file__, 0, "lines of this log were dropped", None, None)
    record.count = count
    return record


class LineCount(logging.Handler):
    """Counts lines of a level and above, by the level's name."""

    def __init__(self, level: int = logging.WARNING) -> None:
        super().__init__(level)
        self.lines = {"warning": 0, "error": 0, "critical": 0}

    def emit(self, record: logging.LogRecord) -> None:
        level = record.levelname.lower()
        self.lines[level] = self.lines.get(level, 0) + 1

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Counts what anybody logs meanwhile."""
        logging.getLogger().addHandler(self)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(self)


@contextmanager
def logging_to(stream: TextIO, level: str, *, most: int = 10_000) -> Iterator[None]:
    """Sends everything from `level` on to a stream, by a thread that has at most `most` lines waiting."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    outbox = Outbox(most)
    root = logging.getLogger()
    former, former_level = root.handlers, root.level
    root.handlers = [outbox]
    root.setLevel(level.upper())
    for chatty in ("alembic", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    writer = Writer(outbox, handler)
    writer.start()
    try:
        yield
    finally:
        root.handlers = former
        root.setLevel(former_level)
        writer.stop()
