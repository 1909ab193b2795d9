"""Stripe, by its own library. Card data never reaches us, and nothing of Stripe's is loaded into our page.

Two ways to pay, told apart by the payment token:

- Any token but those below: Stripe's hosted payment page (a Checkout Session). The visitor is sent there, pays with
  whatever the brand has switched on in its dashboard, 3-D Secure included, and comes back to `/pay/return/ORDER`.
- `pm_...` (a PaymentMethod) or `ctoken_...` (a ConfirmationToken), made by a client that has Stripe's SDK itself: a
  PaymentIntent is made and then confirmed with it. Where the bank asks (3-D Secure), the visitor is sent there.

Nothing moves money before the order's state is saved: a payment page is paid by those who know its address, and an
intent is made, under the order's number as idempotency key, before it is confirmed. So a charge whose reference was
lost in a crash is found again by making the same intent once more, which gives the first one, or one to be cancelled.
Stripe forgets keys after a day, therefore search by the order number comes first.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import httpx
import msgspec
import stripe

from scenes.money import Money
from vstore.commerce.payment import Charge, Payment, PaymentState, RefundState, Webhook
from vstore.commerce.refusal import Code
from vstore.payments.provider import Premises
from vstore.payments.stripe_events import orders_told_of
from vstore.payments.stripe_objects import (
    ABANDONED,
    CheckoutSession,
    Intent,
    PaymentError,
    StripeRefund,
    payment_of,
    reason_of,
    refund_state,
    session_payment,
    to_stripe,
)

log = logging.getLogger(__name__)

Read = TypeVar("Read")

ANSWER_SECONDS = 20.0
"""How long Stripe may take for one answer, and for all that one question takes."""

BUSY = 409
BUSY_SECONDS = 0.2
"""How long to wait while Stripe still works on the same request."""

OWN_METHODS = ("pm_", "ctoken_")


class Stripe:
    """Charges by Stripe. `VSTORE_STRIPE_API_BASE` puts another address in the place of Stripe's, for tests."""

    def __init__(self, premises: Premises, seconds: float = ANSWER_SECONDS) -> None:
        environment = premises.environment
        base = environment.get("VSTORE_STRIPE_API_BASE")
        self._secrets = [each.strip() for each in environment["VSTORE_STRIPE_WEBHOOK_SECRET"].split(",")]
        self._return_address = premises.return_address
        self._seconds = seconds
        self._http = stripe.HTTPXClient(timeout=seconds)
        client = stripe.StripeClient(
            environment["VSTORE_STRIPE_SECRET_KEY"].strip(),
            http_client=self._http,
            # A second try after a silent first one would hide that the first may have been heard.
            max_network_retries=0,
            base_addresses={"api": base} if base else {},
        )
        self._intents = client.v1.payment_intents
        self._sessions = client.v1.checkout.sessions
        self._refunds = client.v1.refunds

    async def create(self, charge: Charge, token: str) -> Payment:
        work = self._charged(charge, token) if token.startswith(OWN_METHODS) else self._page_opened(charge)
        return await self._answer(work)

    async def confirm(
        self,
        charge: Charge,
        *,
        approve: bool,
        returned: Mapping[str, str] = {},  # noqa: ARG002 (Stripe is asked instead)
    ) -> Payment:
        """The visitor says yes at Stripe's, not here; a no calls the payment off."""
        return await self._answer(self._asked(charge) if approve else self._called_off(charge))

    async def get(self, charge: Charge) -> Payment:
        return await self._answer(self._asked(charge))

    async def refund(self, charge: Charge, amount: Money, key: str) -> RefundState:
        try:
            async with asyncio.timeout(self._seconds):
                return await self._refunded(charge, to_stripe(amount), key)
        except (stripe.InvalidRequestError, stripe.IdempotencyError, stripe.CardError) as fault:
            log.warning("Stripe refuses a refund", extra={"order": charge.key, "code": fault.code})
            return RefundState.REFUSED
        except (stripe.StripeError, TimeoutError):
            return RefundState.NO_ANSWER

    def parse_webhook(self, headers: Mapping[str, str], body: bytes) -> tuple[Webhook, ...]:
        signature = next((value for name, value in headers.items() if name.lower() == "stripe-signature"), "")
        return orders_told_of(body, signature, self._secrets)

    async def hang_up(self) -> None:
        await self._http.close_async()  # type: ignore[no-untyped-call]

    async def _answer(self, work: Awaitable[Payment], reference: str = "") -> Payment:
        """What the work says, with every failure of the outside as an answer."""
        try:
            async with asyncio.timeout(self._seconds):
                return await work
        except stripe.CardError as fault:
            error = fault.error.to_dict() if fault.error else {}
            reason = reason_of(msgspec.convert(error, PaymentError))
            return Payment(PaymentState.DECLINED, reference=reference, reason=reason)
        except (stripe.AuthenticationError, stripe.PermissionError) as fault:
            log.critical("Stripe does not accept the key VSTORE_STRIPE_SECRET_KEY", extra={"status": fault.http_status})
            return Payment(PaymentState.UNAVAILABLE)
        except stripe.RateLimitError:
            return Payment(PaymentState.UNAVAILABLE)
        except (stripe.InvalidRequestError, stripe.IdempotencyError, ValueError) as fault:
            log.warning("Stripe refuses a charge", extra={"why": str(fault)})
            return Payment(PaymentState.DECLINED, reference=reference)
        except stripe.APIConnectionError as fault:
            never_reached = isinstance(fault.__cause__, httpx.ConnectError | httpx.ConnectTimeout)
            state = PaymentState.UNAVAILABLE if never_reached else PaymentState.NO_ANSWER
            return Payment(state, reference=reference)
        except (stripe.StripeError, TimeoutError):
            return Payment(PaymentState.NO_ANSWER, reference=reference)

    async def _page_opened(self, charge: Charge) -> Payment:
        back = self._return_address(charge.key)
        price = {"currency": charge.amount.currency.lower(), "unit_amount": to_stripe(charge.amount)}
        wish = {
            "mode": "payment",
            "client_reference_id": charge.key,
            "line_items": [{"quantity": 1, "price_data": {**price, "product_data": {"name": charge.key}}}],
            "metadata": {"order": charge.key},
            "payment_intent_data": {"metadata": {"order": charge.key}, "description": charge.key},
            "success_url": back,
            "cancel_url": back,
        }
        session, is_new = await self._sent(self._sessions.create_async, wish, CheckoutSession, f"{charge.key}-page")
        return session_payment(session) if is_new else await self._page(session.id)

    async def _charged(self, charge: Charge, token: str) -> Payment:
        intent, is_new = await self._made(charge)
        if not is_new:
            intent = await self._intent(intent.id)
        if not intent.is_untouched:
            return payment_of(intent)
        return await self._answer(self._confirmed(intent.id, charge.key, token), intent.id)

    async def _confirmed(self, intent: str, order: str, token: str) -> Payment:
        name = "confirmation_token" if token.startswith("ctoken_") else "payment_method"
        wish = {name: token, "return_url": self._return_address(order)}

        async def confirm(params: Any, options: Any) -> stripe.StripeObject:
            return await self._intents.confirm_async(intent, params, options)

        confirmed, is_new = await self._sent(confirm, wish, Intent, f"{order}-confirm")
        return payment_of(confirmed if is_new else await self._intent(intent))

    async def _made(self, charge: Charge) -> tuple[Intent, bool]:
        """The order's intent, not confirmed, and whether it is new."""
        wish = {
            "amount": to_stripe(charge.amount),
            "currency": charge.amount.currency.lower(),
            "metadata": {"order": charge.key},
            "payment_method_types": ["card"],
        }
        return await self._sent(self._intents.create_async, wish, Intent, charge.key)

    async def _asked(self, charge: Charge) -> Payment:
        if charge.reference.startswith("cs_"):
            return await self._page(charge.reference)
        intent = await (self._intent(charge.reference) if charge.reference else self._found(charge))
        if intent.is_untouched:
            intent = await self._cancelled(intent.id, ABANDONED)
        return payment_of(intent)

    async def _found(self, charge: Charge) -> Intent:
        found = await self._intents.search_async({"query": f"metadata['order']:'{charge.key}'", "limit": 1})
        if found.data:
            return _read(found.data[0], Intent)
        made, _ = await self._made(charge)
        return await self._intent(made.id)

    async def _called_off(self, charge: Charge) -> Payment:
        try:
            if charge.reference.startswith("cs_"):
                await self._sessions.expire_async(charge.reference)
            else:
                await self._cancelled(charge.reference or (await self._found(charge)).id, "requested_by_customer")
        except stripe.InvalidRequestError:
            log.info("too late to call a payment off", extra={"order": charge.key})
        payment = await self._asked(charge)
        if payment.reason is Code.PAYMENT_EXPIRED:
            return msgspec.structs.replace(payment, reason=Code.PAYMENT_CALLED_OFF)
        return payment

    async def _cancelled(self, intent: str, why: Any) -> Intent:
        return _read(await self._intents.cancel_async(intent, {"cancellation_reason": why}), Intent)

    async def _intent(self, intent: str) -> Intent:
        return _read(await self._intents.retrieve_async(intent), Intent)

    async def _page(self, session: str) -> Payment:
        asked = await self._sessions.retrieve_async(session, {"expand": ["payment_intent"]})
        return session_payment(_read(asked, CheckoutSession))

    async def _refunded(self, charge: Charge, amount: int, key: str) -> RefundState:
        intent = charge.reference or (await self._found(charge)).id
        if intent.startswith("cs_"):
            session = _read(await self._sessions.retrieve_async(intent), CheckoutSession)
            intent = str(session.payment_intent)
        given = await self._refunds.list_async({"payment_intent": intent, "limit": 100})
        for refund in (_read(each, StripeRefund) for each in given.data):
            if refund.metadata.get("refund") == key:
                return refund_state(refund, amount)
        wish = {"payment_intent": intent, "amount": amount, "metadata": {"order": charge.key, "refund": key}}
        made, _ = await self._sent(self._refunds.create_async, wish, StripeRefund, key)
        return refund_state(made, amount)

    async def _sent(
        self, send: Callable[..., Awaitable[stripe.StripeObject]], wish: Any, kind: type[Read], key: str
    ) -> tuple[Read, bool]:
        """What Stripe made of a wish, once for each key, and whether it is new."""
        while True:
            try:
                made = await send(wish, {"idempotency_key": key})
            except stripe.APIError as fault:
                if fault.http_status != BUSY:
                    raise
                await asyncio.sleep(BUSY_SECONDS)
            else:
                headers = made.last_response.headers if made.last_response else {}
                return _read(made, kind), headers.get("idempotent-replayed") != "true"


def _read(answer: stripe.StripeObject, kind: type[Read]) -> Read:
    return msgspec.convert(answer.to_dict(), kind)
