"""A process of the load on its own core, told what to do line by line."""

import select
import subprocess
import sys

import msgspec

from tests.bench.load.orders import Count, Spec
from tests.bench.load.processes import LOAD_CORE, pin
from tests.bench.load.servers import COLYSEUS

PATIENCE_SECONDS = 180.0  # until all must be inside


class Worker:
    """Visitors of one server. Colyseus's probes use its own SDK; everybody else is our generator."""

    def __init__(self, spec: Spec) -> None:
        foreign = spec.probes and spec.server == "colyseus"
        command = ["node", "probe.mjs"] if foreign else [sys.executable, "-m", "tests.bench.load.generator"]
        self._process = subprocess.Popen(
            [*command, msgspec.json.encode(spec).decode()],
            cwd=COLYSEUS if foreign else None,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.process = self._process.pid
        pin(self.process, LOAD_CORE)

    def wait_until_joined(self) -> None:
        """Until all are inside; raises TimeoutError where they do not get there."""
        if self._line() != "joined\n":
            raise TimeoutError("the visitors did not get inside")

    def measure(self) -> None:
        self._tell("measure")

    def stop(self) -> None:
        self._tell("stop")

    def count(self) -> Count:
        """What it counted, after `stop`; raises TimeoutError where it has failed."""
        line = self._line()
        if not line:
            raise TimeoutError("the load failed")
        return msgspec.json.decode(line, type=Count)

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _tell(self, word: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()

    def _line(self) -> str:
        assert self._process.stdout
        ready, _, _ = select.select([self._process.stdout], [], [], PATIENCE_SECONDS)
        return self._process.stdout.readline() if ready else ""
