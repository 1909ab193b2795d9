"""Toss Payments (docs.tosspayments.com/reference), by its HTTP API alone: nothing of Toss's is loaded into our page.

A payment is made by our server (`POST /v1/payments`), which answers the address of Toss's payment window
(`checkout.url`). The visitor is sent there, approves, and comes back with `paymentKey`, `orderId` and `amount` in the
address. Money moves only when we confirm, within ten minutes: so the order, the key and the amount that came back are
compared with ours first, and whoever never comes back is found by webhook or reconciliation and confirmed then, if
Toss says that they have approved (IN_PROGRESS) just our amount.

Toss does not sign the webhooks of payments: they only say which order to ask about. The payment token `virtual_account`
has the visitor transfer the money to an account of Toss's; any other lets them choose in the payment window.
"""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

import httpx
import msgspec

from scenes.money import Money
from vstore.commerce.payment import Charge, Payment, PaymentState, RefundState, Webhook
from vstore.commerce.refusal import Code, Refused
from vstore.payments.provider import Premises
from vstore.payments.toss_objects import TossFault, TossPayment, orders_told_of, payment_of, reason_of

log = logging.getLogger(__name__)

ADDRESS = "https://api.tosspayments.com"
ANSWER_SECONDS = 15.0

MOST_TRIES = 5

METHODS = {"virtual_account": "가상계좌"}
ANY_METHOD = "카드"
"""Toss's window for cards also takes Toss Pay, Kakao Pay, Naver Pay and the like."""

NOT_FOUND = 404
BUSY = 409
BUSY_SECONDS = 0.2
"""How long to wait while Toss still works on the same request."""

UNSURE = frozenset({408, 409, 425, 429})
"""Answers after which the request may be carried out all the same, or later."""


class Toss:
    """Charges by Toss. `VSTORE_TOSS_API_BASE` puts another address in the place of Toss's, for tests."""

    def __init__(self, premises: Premises, seconds: float = ANSWER_SECONDS) -> None:
        environment = premises.environment
        self._return_address = premises.return_address
        self._http = httpx.AsyncClient(
            base_url=environment.get("VSTORE_TOSS_API_BASE", ADDRESS),
            auth=(environment["VSTORE_TOSS_SECRET_KEY"].strip(), ""),
            timeout=seconds,
        )

    async def create(self, charge: Charge, token: str) -> Payment:
        found = await self._found(charge)
        if isinstance(found, TossPayment) and found.money != charge.amount:
            return Payment(PaymentState.DECLINED)
        if isinstance(found, TossPayment) or found.status != NOT_FOUND:
            return await self._settled(charge, found)
        back = self._return_address(charge.key)
        wish = {
            "method": METHODS.get(token, ANY_METHOD),
            "amount": charge.amount.amount,
            "orderId": charge.key,
            "orderName": charge.key,
            "successUrl": back,
            "failUrl": back,
        }
        return await self._settled(charge, await self._send("/v1/payments", wish, charge.key))

    async def confirm(self, charge: Charge, *, approve: bool, returned: Mapping[str, str] = {}) -> Payment:
        if approve and returned.get("paymentKey"):
            if _is_ours(charge, returned):
                return await self._taken(charge, returned["paymentKey"])
            log.warning("a visitor came back with what is not their payment", extra={"order": charge.key})
        payment = await self._found(charge)
        if approve or not isinstance(payment, TossPayment):
            return await self._settled(charge, payment)
        return await self._called_off(charge, payment)

    async def get(self, charge: Charge) -> Payment:
        return await self._settled(charge, await self._found(charge))

    async def refund(self, charge: Charge, amount: Money, key: str) -> RefundState:
        payment = await self._found(charge)
        if not isinstance(payment, TossPayment):
            return RefundState.NO_ANSWER if payment.is_unsure else RefundState.REFUSED
        # Toss forgets idempotency keys after 15 days and does not compare bodies: the reason says which refund it was.
        if (given := payment.cancelled_because(key)) is None:
            wish = {"cancelReason": key, "cancelAmount": amount.amount, "currency": amount.currency}
            answer = await self._send(f"/v1/payments/{payment.payment_key}/cancel", wish, key)
            if not isinstance(answer, TossPayment):
                log.warning("Toss gives no money back", extra={"order": charge.key, "code": answer.code})
                return RefundState.NO_ANSWER if answer.is_unsure else RefundState.REFUSED
            given = answer.cancelled_because(key)
        return RefundState.DONE if given == amount.amount else RefundState.REFUSED

    def parse_webhook(self, headers: Mapping[str, str], body: bytes) -> tuple[Webhook, ...]:  # noqa: ARG002 (unsigned)
        try:
            return orders_told_of(body)
        except msgspec.DecodeError:
            raise Refused(Code.WEBHOOK_REJECTED) from None

    async def hang_up(self) -> None:
        await self._http.aclose()

    async def _settled(self, charge: Charge, payment: "TossPayment | TossFault") -> Payment:
        """What Toss says, once a payment that the visitor has approved was confirmed."""
        if isinstance(payment, TossPayment):
            if payment.status == "IN_PROGRESS" and payment.money == charge.amount:
                return await self._taken(charge, payment.payment_key)
            return payment_of(payment)
        if payment.status in (401, 403):
            log.critical("Toss does not accept the key VSTORE_TOSS_SECRET_KEY", extra={"code": payment.code})
            return Payment(PaymentState.UNAVAILABLE)
        if payment.is_unsure:
            return Payment(PaymentState.UNAVAILABLE if payment.never_sent else PaymentState.NO_ANSWER)
        if payment.status != NOT_FOUND:
            return Payment(PaymentState.DECLINED, reference=charge.reference, reason=reason_of(payment.code))
        # Toss shows some payments only once they were confirmed: what we made waits for its visitor until then.
        waits = bool(charge.reference)
        return Payment(PaymentState.NEEDS_ACTION if waits else PaymentState.UNKNOWN, reference=charge.reference)

    async def _taken(self, charge: Charge, payment_key: str) -> Payment:
        """Takes the money of a payment that was approved. What Toss refuses is looked at, never guessed."""
        wish = {"paymentKey": payment_key, "orderId": charge.key, "amount": charge.amount.amount}
        answer = await self._send("/v1/payments/confirm", wish, charge.key)
        if isinstance(answer, TossPayment):
            return payment_of(answer)
        if answer.is_unsure:
            return Payment(PaymentState.NO_ANSWER, reference=payment_key)
        payment = await self._found(charge)
        if isinstance(payment, TossPayment) and payment.is_decided:
            return payment_of(payment)
        return Payment(PaymentState.DECLINED, reference=payment_key, reason=reason_of(answer.code))

    async def _called_off(self, charge: Charge, payment: "TossPayment") -> Payment:
        """Without our confirmation nothing is ever taken; only an account that waits for money has to be closed."""
        if payment.is_decided:
            return payment_of(payment)
        if payment.status == "WAITING_FOR_DEPOSIT":
            path = f"/v1/payments/{payment.payment_key}/cancel"
            closed = await self._send(path, {"cancelReason": "called off"}, f"{charge.key}-off")
            if not isinstance(closed, TossPayment):
                return await self.get(charge)
        return Payment(PaymentState.DECLINED, reference=payment.payment_key, reason=Code.PAYMENT_CALLED_OFF)

    async def _found(self, charge: Charge) -> "TossPayment | TossFault":
        path = f"/v1/payments/{charge.reference}" if charge.reference else f"/v1/payments/orders/{charge.key}"
        return await self._read("GET", path)

    async def _send(self, path: str, wish: Mapping[str, Any], key: str) -> "TossPayment | TossFault":
        for _ in range(MOST_TRIES):
            answer = await self._read("POST", path, json=wish, headers={"Idempotency-Key": key})
            if answer.status != BUSY:
                break
            await asyncio.sleep(BUSY_SECONDS)
        return answer

    async def _read(self, method: str, path: str, **request: Any) -> "TossPayment | TossFault":
        try:
            answer = await self._http.request(method, path, **request)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            return TossFault(status=0, never_sent=True, is_unsure=True)
        except httpx.HTTPError:
            return TossFault(status=0, is_unsure=True)
        try:
            if answer.is_success:
                return msgspec.json.decode(answer.content, type=TossPayment)
            fault = msgspec.json.decode(answer.content, type=TossFault)
        except msgspec.DecodeError:
            return TossFault(status=answer.status_code, is_unsure=True)
        unsure = answer.status_code in UNSURE or answer.is_server_error
        return msgspec.structs.replace(fault, status=answer.status_code, is_unsure=unsure)


def _is_ours(charge: Charge, returned: Mapping[str, str]) -> bool:
    """Whether a return is about this charge and just its amount."""
    expected = {"paymentKey": charge.reference, "orderId": charge.key, "amount": str(charge.amount.amount)}
    return all(returned.get(name) == value for name, value in expected.items())
