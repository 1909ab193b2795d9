"""The servers that are measured, each started anew for every row."""

import contextlib
import http.client
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench.load.hall import write_hall
from tests.support.served import served

COLYSEUS = Path(__file__).parent.parent / "colyseus"
CHANGES_A_REQUEST = 5


class Staff:
    """What staff of our store do meanwhile: they say what is left, as a warehouse would, and look how the store is."""

    def __init__(self, address: str, token: str, skus: list[str]) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
        self._headers = {"authorization": f"Bearer {token}"}
        self._changes = cycle((sku, left) for left in (0, 7, 19, 3) for sku in skus)

    def change_stock(self) -> None:
        """Five products in one request."""
        self._ask("PUT", "/api/staff/stock", dict(next(self._changes) for _ in range(CHANGES_A_REQUEST)))

    def overload_level(self) -> int:
        """How far the store has degraded: 0 not at all."""
        for line in self._ask("GET", "/metrics").splitlines():
            name, _, value = line.partition(" ")
            if name == "vstore_overload_level":
                return round(float(value))
        raise LookupError("the store tells no overload level")

    def close(self) -> None:
        self._connection.close()

    def _ask(self, method: str, path: str, content: object = None) -> str:
        self._connection.request(method, path, None if content is None else json.dumps(content), self._headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        if answer.status != http.HTTPStatus.OK:
            raise ConnectionError(f"{method} {path}: {answer.status} {text}")
        return text


@dataclass(frozen=True)
class Server:
    """A running server. Without `staff` it changes its stock by itself."""

    name: str
    process: int
    address: str
    staff: Staff | None = None


@contextlib.contextmanager
def vstore(folder: Path, visitors: int, area: float | None, tables: int) -> Iterator[Server]:
    """`vstore serve` of a store written into `folder`, its limits raised so that the load comes from one address."""
    store = folder / "store"
    skus = write_hall(store, visitors, area, tables)
    settings = {
        "VSTORE_MAX_SESSIONS": str(visitors + 10),
        "VSTORE_MAX_SESSIONS_PER_ADDRESS": str(visitors + 10),
        "VSTORE_RATE_ADDRESS_CONNECTIONS": "100",
    }
    with (
        served(store, folder / "store.db", **settings) as opened,
        contextlib.closing(Staff(opened.address, opened.staff_token, skus)) as staff,
    ):
        opened.wait_until_ready()
        yield Server("vstore", opened.process.pid, opened.address, staff)


def install_colyseus() -> str:
    """Installs what the lock file in tests/bench/colyseus names, once. Says why it cannot be; empty where it is."""
    absent = [program for program in ("node", "npm") if shutil.which(program) is None]
    if absent:
        return f"there is no {' and no '.join(absent)}"
    if (COLYSEUS / "node_modules").is_dir():
        return ""
    command = ["npm", "install", "--no-save", "--silent", "--no-audit", "--no-fund"]
    return "npm could not install it" if subprocess.run(command, cwd=COLYSEUS, check=False).returncode else ""


def versions() -> str:
    """Of Colyseus and of what it runs on."""
    wanted = json.loads((COLYSEUS / "package.json").read_text())["dependencies"]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return f"Colyseus {wanted['@colyseus/core']} with ws-transport {wanted['@colyseus/ws-transport']} on Node {node}"


@contextlib.contextmanager
def colyseus(_: Path, area: float | None) -> Iterator[Server]:
    """The room of tests/bench/colyseus, once it is installed."""
    command = ["node", "server.mjs", "none" if area is None else str(area)]
    environment = {**os.environ, "NODE_ENV": "production"}
    process = subprocess.Popen(command, cwd=COLYSEUS, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout
    try:
        line = process.stdout.readline()
        assert line.startswith("open at "), line
        yield Server("colyseus", process.pid, line.removeprefix("open at ").strip())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
