"""A PostgreSQL server of the tests' own: on a socket in a folder of its own, gone when they are."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""For tests that do not crash the server: nothing is waited for."""

USER = "postgres"
"""Who runs the server where the tests run as root, which PostgreSQL refuses; Debian's package makes this user."""


class NoPostgres(Exception):
    """There is no PostgreSQL here; the text says what is missing."""


class Postgres:
    """A server. `url(name)` is what SQLAlchemy opens a database of it by."""

    def __init__(self, programs: Path, folder: Path, settings: tuple[str, ...]) -> None:
        self.folder = folder
        self._programs = programs
        self._settings = settings
        self._numbers = count(1)
        self._process: subprocess.Popen[bytes] | None = None

    def url(self, name: str) -> str:
        return f"postgresql://{USER}@/{name}?host={self.folder}"

    def make(self) -> None:
        """Makes an empty cluster in the folder."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, USER)
        options = ("-D", self._data, "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        made = subprocess.run(self._as_user("initdb", *options), capture_output=True, text=True, check=False)
        if made.returncode != 0:
            raise NoPostgres(f"initdb failed: {made.stderr.strip()}")

    def start(self) -> None:
        """Starts the server and waits until it answers. It ends with the thread that has called this, not only with
        the process (prctl(2), PR_SET_PDEATHSIG)."""
        options = ["-D", self._data, "-k", str(self.folder), "-h", ""]
        for setting in self._settings:
            options += ["-c", setting]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(self._as_user("postgres", *options), stdout=log, stderr=log)
        while not self._answers():
            if self._process.poll() is not None:
                raise NoPostgres((self.folder / "log").read_text())
            time.sleep(0.02)

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Ends the server: SIGQUIT at once, as if it had crashed; SIGKILL worse; SIGINT in order."""
        assert self._process
        self._process.send_signal(how)
        self._process.wait()
        while how is signal.SIGKILL and self._orphans_live():
            time.sleep(0.02)

    def restart(self, how: signal.Signals) -> None:
        self.stop(how)
        self.start()

    def new_database(self, template: str = "template1") -> str:
        """Makes a database like `template`; its URL."""
        name = f"shop_{os.getpid()}_{next(self._numbers)}"
        self._tell(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, url: str) -> None:
        self._tell(f'DROP DATABASE "{self.name_in(url)}" WITH (FORCE)')

    @staticmethod
    def name_in(url: str) -> str:
        """The database's name in a URL of `new_database`."""
        return url.rpartition("@/")[2].partition("?")[0]

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _tell(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def _orphans_live(self) -> bool:
        """A killed server's children still hold its memory until they have seen that it is gone."""
        try:
            memory = (self.folder / "data" / "postmaster.pid").read_text().split("\n")[6].split()[1]
        except (OSError, IndexError):
            return False
        listed = subprocess.run(["ipcs", "-m"], capture_output=True, text=True, check=False).stdout
        return any(row.split()[1:2] == [memory] and row.split()[5] != "0" for row in listed.splitlines()[3:] if row)

    def _as_user(self, program: str, *options: str) -> list[str]:
        """The command line: never as root, and ended when the tests end, however they do."""
        command = ["setpriv", "--pdeathsig", "INT"]
        if os.geteuid() == 0:
            account = pwd.getpwnam(USER)
            command += [f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
        return [*command, str(self._programs / program), *options]


@contextmanager
def private_server(*settings: str) -> Iterator[Postgres]:
    """A running server that nobody else knows. Raises NoPostgres."""
    programs = _programs()
    # A socket's path may have 107 bytes, and pytest's own folders are long.
    with tempfile.TemporaryDirectory(prefix="vstore-pg-") as folder:
        server = Postgres(programs, Path(folder), settings)
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _programs() -> Path:
    """The folder of the newest PostgreSQL's programs."""
    found = shutil.which("postgres")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[4]))
    if found is None and not debian:
        raise NoPostgres("there is no PostgreSQL server here: apt-get install postgresql")
    if shutil.which("setpriv") is None:
        raise NoPostgres(
            "there is no setpriv here, by which the server ends with the tests: apt-get install util-linux"
        )
    if os.geteuid() == 0 and USER not in {each.pw_name for each in pwd.getpwall()}:
        raise NoPostgres(f"PostgreSQL does not run as root, and there is no user {USER}")
    return (debian[-1] if debian else Path(found or "").resolve()).parent
