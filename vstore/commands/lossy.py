"""`vstore lossy`: a bad way to a store, to try a client on."""

import argparse
import asyncio
import signal
import socket
from contextlib import suppress
from urllib.parse import urlsplit

from vstore.commands.failure import CommandFailed
from vstore.commands.serve import address_of, listening
from vstore.lossy.link import Trouble
from vstore.lossy.proxy import LossyProxy


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "lossy",
        help="a bad way to a store, to try a client on",
        description="Opens an address that leads to the store at URL over a bad link, alike in both directions: late, "
        "stuttering, slow, failing. It keeps what TCP promises: within a connection nothing is reordered, altered or "
        "doubled. A planned failure is a reset, or silence, in which neither end is told. Ctrl-C ends it.",
        epilog="A bad train: vstore lossy http://127.0.0.1:8000 --latency 300 --jitter 200 --stall 12,3 --drop 20",
    )
    parser.add_argument("url", metavar="URL", help="the store's address, as `vstore serve` prints it")
    parser.add_argument("--latency", type=amount, default=0.0, metavar="MS", help="each way, milliseconds")
    parser.add_argument("--jitter", type=amount, default=0.0, metavar="MS", help="up to so much more, milliseconds")
    parser.add_argument(
        "--stall",
        type=stalls,
        default=(0.0, 0.0),
        metavar="EVERY,FOR",
        help="every so many seconds nothing, for so many",
    )
    parser.add_argument(
        "--drop", type=amount, default=0.0, metavar="EVERY", help="connections fail after about so many seconds"
    )
    parser.add_argument("--rate", type=amount, default=0.0, metavar="KBPS", help="kilobytes a second each way")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="the same seed, the same fates (default: 0)")
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: any free one)")
    parser.set_defaults(run=run)


def amount(text: str) -> float:
    """A number that is not negative."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not a number from 0 up")
    return value


def stalls(text: str) -> tuple[float, float]:
    """EVERY,FOR in seconds: the stall must be shorter than the time between two."""
    every, comma, length = text.partition(",")
    if not comma or not 0 < amount(length) < amount(every):
        raise argparse.ArgumentTypeError(f'{text} is not EVERY,FOR in seconds with FOR the smaller, such as "12,3"')
    return float(every), float(length)


def run(options: argparse.Namespace) -> int:
    host, port = store_at(options.url)
    every, length = options.stall
    trouble = Trouble(
        latency=options.latency / 1_000,
        jitter=options.jitter / 1_000,
        stall_every=every,
        stall_for=length,
        drop_every=options.drop,
        rate=options.rate * 1_000,
    )
    with listening("127.0.0.1", options.port) as listener:
        proxy = LossyProxy(host, port, trouble, options.seed, lambda line: print(f"vstore: {line}", flush=True))
        print(f"vstore: a bad way to {options.url} is open at {address_of(listener)}", flush=True)
        asyncio.run(serve_until_told(proxy, listener))
    return 0


async def serve_until_told(proxy: LossyProxy, listener: socket.socket) -> None:
    """Runs until a signal says to end, also where whoever started this had them ignored."""
    serving = asyncio.create_task(proxy.serve(listener))
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, serving.cancel)
    with suppress(asyncio.CancelledError):
        await serving


def store_at(url: str) -> tuple[str, int]:
    """Host and port of a store's address."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    try:
        port = parts.port or 80
    except ValueError as fault:
        raise CommandFailed(f"{url} is no address: {fault}") from None
    if parts.scheme not in ("http", "ws") or not parts.hostname:
        raise CommandFailed(f"{url} is no plain http:// address; encrypted ones cannot be led through here")
    return parts.hostname, port
