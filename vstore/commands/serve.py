"""`vstore serve`: opens a store to visitors."""

import argparse
import asyncio
import errno
import logging
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from scenes.products import text_in
from vstore.commands.failure import CommandFailed
from vstore.commands.model_options import MODEL_HELP, add_model_options, settings_for
from vstore.logs import logging_to
from vstore.settings import Settings, SettingsFault, described
from vstore.storefolder.reading import read_store
from vstore.storefolder.store import Store, StoreFaults

if TYPE_CHECKING:
    from vstore.journal.writer import JournalWriter

log = logging.getLogger(__name__)

SAMPLE = Path(__file__).parent.parent / "sample"
LEAST_KEY = 20


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    settings = "\n".join(f"  {name:34} {what} (default: {default or '-'})" for name, default, what in described())
    parser = subparsers.add_parser(
        "serve",
        help="open a store to visitors",
        description="Opens a store and prints its address. Ctrl-C closes it; orders are safe.",
        epilog=f"environment variables:\n{settings}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("store", nargs="?", metavar="STORE", help="the store's folder (default: the sample store)")
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; 0.0.0.0 for all (default: 127.0.0.1)"
    )
    parser.add_argument("--port", type=int, default=8000, help="port to listen on; 0 for any free one (default: 8000)")
    parser.add_argument("--database", metavar="URL", help="where the books are (default: VSTORE_DATABASE, else a file)")
    parser.add_argument("--model", metavar="NAME", help=f'language model: "none", {MODEL_HELP}')
    add_model_options(parser)
    parser.add_argument(
        "--voice",
        action="store_true",
        help="write down and read aloud on this machine for visitors whose browser cannot (default: VSTORE_VOICE)",
    )
    parser.add_argument(
        "--journal",
        metavar="FILE",
        help="record every input in a new file, for `vstore replay`; only to find faults: it grows without bound, and "
        "holds what visitors say and their tokens (only you can read it; delete it afterwards)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    import msgspec
    from uvicorn.loops.auto import auto_loop_factory

    from vstore.app import App
    from vstore.cashier import PaymentNotReady
    from vstore.storage.engine import DatabaseUnusable

    settings = settings_for(options)
    store = opened(Path(options.store) if options.store else SAMPLE)
    with listening(options.host, options.port) as listener, logging_to(sys.stderr, settings.log_level):
        if 0 < len(settings.staff_token) < LEAST_KEY:
            log.warning("VSTORE_STAFF_TOKEN is short enough to be guessed, and it opens everything: take a longer one")
        data = data_folder(store, is_sample=options.store is None)
        with journal_in(options.journal) as journal:
            settings = msgspec.structs.replace(
                settings,
                public_url=settings.public_url or address_of(listener),
                voice=settings.voice or options.voice,
            )
            try:
                app = App(store, settings, database_url(options.database, settings, data), data, journal)
            except (DatabaseUnusable, SettingsFault) as fault:
                raise CommandFailed(str(fault)) from None
            except PaymentNotReady as fault:
                raise CommandFailed("\n".join([str(fault), *(f"  {each}" for each in fault.faults)])) from None
            name = text_in(store.settings.name, store.settings.languages[0])
            print(f"vstore: {name} is open at {address_of(listener)}", flush=True)
            print(f"vstore: staff page {address_of(listener)}staff#{app.staff_token}", file=sys.stderr, flush=True)
            with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
                runner.run(app.run([listener]))
    return 0


@contextmanager
def journal_in(path: str | None) -> Iterator["JournalWriter | None"]:
    """A journal in a new file, closed at the end; None where none is wished."""
    from vstore.journal.writer import JournalWriter

    if path is None:
        yield None
        return
    try:
        journal = JournalWriter(Path(path))
    except FileExistsError:
        raise CommandFailed(f"{path} exists already; name a new file for the journal") from None
    except OSError as fault:
        raise CommandFailed(f"cannot write a journal to {path}: {fault.strerror or fault}") from None
    log.warning("a journal is kept: it holds what visitors say and their tokens", extra={"path": path})
    try:
        yield journal
    finally:
        journal.close()


def opened(folder: Path) -> Store:
    """The store in a folder; CommandFailed lists all its faults."""
    try:
        return read_store(folder)
    except StoreFaults as faults:
        listed = "\n".join(f"  {problem}" for problem in faults.problems)
        raise CommandFailed(f"{folder}: {faults}\n{listed}") from None


def listening(host: str, port: int) -> socket.socket:
    """A socket that visitors can connect to."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OverflowError:
        listener.close()
        raise CommandFailed(f"there is no port {port}; ports go from 0 to 65535") from None
    except OSError as fault:
        listener.close()
        if fault.errno == errno.EADDRINUSE:
            raise CommandFailed(f"port {port} is taken by another program; choose one with --port") from None
        raise CommandFailed(f"cannot listen on {host} port {port}: {fault.strerror or fault}") from None
    listener.listen(1024)
    return listener


def address_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "localhost", "::": "localhost"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"


def database_url(named: str | None, settings: Settings, data: Path) -> str:
    """The database that was named, else that of the settings, else a file among the store's data."""
    return named or settings.database or f"sqlite:///{data / 'store.db'}"


def data_folder(store: Store, *, is_sample: bool) -> Path:
    """Where a store keeps its database: beside its files, or, for the sample, among the user's data."""
    folder = Path(platformdirs.user_data_dir("vstore")) / "sample" if is_sample else store.folder / "data"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise CommandFailed(f"cannot write to {folder}: {fault.strerror}; name a database with --database") from None
    return folder
