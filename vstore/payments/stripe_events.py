"""Stripe's webhooks: whether a message is Stripe's, and which orders it is about (docs.stripe.com/webhooks)."""

from collections.abc import Iterable

import msgspec
import stripe

from vstore.commerce.payment import Webhook
from vstore.commerce.refusal import Code, Refused

NEWS = frozenset(
    {
        "payment_intent.succeeded",
        "payment_intent.payment_failed",
        "payment_intent.processing",
        "payment_intent.requires_action",
        "payment_intent.canceled",
        "checkout.session.completed",
        "checkout.session.async_payment_succeeded",
        "checkout.session.async_payment_failed",
        "checkout.session.expired",
        "charge.refunded",
        "refund.updated",
        "refund.failed",
    }
)
"""The events that say something about a charge; whatever else a brand has subscribed to is passed over."""


class _Told(msgspec.Struct, frozen=True):
    metadata: dict[str, str] | None = None


class _Data(msgspec.Struct, frozen=True):
    object: _Told


class _Event(msgspec.Struct, frozen=True):
    type: str
    data: _Data


def orders_told_of(body: bytes, signature: str, secrets: Iterable[str]) -> tuple[Webhook, ...]:
    """The orders in a message signed by one of the secrets in the last five minutes. Refused: webhook_rejected."""
    if not any(_is_signed(body, signature, secret) for secret in secrets):
        raise Refused(Code.WEBHOOK_REJECTED)
    try:
        event = msgspec.json.decode(body, type=_Event)
    except msgspec.DecodeError:
        raise Refused(Code.WEBHOOK_REJECTED) from None
    order = (event.data.object.metadata or {}).get("order")
    return (Webhook(order),) if order and event.type in NEWS else ()


def _is_signed(body: bytes, signature: str, secret: str) -> bool:
    try:
        stripe.Webhook.construct_event(body, signature, secret, stripe.Webhook.DEFAULT_TOLERANCE)
    except (stripe.SignatureVerificationError, ValueError, AttributeError):
        return False
    return True
