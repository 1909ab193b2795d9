"""The routes of the order page: proof, the order, and withdrawing from it in two steps.

EU Consumer Rights Directive, Art. 11a: "withdraw from contract here", then "confirm withdrawal", no account, and a
receipt with its time. Whatever is wrong about number and e-mail, the answer is the same.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qsl

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from scenes.products import text_in
from vstore.commerce.fulfilment import fulfilment
from vstore.commerce.order import Order
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.withdrawal import Choices
from vstore.doors.answers import body_of, tagged
from vstore.doors.api.problem_details import ApiProblem
from vstore.doors.api.routes import told
from vstore.doors.order_page.words import WORDS, Words
from vstore.doors.tries import Tries
from vstore.protocol.store_view import StoreView

HERE = Path(__file__).parent
PAGE = Environment(
    loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
).get_template("page.html")
STYLE = (HERE / "page.css").read_text(encoding="utf-8")

FORM_BYTES = 4_096
NO_STORE = {"cache-control": "no-store"}


class GuestDesk(msgspec.Struct, frozen=True):
    """What guests may ask: `proven` and `withdraw` take an order's number and e-mail, the latter a key as well.

    `new_key` makes keys; `network_of` gives the network whose addresses belong together; `seconds` never goes back.
    """

    proven: Callable[[str, str], Awaitable[Order]]
    choices: Callable[[Order], Choices]
    withdraw: Callable[[str, str, str], Awaitable[Order]]
    new_key: Callable[[], str]
    network_of: Callable[[str], str]
    seconds: Callable[[], float]
    now: Callable[[], datetime]


class OrderPage:
    """The page at /orders. `about` tells the store's name and languages."""

    def __init__(self, desk: GuestDesk, about: Callable[[], StoreView]) -> None:
        self._desk = desk
        self._about = about
        # Who guesses must guess a number of 31^7 and an address: so many tries find nothing.
        self._from_network = Tries(rate=0.05, burst=20)
        self._of_order = Tries(rate=0.01, burst=10)

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/orders", self._ask, methods=["GET"]),
            Route("/orders", self._answer, methods=["POST"]),
            Route("/orders/page.css", lambda request: tagged(request, Response(STYLE, media_type="text/css"))),
        ]

    async def _ask(self, request: Request) -> Response:
        return self._shown(request, {})

    async def _answer(self, request: Request) -> Response:
        try:
            body = await body_of(request, FORM_BYTES)
        except ApiProblem as problem:
            return told(problem)
        form = dict(parse_qsl(body.decode(errors="replace"), max_num_fields=10))
        if not self._may_try(request, form):
            return self._shown(request, form, message=self._words(request)[1].wait, status=429)
        try:
            return await self._step(request, form)
        except Refused as refusal:
            words = self._words(request)[1]
            if refusal.code is Code.ORDER_UNKNOWN:
                return self._shown(request, form, message=words.unknown, status=404)
            return self._shown(request, form, message=words.refused, status=409)

    def _may_try(self, request: Request, form: Mapping[str, str]) -> bool:
        """Every try counts, those with the right answer too: nothing can be told from what is let through."""
        now = self._desk.seconds()
        network = self._desk.network_of(request.client.host if request.client else "")
        signs = "".join(sign for sign in form.get("number", "").upper() if sign.isalnum())
        return self._from_network.take(network, now) and self._of_order.take(signs[-8:], now)

    async def _step(self, request: Request, form: Mapping[str, str]) -> Response:
        number, email = form.get("number", ""), form.get("email", "")
        words = self._words(request)[1]
        match form.get("step"):
            case "confirm":
                order = await self._desk.withdraw(number, email, form.get("key", "")[:64] or self._desk.new_key())
                received = words.received.format(number=order.number, time=_time(self._desk.now()))
                return self._shown(request, form, message=f"{received} {words.receipt}", order=order)
            case "withdraw":
                order = await self._desk.proven(number, email)
                return self._shown(request, form, order=order, key=self._desk.new_key())
            case _:
                return self._shown(request, form, order=await self._desk.proven(number, email))

    def _shown(
        self,
        request: Request,
        form: Mapping[str, str],
        *,
        message: str = "",
        order: Order | None = None,
        key: str = "",
        status: int = 200,
    ) -> Response:
        language, words = self._words(request)
        facts = {
            "language": language,
            "store": text_in(self._about().name, language),
            "words": words,
            "message": message,
            "number": form.get("number", ""),
            "email": form.get("email", ""),
            "order": None if order is None else self._facts(order, language, words),
            "key": key,
            "check": words.check.format(number=order.number, email=order.contact.email) if order and key else "",
        }
        return HTMLResponse(PAGE.render(facts), status, NO_STORE)

    def _facts(self, order: Order, language: str, words: Words) -> dict[str, object]:
        choices = self._desk.choices(order)
        parcels = [
            f"{each.carrier} {each.tracking}".strip() + f": {words.arrived if each.delivered_at else words.under_way}"
            for each in fulfilment(order).shipments
        ]
        until = choices.withdraw_until
        return {
            "number": order.number,
            "state": words.states[order.state],
            "lines": [f"{line.quantity} × {text_in(line.name, language)}" for line in order.lines],
            "parcels": parcels,
            "withdrawable": bool(choices.cancellable or choices.returnable),
            "until": words.until.format(time=_time(until)) if until and choices.returnable else "",
        }

    def _words(self, request: Request) -> tuple[str, Words]:
        """What the visitor reads, of what the store speaks: by the address, else by their browser."""
        wished = [request.query_params.get("lang", ""), *request.headers.get("accept-language", "").split(",")]
        spoken = [code for code in self._about().languages if code in WORDS] or ["en"]
        language = next((code for each in wished if (code := each.strip()[:2].lower()) in spoken), spoken[0])
        return language, WORDS[language]


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
