"""What Stripe answers, as far as we read it, and what that means for a charge. Pure.

States: https://docs.stripe.com/payments/paymentintents/lifecycle, amounts: https://docs.stripe.com/currencies.
"""

from collections.abc import Mapping

import msgspec

from scenes.money import Money, minor_digits
from vstore.commerce.payment import Payment, PaymentAction, PaymentState, RefundState
from vstore.commerce.refusal import Code

# fmt: off
WITHOUT_DECIMALS = frozenset({
    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF",
})
# fmt: on
WITH_THREE = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
"""All other currencies count hundredths at Stripe, even ISK and UGX."""

ABANDONED = "abandoned"
"""Why we cancelled an intent that nobody had tried to pay."""

REASONS: Mapping[str, Code] = {
    "insufficient_funds": Code.PAYMENT_NO_FUNDS,
    "card_velocity_exceeded": Code.PAYMENT_NO_FUNDS,
    "withdrawal_count_limit_exceeded": Code.PAYMENT_NO_FUNDS,
    "authentication_required": Code.PAYMENT_NOT_VERIFIED,
    "payment_intent_authentication_failure": Code.PAYMENT_NOT_VERIFIED,
}
"""What a decline code says; every other is a plain decline."""


class PaymentError(msgspec.Struct, frozen=True):
    """Why the last try to pay failed."""

    code: str | None = None
    decline_code: str | None = None


class Redirect(msgspec.Struct, frozen=True):
    """Where the visitor's bank asks them."""

    url: str


class NextAction(msgspec.Struct, frozen=True):
    """What the visitor has to do."""

    redirect_to_url: Redirect | None = None


class Intent(msgspec.Struct, frozen=True):
    """A PaymentIntent."""

    id: str
    status: str
    currency: str
    amount_received: int = 0
    next_action: NextAction | None = None
    last_payment_error: PaymentError | None = None
    cancellation_reason: str | None = None

    @property
    def is_untouched(self) -> bool:
        """Nobody has tried to pay it."""
        waits = self.status in ("requires_payment_method", "requires_confirmation")
        return waits and self.last_payment_error is None


class CheckoutSession(msgspec.Struct, frozen=True):
    """A visit to Stripe's own payment page."""

    id: str
    status: str
    url: str | None = None
    payment_intent: Intent | str | None = None


class StripeRefund(msgspec.Struct, frozen=True):
    """A refund, with the key that we gave it."""

    id: str
    status: str
    amount: int
    metadata: dict[str, str] = {}


def to_stripe(money: Money) -> int:
    """The amount as Stripe counts it. Raises ValueError where Stripe has no coin as small."""
    scale = _digits(money.currency) - minor_digits(money.currency)
    amount, rest = divmod(money.amount * _power(scale), _power(-scale))
    if rest:
        raise ValueError(f"Stripe takes no fractions of {money.currency}")
    return amount


def from_stripe(amount: int, currency: str) -> Money:
    """What Stripe counts, in our minor units."""
    currency = currency.upper()
    scale = _digits(currency) - minor_digits(currency)
    return Money(amount * _power(-scale) // _power(scale), currency)


def _power(exponent: int) -> int:
    """Ten to the exponent, 1 where that is negative."""
    return int(10**exponent) if exponent > 0 else 1


def _digits(currency: str) -> int:
    return 0 if currency in WITHOUT_DECIMALS else 3 if currency in WITH_THREE else 2


def payment_of(intent: Intent) -> Payment:
    """What an intent says. One that nobody tried to pay is called off first: then it is UNKNOWN for good."""
    match intent.status:
        case "succeeded":
            paid = from_stripe(intent.amount_received, intent.currency)
            return Payment(PaymentState.PAID, paid, intent.id)
        case "requires_action" if intent.next_action and (there := intent.next_action.redirect_to_url):
            return Payment(PaymentState.NEEDS_ACTION, reference=intent.id, action=PaymentAction("redirect", there.url))
        case "processing" | "requires_action" | "requires_capture":
            return Payment(PaymentState.PENDING, reference=intent.id)
        case "canceled" if intent.cancellation_reason == ABANDONED:
            return Payment(PaymentState.UNKNOWN)
        case "canceled":
            return Payment(PaymentState.DECLINED, reference=intent.id, reason=Code.PAYMENT_CALLED_OFF)
        case _:
            return Payment(PaymentState.DECLINED, reference=intent.id, reason=reason_of(intent.last_payment_error))


def session_payment(session: CheckoutSession) -> Payment:
    """What a payment page says: it waits for the visitor, has run out, or has made an intent that says more."""
    intent = session.payment_intent
    if session.status == "complete" and isinstance(intent, Intent):
        return msgspec.structs.replace(payment_of(intent), reference=session.id)
    if session.status == "expired":
        return Payment(PaymentState.DECLINED, reference=session.id, reason=Code.PAYMENT_EXPIRED)
    action = PaymentAction("redirect", session.url) if session.url else None
    return Payment(PaymentState.NEEDS_ACTION, reference=session.id, action=action)


def reason_of(error: PaymentError | None) -> Code:
    """Why it was declined, as far as the visitor can do something about it."""
    codes = () if error is None else (error.decline_code or "", error.code or "")
    return next((REASONS[code] for code in codes if code in REASONS), Code.PAYMENT_DECLINED)


def refund_state(refund: StripeRefund, amount: int) -> RefundState:
    """What a refund says that was to give back `amount`."""
    if refund.amount != amount or refund.status in ("failed", "canceled"):
        return RefundState.REFUSED
    return RefundState.DONE if refund.status == "succeeded" else RefundState.PENDING
