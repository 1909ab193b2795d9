"""`vstore chat`: talks to a store's agents in the terminal, without the 3D world.

Opens the store for this one visitor on a port of this machine, with books of its own that are thrown away, and visits
it as any client does: what answers is the very store that `vstore serve` opens.
"""

import argparse
import asyncio
import os
import socket
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.languages import LANGUAGES
from scenes.entities import Role
from scenes.money import Money
from scenes.products import text_in
from vstore.client.connection import RefusedByStore, StoreClosed, StoreConnection
from vstore.client.visitor import Visitor
from vstore.commands.failure import CommandFailed
from vstore.commands.serve import SAMPLE, address_of, listening, opened
from vstore.logs import logging_to
from vstore.protocol.client import Contact
from vstore.protocol.server import (
    CartChanged,
    CheckoutOffered,
    ClerkCalled,
    OrderChanged,
    ProductShown,
    Said,
    SceneOpened,
    ServerMessage,
)
from vstore.settings import SettingsFault, read_settings

if TYPE_CHECKING:
    from vstore.app import App

ANSWER_SECONDS = 60.0
HELP = "Write what you want to say. /pay orders what is in the cart, in play; /quit or Ctrl-C ends."
CONTACT = Contact(name="Visitor", email="visitor@example.com", address="1 Sejong-daero, Seoul")


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "chat",
        help="talk to a store's agents in the terminal, without the 3D world",
        description="Talks to an agent of a store. Nothing is kept, and no money moves.",
    )
    parser.add_argument("store", nargs="?", metavar="STORE", help="the store's folder (default: the sample store)")
    parser.add_argument("--locale", default="en", help="the language you read, such as ko or en (default: en)")
    parser.add_argument("--scene", help="the room to be in (default: the entrance)")
    parser.add_argument("--model", help='language model: "embedded", "none", or a folder (default: VSTORE_MODEL)')
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    import msgspec
    from uvicorn.loops.auto import auto_loop_factory

    from vstore.app import App
    from vstore.storefolder.settings import Payment

    try:
        settings = read_settings()
    except SettingsFault as fault:
        raise CommandFailed(str(fault)) from None
    store = opened(Path(options.store) if options.store else SAMPLE)
    in_play = msgspec.structs.replace(store, settings=msgspec.structs.replace(store.settings, payment=Payment()))
    with (
        logging_to(sys.stderr, "error"),
        tempfile.TemporaryDirectory() as folder,
        listening("127.0.0.1", 0) as listener,
        asyncio.Runner(loop_factory=auto_loop_factory()) as runner,
    ):
        address = address_of(listener)
        settings = msgspec.structs.replace(settings, model=options.model or settings.model, public_url=address)
        app = App(in_play, settings, f"sqlite:///{folder}/store.db", Path(folder))
        runner.run(hold(app, listener, Chat(address, options.locale, options.scene)))
    return 0


async def hold(app: "App", listener: socket.socket, chat: "Chat") -> None:
    """Has the store open as long as the chat lasts; a signal ends both."""
    serving = asyncio.create_task(app.run([listener]))
    talking = asyncio.create_task(chat.run())
    await asyncio.wait({serving, talking}, return_when=asyncio.FIRST_COMPLETED)
    for task in (talking, serving):
        task.cancel()
        with suppress(asyncio.CancelledError, StoreClosed):
            await task


class Chat:
    """A visitor who reads and writes lines. What agents say is shown as it comes."""

    def __init__(self, address: str, locale: str, scene: str | None) -> None:
        self._address = address
        self._locale = locale
        self._scene = scene
        self._language = LANGUAGES.get(locale.split("-")[0], LANGUAGES["en"])
        self._speaking: tuple[int, int] | None = None
        self._visitor: Visitor | None = None

    async def run(self) -> None:
        async with StoreConnection(self._address) as store:
            self._visitor = visitor = Visitor(store)
            await visitor.enter("", self._locale, self._scene)
            self._tell_place(visitor)
            visitor.on_message = self._show
            if sys.stdin.isatty():
                await self._converse(visitor)
            else:
                await self._recite(visitor)
            await visitor.leave()

    async def _converse(self, visitor: Visitor) -> None:
        """Hears and speaks at once, so that one may break in."""
        print(HELP, flush=True)
        listening = asyncio.create_task(visitor.listen())
        lines = typed_lines()
        try:
            while (line := await lines.get()) is not None and line != "/quit":
                if line == "/pay":
                    await visitor.order(CONTACT, "approve")
                elif line:
                    await visitor.tell(line)
        finally:
            listening.cancel()

    async def _recite(self, visitor: Visitor) -> None:
        """Says each line once the agents have done with the one before: for scripts."""
        lines = typed_lines()
        while (line := await lines.get()) is not None and line != "/quit":
            print(f"> {line}", flush=True)
            try:
                if line == "/pay":
                    await visitor.check_out(CONTACT, "approve")
                elif line:
                    await visitor.say(line, ANSWER_SECONDS)
            except RefusedByStore as refusal:
                self._print(f"! {refusal}")

    def _show(self, message: ServerMessage) -> None:
        match message:
            case Said() if self._is_agent(message.body):
                self._stream(message)
            case CartChanged(cart):
                for line in cart.lines:
                    name = f"{text_in(line.name, self._locale)} {text_in(line.choice, self._locale)}".rstrip()
                    self._print(f"[cart] {line.quantity} x {name}  {line.sku}")
                self._print(f"[cart] = {self._money(cart.total)}")
            case OrderChanged(order):
                self._print(f"[order {order.number}] {order.state}, {self._money(order.total)}")
            case ProductShown(product, open=True):
                self._print(f"[card] {text_in(product.name, self._locale)}")
            case CheckoutOffered():
                self._print("[checkout] /pay")
            case ClerkCalled():
                self._print("[a person of the store has been called]")
            case SceneOpened(name=name):
                self._print(f"[room] {text_in(name, self._locale)}")

    def _stream(self, said: Said) -> None:
        """Words as they come; those of another utterance begin a line of their own."""
        if said.piece and self._speaking != (said.body, said.utterance):
            self._end_line()
            self._speaking = said.body, said.utterance
            print(f"{self._name_of(said.body)}: ", end="", flush=True)
        print(said.piece, end="", flush=True)
        if said.done:
            self._end_line()

    def _print(self, text: str) -> None:
        self._end_line()
        print(text, flush=True)

    def _end_line(self) -> None:
        if self._speaking is not None:
            print(flush=True)
        self._speaking = None

    def _tell_place(self, visitor: Visitor) -> None:
        assert visitor.welcome is not None
        assert visitor.scene is not None
        store, room = visitor.welcome.store.name, visitor.scene.name
        print(f"{text_in(store, self._locale)}, {text_in(room, self._locale)}", flush=True)

    def _is_agent(self, body: int) -> bool:
        assert self._visitor is not None
        known = self._visitor.replica.bodies.get(body)
        return known is not None and known.role is Role.AGENT

    def _name_of(self, body: int) -> str:
        assert self._visitor is not None
        known = self._visitor.replica.bodies[body]
        return text_in(known.names, self._locale) or known.name

    def _money(self, money: Money) -> str:
        return self._language.money(money.amount, money.currency)


def typed_lines() -> "asyncio.Queue[str | None]":
    """What is written to standard input, line by line; None at its end."""
    lines: asyncio.Queue[str | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        waiting = b""
        # Not by sys.stdin, whose lock a thread that waits for ever would hold at the interpreter's end.
        while data := os.read(0, 4096):
            *whole, waiting = (waiting + data).split(b"\n")
            for line in whole:
                put(line)
        if waiting:
            put(waiting)
        put(None)

    def put(line: bytes | None) -> None:
        text = None if line is None else line.decode(errors="replace").strip()
        with suppress(RuntimeError):  # the loop has closed meanwhile
            loop.call_soon_threadsafe(lines.put_nowait, text)

    threading.Thread(target=read, daemon=True).start()
    return lines
