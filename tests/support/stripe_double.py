"""A double of Stripe's API: form-encoded requests, its errors, idempotency, payment pages, 3-D Secure and webhooks."""

import json
import re
import time
from collections.abc import Mapping
from itertools import count
from typing import Any

import stripe
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.support.provider_double import Desk, Fault

KEY = "sk_test_double"
SECRET = "whsec_double"
DECLINES = {
    "pm_card_chargeDeclined": "generic_decline",
    "pm_card_chargeDeclinedInsufficientFunds": "insufficient_funds",
}
ASKS = "pm_card_threeDSecure2Required"
GOOD = ("pm_card_visa", "ctoken_visa")

Fields = dict[str, Any]


class StripeDouble:
    """Remembers intents, payment pages and refunds. `address` is set once it is served."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.address = ""
        self.intents: dict[str, Fields] = {}
        self.sessions: dict[str, Fields] = {}
        self.refunds: dict[str, Fields] = {}
        self.search_lags = False
        self._numbers = count(1)
        one = "/v1/payment_intents/{id}"
        self.app = Starlette(
            routes=[
                Route("/v1/payment_intents", self._api(self._make_intent), methods=["POST"]),
                Route("/v1/payment_intents/search", self._api(self._search)),
                Route(one, self._api(self._show_intent)),
                Route(f"{one}/confirm", self._api(self._confirm), methods=["POST"]),
                Route(f"{one}/cancel", self._api(self._cancel), methods=["POST"]),
                Route("/v1/checkout/sessions", self._api(self._make_session), methods=["POST"]),
                Route("/v1/checkout/sessions/{id}", self._api(self._show_session)),
                Route("/v1/checkout/sessions/{id}/expire", self._api(self._expire), methods=["POST"]),
                Route("/v1/refunds", self._api(self._list_refunds)),
                Route("/v1/refunds", self._api(self._refund), methods=["POST"]),
                Route("/bank/{id}", self._bank),
                Route("/c/pay/{id}", self._page),
            ]
        )

    def spoil(self, path_end: str, *, status: int | None = None, before_work: bool = False) -> None:
        self.desk.faults.append(Fault(path_end, status=status, before_work=before_work))

    def event(self, kind: str, about: Mapping[str, Any], secret: str = SECRET) -> tuple[dict[str, str], bytes]:
        """A webhook as Stripe sends it: headers and body."""
        body = json.dumps({"id": "evt_1", "object": "event", "type": kind, "data": {"object": about}})
        signature = stripe.WebhookSignature.generate_signature_header(body, secret, int(time.time()))
        return {"Stripe-Signature": signature}, body.encode()

    def _api(self, work: Any) -> Any:
        async def answer(request: Request) -> Response:
            if request.headers.get("authorization") != f"Bearer {KEY}":
                return fault(401, "invalid_request_error", "invalid_api_key")
            in_use = fault(409, "idempotency_error", "idempotency_key_in_use")
            other = fault(400, "idempotency_error")
            return await self.desk.serve(request, lambda asked, body: work(asked, fields_of(body)), in_use, other)

        return answer

    def _new(self, kind: str, fields: Fields) -> Fields:
        return {"id": f"{kind}_{next(self._numbers)}", "metadata": {}, **fields}

    def _intent(self, fields: Fields, status: str = "requires_payment_method") -> Fields:
        made = {"object": "payment_intent", "status": status, "amount_received": 0, "latest_charge": None}
        intent = self._new("pi", {**made, **fields, "amount": int(fields["amount"])})
        self.intents[intent["id"]] = intent
        return intent

    async def _make_intent(self, _: Request, fields: Fields) -> Response:
        if not fields.get("currency") or int(fields.get("amount", 0)) <= 0:
            return fault(400, "invalid_request_error", "parameter_missing")
        return JSONResponse(self._intent(fields))

    async def _show_intent(self, request: Request, _: Fields) -> Response:
        intent = self.intents.get(request.path_params["id"])
        return JSONResponse(intent) if intent else fault(404, "invalid_request_error", "resource_missing")

    async def _search(self, request: Request, _: Fields) -> Response:
        wanted = re.fullmatch(r"metadata\['order'\]:'(.+)'", request.query_params["query"])
        assert wanted
        found = [each for each in self.intents.values() if each["metadata"].get("order") == wanted[1]]
        data = [] if self.search_lags else found[:1]
        return JSONResponse({"object": "search_result", "url": "/search", "has_more": False, "data": data})

    async def _confirm(self, request: Request, fields: Fields) -> Response:
        intent = self.intents[request.path_params["id"]]
        token = fields.get("payment_method") or fields.get("confirmation_token")
        if intent["status"] not in ("requires_payment_method", "requires_confirmation"):
            return fault(400, "invalid_request_error", "payment_intent_unexpected_state")
        if token in DECLINES:
            return self._decline(intent, DECLINES[token])
        if token == ASKS:
            intent["status"] = "requires_action"
            url = f"{self.address}/bank/{intent['id']}"
            intent["next_action"] = {"type": "redirect_to_url", "redirect_to_url": {"url": url}}
            intent["return_url"] = fields["return_url"]
        elif token in GOOD:
            self._succeed(intent)
        else:
            return fault(400, "invalid_request_error", "resource_missing")
        return JSONResponse(intent)

    def _succeed(self, intent: Fields) -> None:
        intent |= {"status": "succeeded", "amount_received": intent["amount"], "next_action": None}

    def _decline(self, intent: Fields, code: str) -> Response:
        error = {"type": "card_error", "code": "card_declined", "decline_code": code}
        intent |= {"status": "requires_payment_method", "last_payment_error": error, "next_action": None}
        return JSONResponse({"error": {**error, "payment_intent": intent}}, 402)

    async def _cancel(self, request: Request, fields: Fields) -> Response:
        intent = self.intents[request.path_params["id"]]
        if intent["status"] in ("succeeded", "canceled"):
            return fault(400, "invalid_request_error", "payment_intent_unexpected_state")
        intent |= {"status": "canceled", **fields}
        return JSONResponse(intent)

    async def _make_session(self, _: Request, fields: Fields) -> Response:
        price = fields["line_items"]["0"]["price_data"]
        session = self._new("cs_test", {"object": "checkout.session", "status": "open", "payment_status": "unpaid"})
        session |= {"amount_total": int(price["unit_amount"]), "currency": price["currency"], "payment_intent": None}
        session |= {name: fields[name] for name in ("success_url", "cancel_url", "metadata", "client_reference_id")}
        session |= {"url": f"{self.address}/c/pay/{session['id']}", "wish": fields["payment_intent_data"]}
        self.sessions[session["id"]] = session
        return JSONResponse(session)

    async def _show_session(self, request: Request, _: Fields) -> Response:
        session = self.sessions.get(request.path_params["id"])
        if session is None:
            return fault(404, "invalid_request_error", "resource_missing")
        expanded = {**session}
        if session["payment_intent"] and request.query_params.get("expand[0]") == "payment_intent":
            expanded["payment_intent"] = self.intents[session["payment_intent"]]
        return JSONResponse(expanded)

    async def _expire(self, request: Request, _: Fields) -> Response:
        session = self.sessions[request.path_params["id"]]
        if session["status"] != "open":
            return fault(400, "invalid_request_error")
        session |= {"status": "expired", "url": None}
        return JSONResponse(session)

    async def _refund(self, _: Request, fields: Fields) -> Response:
        intent, amount = self.intents[fields["payment_intent"]], int(fields["amount"])
        given = sum(each["amount"] for each in self.refunds.values() if each["payment_intent"] == intent["id"])
        if amount > intent["amount_received"] - given:
            return fault(400, "invalid_request_error", "charge_already_refunded")
        refund = self._new("re", {**fields, "object": "refund", "amount": amount, "status": "succeeded"})
        self.refunds[refund["id"]] = refund
        return JSONResponse(refund)

    async def _list_refunds(self, request: Request, _: Fields) -> Response:
        intent = request.query_params["payment_intent"]
        data = [each for each in self.refunds.values() if each["payment_intent"] == intent]
        return JSONResponse({"object": "list", "url": "/v1/refunds", "has_more": False, "data": data})

    async def _bank(self, request: Request) -> Response:
        """The bank's 3-D Secure page."""
        intent = self.intents[request.path_params["id"]]
        if (answer := request.query_params.get("answer")) is None:
            return page("Is it you?", "approve", "reject")
        if answer == "approve":
            self._succeed(intent)
        else:
            self._decline(intent, "")
            intent["last_payment_error"]["code"] = "payment_intent_authentication_failure"
        return RedirectResponse(f"{intent['return_url']}?payment_intent={intent['id']}", 303)

    async def _page(self, request: Request) -> Response:
        """Stripe's payment page: a declined card leaves it open."""
        session = self.sessions[request.path_params["id"]]
        answer = request.query_params.get("answer")
        if session["status"] != "open":
            return HTMLResponse("This page has expired.", 410)
        if answer is None:
            return page(f"Pay {session['amount_total']} {session['currency'].upper()}", "pay", "back")
        if answer == "back":
            return RedirectResponse(session["cancel_url"], 303)
        fields = {"amount": session["amount_total"], "currency": session["currency"], **session["wish"]}
        intent = self._intent(fields, "processing" if answer == "slow" else "requires_payment_method")
        if answer == "pay":
            self._succeed(intent)
        session |= {"status": "complete", "payment_intent": intent["id"], "url": None}
        return RedirectResponse(session["success_url"], 303)


def page(title: str, *answers: str) -> Response:
    links = "".join(f'<p><a href="?answer={answer}">{answer}</a></p>' for answer in answers)
    return HTMLResponse(f"<!doctype html><link rel=icon href=data:,><title>{title}</title><h1>{title}</h1>{links}")


def fault(status: int, kind: str, code: str | None = None) -> Response:
    return JSONResponse({"error": {"type": kind, "code": code, "message": "no"}}, status)


def fields_of(body: bytes) -> Fields:
    """Form fields with their brackets unfolded: a[b][c]=1 is {"a": {"b": {"c": "1"}}}."""
    from urllib.parse import parse_qsl

    fields: Fields = {}
    for name, value in parse_qsl(body.decode()):
        first, *rest = re.findall(r"[^\[\]]+", name)
        place, last = fields, first
        for part in rest:
            place, last = place.setdefault(last, {}), part
        place[last] = value
    return fields
