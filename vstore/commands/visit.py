"""`vstore visit`: a visitor in the terminal, to try a store, to script it, to test it."""

import argparse
import asyncio
import sys

import msgspec

from nlp.languages import LANGUAGES
from scenes.entities import Role
from scenes.money import Money
from scenes.products import text_in
from vstore.client.connection import RefusedByStore, StoreClosed, StoreConnection, Unreachable
from vstore.client.visitor import Visitor
from vstore.commands.failure import CommandFailed
from vstore.protocol.client import Contact
from vstore.protocol.server import Poses, ServerMessage, Waiting

ANSWER_SECONDS = 45.0
HELP = "Write what you want to say. /list  /cart  /put SKU [N]  /buy SKU  /go SCENE  /quit"

EXIT_UNREACHABLE = 2
EXIT_REFUSED = 3
EXIT_NOT_PAID = 4
EXIT_NO_ANSWER = 5


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "visit",
        help="visit a store in the terminal: talk, walk, buy",
        description="Visits a store without a picture. Without --say and --buy it asks what to say or do.",
        epilog="Exit code: 0 all done, 2 nobody answers there, 3 refused, 4 not paid, 5 the agent did not answer.",
    )
    parser.add_argument("url", metavar="URL", help="the store's address, as `vstore serve` prints it")
    parser.add_argument("--name", default="Visitor", help="your name in the store (default: Visitor)")
    parser.add_argument("--lang", default="en", help="the language you read, such as ko or en (default: en)")
    parser.add_argument("--scene", help="the room to enter (default: the entrance)")
    parser.add_argument("--say", action="append", default=[], metavar="TEXT", help="say this; may be repeated")
    parser.add_argument("--buy", metavar="SKU", help="walk to this variant, put it into the cart and pay")
    parser.add_argument("--quantity", type=int, default=1, metavar="N", help="how many to buy (default: 1)")
    parser.add_argument("--pay", default="approve", metavar="TOKEN", help="what to tell the payment provider")
    parser.add_argument("--email", default="visitor@example.com", help="where the receipt goes")
    parser.add_argument("--address", default="1 Sejong-daero, Seoul", help="where the order goes")
    parser.add_argument("--json", action="store_true", help="print every message as a line of JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    try:
        return asyncio.run(Visit(options).run())
    except Unreachable as fault:
        raise CommandFailed(str(fault), EXIT_UNREACHABLE) from None
    except RefusedByStore as refusal:
        raise CommandFailed(f"{refusal} ({refusal.refusal.code})", EXIT_REFUSED) from None
    except StoreClosed as closed:
        raise CommandFailed(f"the store closed the connection: {closed}", EXIT_REFUSED) from None


class Visit:
    """One visit, as its options say. Returns exit codes; what the store refuses is raised."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._language = LANGUAGES.get(options.lang.split("-")[0], LANGUAGES["en"])

    async def run(self) -> int:
        async with StoreConnection(self._options.url) as store:
            visitor = Visitor(store, self._tell)
            await visitor.enter(self._options.name, self._options.lang, self._options.scene)
            self._print_arrival(visitor)
            code = await self._act(visitor)
            await visitor.leave()
            return code

    async def _act(self, visitor: Visitor) -> int:
        codes = [await self._say(visitor, text) for text in self._options.say]
        if self._options.buy:
            codes.append(await self._buy(visitor, self._options.buy, self._options.quantity))
        if not codes:
            await self._converse(visitor)
        return max(codes, default=0)

    async def _say(self, visitor: Visitor, text: str) -> int:
        self._print(f"> {text}")
        answers = await visitor.say(text, ANSWER_SECONDS)
        for answer in answers:
            self._print(f"  {answer}")
        return 0 if answers else EXIT_NO_ANSWER

    async def _buy(self, visitor: Visitor, sku: str, quantity: int) -> int:
        await self._walk_to(visitor, sku)
        await visitor.put_in_cart(sku, quantity)
        contact = Contact(name=self._options.name, email=self._options.email, address=self._options.address)
        order = await visitor.check_out(contact, self._options.pay)
        self._print(f"order {order.number}: {order.state}, {self._money(order.total)}")
        return 0 if order.state == "paid" else EXIT_NOT_PAID

    async def _walk_to(self, visitor: Visitor, sku: str) -> None:
        """As near as one gets to a display of the variant's product, if there is one in the room."""
        products = {each.id for each in visitor.replica.products.values() if each.variant(sku)}
        display = next((each for each in visitor.replica.displays.values() if each.product in products), None)
        if display:
            await visitor.walk_to_display(display)

    async def _converse(self, visitor: Visitor) -> None:
        self._print(HELP)
        while line := await asyncio.to_thread(sys.stdin.readline):
            if line.strip() == "/quit":
                return
            try:
                await self._obey(visitor, line.split())
            except RefusedByStore as refusal:
                self._print(f"! {refusal}")

    async def _obey(self, visitor: Visitor, words: list[str]) -> None:
        match words:
            case []:
                return
            case ["/list"]:
                self._list(visitor)
            case ["/cart"]:
                self._print_cart(visitor)
            case ["/put", sku]:
                await visitor.put_in_cart(sku)
                self._print_cart(visitor)
            case ["/put", sku, quantity] if quantity.isdecimal():
                await visitor.put_in_cart(sku, int(quantity))
                self._print_cart(visitor)
            case ["/buy", sku]:
                await self._buy(visitor, sku, 1)
            case ["/go", scene]:
                await self._go(visitor, scene)
            case [first, *_] if first.startswith("/"):
                self._print(HELP)
            case _:
                await self._say(visitor, " ".join(words))

    async def _go(self, visitor: Visitor, scene: str) -> None:
        assert visitor.scene is not None
        if any(door.to == scene for door in visitor.scene.doors):
            await visitor.go_to_scene(scene)
            self._print_arrival(visitor)
        else:
            self._print("doors here lead to: " + ", ".join(door.to for door in visitor.scene.doors))

    def _list(self, visitor: Visitor) -> None:
        shown = dict.fromkeys(display.product for display in visitor.replica.displays.values())
        for product in (visitor.replica.products[each] for each in shown):
            for each in product.variants:
                chosen = [product.option_value(option, value) for option, value in each.choices.items()]
                choice = " / ".join(text_in(value.name, self._options.lang) for value in chosen if value)
                name = text_in(product.name, self._options.lang)
                self._print(f"{each.sku:28} {self._money(each.price):>12}  {name} {choice}".rstrip())

    def _print_cart(self, visitor: Visitor) -> None:
        if visitor.cart:
            for line in visitor.cart.lines:
                name = text_in(line.name, self._options.lang)
                self._print(f"{line.quantity} x {name} {text_in(line.choice, self._options.lang)}  {line.sku}")
            self._print(f"= {self._money(visitor.cart.total)}")

    def _print_arrival(self, visitor: Visitor) -> None:
        assert visitor.welcome is not None
        assert visitor.scene is not None
        lang = self._options.lang
        bodies = visitor.replica.bodies.values()
        agents = [text_in(body.names, lang) or body.name for body in bodies if body.role is Role.AGENT]
        here = f"{text_in(visitor.welcome.store.name, lang)}, {text_in(visitor.scene.name, lang)}"
        self._print(f"{here}: {len(visitor.scene.displays)} displays; agents (AI): {', '.join(agents) or '-'}")

    def _money(self, money: Money) -> str:
        return self._language.money(money.amount, money.currency)

    def _print(self, text: str) -> None:
        if not self._options.json:
            print(text, flush=True)

    def _tell(self, message: ServerMessage) -> None:
        """Prints every message as JSON where that is wished for; else only that one must wait."""
        if self._options.json and not isinstance(message, Poses):
            print(msgspec.json.encode(message).decode(), flush=True)
        if isinstance(message, Waiting):
            self._print(f"number {message.place} in line")
