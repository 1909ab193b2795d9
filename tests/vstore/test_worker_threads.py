"""Work beside the beat steps back behind it, and behind nothing else of the process."""

import os
import sys
import threading

import pytest

from vstore.worker_threads import NICENESS, worker_threads


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="niceness is a thread's own on Linux alone")
def test_threads_are_less_urgent_than_the_one_that_beats() -> None:
    before = niceness()
    with worker_threads("work", 1) as threads:
        assert threads.submit(niceness).result() == min(before + NICENESS, 19)
    assert niceness() == before


def test_threads_are_called_by_their_name() -> None:
    with worker_threads("storage", 1) as threads:
        assert threads.submit(lambda: threading.current_thread().name).result().startswith("storage")
