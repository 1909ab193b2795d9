"""A double of Toss Payments' API: JSON, Basic authentication, idempotency by address, and its payment window."""

import base64
import json
from collections.abc import Mapping
from itertools import count
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.support.provider_double import Desk, Fault
from tests.support.stripe_double import page

KEY = "test_sk_double"
BASIC = f"Basic {base64.b64encode(f'{KEY}:'.encode()).decode()}"
NOW = "2026-11-20T21:00:00+09:00"

Fields = dict[str, Any]


class TossDouble:
    """Remembers payments by their key. `address` is set once it is served."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.address = ""
        self.payments: dict[str, Fields] = {}
        self.rejects: str | None = None
        self.hides_unapproved = False
        self._numbers = count(1)
        self.app = Starlette(
            routes=[
                Route("/v1/payments", self._api(self._make), methods=["POST"]),
                Route("/v1/payments/confirm", self._api(self._confirm), methods=["POST"]),
                Route("/v1/payments/orders/{order}", self._api(self._show_order)),
                Route("/v1/payments/{key}", self._api(self._show)),
                Route("/v1/payments/{key}/cancel", self._api(self._cancel), methods=["POST"]),
                Route("/v1/payments/{key}/checkout", self._window),
            ]
        )

    def spoil(self, path_end: str, *, status: int | None = None, before_work: bool = False) -> None:
        self.desk.faults.append(Fault(path_end, status=status, before_work=before_work))

    def event(self, payment: Mapping[str, Any]) -> bytes:
        """A webhook as Toss sends it: not signed."""
        told = {"eventType": "PAYMENT_STATUS_CHANGED", "createdAt": NOW, "data": payment}
        return json.dumps(told, ensure_ascii=False).encode()

    def deposit_event(self, payment: Mapping[str, Any]) -> bytes:
        told = {"createdAt": NOW, "secret": "ps_1", "status": payment["status"], "transactionKey": "t"}
        return json.dumps({**told, "orderId": payment["orderId"]}).encode()

    def pay_in(self, key: str) -> None:
        """The visitor has transferred the money to their virtual account."""
        assert self.payments[key]["status"] == "WAITING_FOR_DEPOSIT"
        self.payments[key] |= {"status": "DONE", "approvedAt": NOW}

    def _api(self, work: Any) -> Any:
        async def answer(request: Request) -> Response:
            if request.headers.get("authorization") != BASIC:
                return fault(401, "UNAUTHORIZED_KEY")
            in_use = fault(409, "IDEMPOTENT_REQUEST_PROCESSING")

            async def done(asked: Request, body: bytes) -> Response:
                made: Response = await work(asked, json.loads(body or b"{}"))
                return made

            return await self.desk.serve(request, done, in_use, None)

        return answer

    async def _make(self, _: Request, wish: Fields) -> Response:
        if any(each["orderId"] == wish["orderId"] for each in self.payments.values()):
            return fault(400, "DUPLICATED_ORDER_ID")
        key = f"test_{next(self._numbers)}"
        payment = {"paymentKey": key, "status": "READY", "currency": "KRW", "totalAmount": wish["amount"], **wish}
        payment |= {"checkout": {"url": f"{self.address}/v1/payments/{key}/checkout"}, "approvedAt": None}
        payment |= {"virtualAccount": None, "failure": None, "cancels": None, "version": "2022-11-16"}
        self.payments[key] = payment
        return JSONResponse(payment)

    async def _confirm(self, _: Request, wish: Fields) -> Response:
        payment = self.payments.get(wish["paymentKey"])
        if payment is None or payment["orderId"] != wish["orderId"]:
            return fault(404, "NOT_FOUND_PAYMENT_SESSION")
        if payment["status"] == "DONE":
            return fault(400, "ALREADY_PROCESSED_PAYMENT")
        if payment["status"] != "IN_PROGRESS" or payment["totalAmount"] != wish["amount"]:
            return fault(404, "NOT_FOUND_PAYMENT_SESSION")
        if self.rejects:
            payment |= {"status": "ABORTED", "failure": {"code": self.rejects, "message": "no"}}
            return fault(403, self.rejects)
        if payment["method"] == "가상계좌":
            account = {"accountNumber": "79019639679511", "bankCode": "11", "customerName": "김", "dueDate": NOW}
            payment |= {"status": "WAITING_FOR_DEPOSIT", "virtualAccount": account, "secret": "ps_1"}
        else:
            payment |= {"status": "DONE", "approvedAt": NOW}
        return JSONResponse(payment)

    async def _show(self, request: Request, _: Fields) -> Response:
        payment = self.payments.get(request.path_params["key"])
        return self._shown(payment)

    async def _show_order(self, request: Request, _: Fields) -> Response:
        order = request.path_params["order"]
        return self._shown(next((each for each in self.payments.values() if each["orderId"] == order), None))

    def _shown(self, payment: Fields | None) -> Response:
        hidden = payment and self.hides_unapproved and payment["status"] in ("READY", "IN_PROGRESS")
        return JSONResponse(payment) if payment and not hidden else fault(404, "NOT_FOUND_PAYMENT")

    async def _cancel(self, request: Request, wish: Fields) -> Response:
        payment = self.payments[request.path_params["key"]]
        given = sum(each["cancelAmount"] for each in payment["cancels"] or [])
        amount = wish.get("cancelAmount", payment["totalAmount"] - given)
        if payment["status"] == "WAITING_FOR_DEPOSIT":
            payment["status"] = "CANCELED"
            return JSONResponse(payment)
        if payment["status"] not in ("DONE", "PARTIAL_CANCELED"):
            return fault(403, "NOT_CANCELABLE_PAYMENT")
        if amount > payment["totalAmount"] - given:
            return fault(403, "NOT_CANCELABLE_AMOUNT")
        cancel = {"cancelAmount": amount, "cancelReason": wish["cancelReason"], "cancelStatus": "DONE"}
        payment["cancels"] = [*(payment["cancels"] or []), cancel]
        payment["status"] = "CANCELED" if given + amount == payment["totalAmount"] else "PARTIAL_CANCELED"
        return JSONResponse(payment)

    async def _window(self, request: Request) -> Response:
        """Toss's payment window."""
        payment = self.payments[request.path_params["key"]]
        answer = request.query_params.get("answer")
        if answer is None:
            return page(f"{payment['totalAmount']}원 결제", "approve", "reject", "back")
        if answer == "approve":
            payment["status"] = "IN_PROGRESS"
            told = {
                "paymentKey": payment["paymentKey"],
                "orderId": payment["orderId"],
                "amount": payment["totalAmount"],
            }
            return RedirectResponse(f"{payment['successUrl']}?{urlencode(told)}", 303)
        code = "PAY_PROCESS_CANCELED" if answer == "back" else "REJECT_CARD_COMPANY"
        if answer == "reject":
            payment |= {"status": "ABORTED", "failure": {"code": code, "message": "no"}}
        return RedirectResponse(f"{payment['failUrl']}?{urlencode({'code': code, 'orderId': payment['orderId']})}", 303)


def fault(status: int, code: str) -> Response:
    return JSONResponse({"code": code, "message": "안 돼요"}, status)
