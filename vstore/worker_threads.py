"""Threads for work beside the beat: where they want the same core at the same time, the beat goes first."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

NICENESS = 5
"""As that of the process that understands, and less than the language model's: orders do not wait for words."""


def worker_threads(name: str, count: int | None = None) -> ThreadPoolExecutor:
    """So many threads, by default what the machine is good for; `name` is what they are called in a profile."""
    return ThreadPoolExecutor(count, name, initializer=_step_back)


def _step_back() -> None:
    """Left equal, a thread that works keeps the core for milliseconds after the beat is due (EEVDF scheduling)."""
    # Niceness is a thread's own on Linux alone (man 2 nice).
    if sys.platform == "linux":
        os.nice(NICENESS)
