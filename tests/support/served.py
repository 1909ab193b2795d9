"""A real `vstore serve` in a process of its own, on a free port of this machine."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

READY_SECONDS, LOOK_SECONDS = 60.0, 0.05


class Served:
    """A running store. `address` ends in a slash; `log` holds what it wrote to standard error so far."""

    def __init__(self, process: "subprocess.Popen[str]", address: str, staff_token: str, log: list[str]) -> None:
        self.process = process
        self.address = address
        self.staff_token = staff_token
        self.log = log

    def wait_until_ready(self) -> None:
        """Until the store would have visitors sent to it: what understands them has loaded by then."""
        patient_until = time.monotonic() + READY_SECONDS
        while httpx.get(f"{self.address}readyz").status_code != httpx.codes.OK:
            assert time.monotonic() < patient_until, self.log
            time.sleep(LOOK_SECONDS)

    def stop(self) -> int:
        """Asks it to close, as Ctrl-C does; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


STAFF_TOKEN = "a-staff-token-that-nobody-guesses"
"""Opens the staff's side of every store that is served here."""


def environment(**settings: str) -> dict[str, str]:
    """The environment of a test's server: no language model unless a test wants one."""
    return {**os.environ, "VSTORE_MODEL": "none", "PYTHONUNBUFFERED": "1", **settings}


@contextlib.contextmanager
def served(
    store: Path | None, database: Path | str, *options: str, program: str = "vstore", **settings: str
) -> Iterator[Served]:
    """Opens a store on a file or a database URL; kills the server at the end where it still runs."""
    command = [sys.executable, "-m", program, "serve", *([str(store)] if store else []), "--port", "0"]
    command += ["--database", database if isinstance(database, str) else f"sqlite:///{database}", *options]
    if isinstance(database, Path):
        settings = {"XDG_DATA_HOME": str(database.parent / "data"), **settings}
    env = environment(VSTORE_STAFF_TOKEN=STAFF_TOKEN, **settings)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
    log: list[str] = []
    assert process.stdout
    assert process.stderr
    reader = threading.Thread(target=log.extend, args=(process.stderr,), daemon=True)
    reader.start()
    try:
        line = process.stdout.readline()
        assert " is open at http://" in line, (line, log)
        yield Served(process, line.split(" is open at ")[1].strip(), STAFF_TOKEN, log)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        reader.join(timeout=5)
        process.stdout.close()
        process.stderr.close()
