import io
import json
import logging
import threading

import pytest

from vstore import logs
from vstore.logs import logging_to

log = logging.getLogger("vstore.somewhere")


class Pipe(io.StringIO):
    """A stream that somebody reads, or not."""

    def __init__(self, *, read: bool) -> None:
        super().__init__()
        self.began = threading.Event()
        self.is_read = threading.Event()
        if read:
            self.is_read.set()

    def write(self, text: str) -> int:
        self.began.set()
        self.is_read.wait()
        return super().write(text)

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.getvalue().splitlines()]


def test_lines_are_json_with_known_extras_and_the_trace() -> None:
    pipe = Pipe(read=True)
    with logging_to(pipe, "info"):
        log.debug("too small to tell")
        log.info("%s of %s", 1, 2, extra={"room": "hall", "name_of_visitor": "Hana"})
        try:
            raise ValueError("oh")
        except ValueError:
            log.exception("broken")
    first, second = pipe.lines()
    assert (first["event"], first["level"], first["logger"], first["room"]) == ("1 of 2", "info", log.name, "hall")
    assert "name_of_visitor" not in first
    assert (second["event"], str(second["trace"]).splitlines()[-1]) == ("broken", "ValueError: oh")


def test_nobody_who_logs_waits_and_what_was_dropped_is_counted() -> None:
    pipe = Pipe(read=False)
    with logging_to(pipe, "info", most=3):
        log.info("the first")
        assert pipe.began.wait(10)
        for number in range(10):
            log.info("more", extra={"count": number})
        pipe.is_read.set()
    first, loss, *more = pipe.lines()
    assert first["event"] == "the first"
    assert (loss["event"], loss["level"], loss["count"]) == ("lines of this log were dropped", "warning", 7)
    assert [line["count"] for line in more] == [0, 1, 2]


def test_log_that_nobody_reads_does_not_keep_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "STOP_SECONDS", 0.01)
    pipe = Pipe(read=False)
    with logging_to(pipe, "info", most=1):
        log.info("the first")
        assert pipe.began.wait(10)
        log.info("the second")
    pipe.is_read.set()


def test_former_handlers_are_back_afterwards() -> None:
    before = logging.getLogger().handlers[:]
    with logging_to(Pipe(read=True), "info"):
        assert logging.getLogger().handlers != before
    assert logging.getLogger().handlers == before
