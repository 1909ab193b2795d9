"""A real `vstore serve` that is killed and opened again, always at the same address."""

import asyncio
import json
import socket
import sys
import time
from pathlib import Path

from tests.support.few_goods import EAGER
from tests.support.served import environment


class DidNotOpen(Exception):
    """The store did not open again; the text is the end of its log."""


class Victim:
    """One store. `address` is where it is served whenever it lives; `log` holds what all its lives wrote."""

    def __init__(self, store: Path, database_url: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        self.log = store / "log"
        self._command = [sys.executable, "-m", "vstore", "serve", str(store), "--port", str(port)]
        self._environment = environment(VSTORE_DATABASE=database_url, **EAGER)
        self._process: asyncio.subprocess.Process | None = None
        self.began = 0.0

    async def begin(self) -> None:
        """Starts the process, and does not wait for it."""
        self.began = time.monotonic()
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, stdout=asyncio.subprocess.PIPE, stderr=log, env=self._environment
            )

    async def opened(self) -> None:
        """Waits until the store says that it is open."""
        assert self._process and self._process.stdout
        line = await self._process.stdout.readline()
        if b" is open at " not in line:
            raise DidNotOpen(self.log.read_text()[-3_000:])

    async def kill(self) -> None:
        """`kill -9`: nothing is said, written or closed any more. Nothing happens to one that has ended."""
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def close(self) -> None:
        """Asks it to close, as Ctrl-C does, and waits for that."""
        assert self._process
        self._process.terminate()
        await self._process.wait()

    def errors(self) -> list[str]:
        """What the store itself called an error."""
        lines = [line for line in self.log.read_text().splitlines() if line.startswith("{")]
        records = map(json.loads, lines)
        return [f"{each['event']}: {each.get('trace', '')[-500:]}" for each in records if each["level"] == "error"]
