"""What Toss Payments answers, as far as we read it, and what that means for a charge. Pure.

The Payment object and its states: https://docs.tosspayments.com/reference#payment-객체
"""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from scenes.money import Money
from vstore.commerce.payment import Payment, PaymentAction, PaymentState, Transfer, Webhook
from vstore.commerce.refusal import Code

REASONS: Mapping[str, Code] = {
    "PAY_PROCESS_CANCELED": Code.PAYMENT_CALLED_OFF,
    "NOT_FOUND_PAYMENT_SESSION": Code.PAYMENT_EXPIRED,
    "EXCEED_MAX_AMOUNT": Code.PAYMENT_NO_FUNDS,
    "EXCEED_MAX_DAILY_PAYMENT_COUNT": Code.PAYMENT_NO_FUNDS,
    "EXCEED_MAX_PAYMENT_AMOUNT": Code.PAYMENT_NO_FUNDS,
    "REJECT_ACCOUNT_PAYMENT": Code.PAYMENT_NO_FUNDS,
    "FAILED_CARD_AUTHENTICATION": Code.PAYMENT_NOT_VERIFIED,
    "INVALID_PASSWORD": Code.PAYMENT_NOT_VERIFIED,
}
"""What an error code says; every other is a plain decline."""

BANKS: Mapping[str, str] = {
    "02": "KDB산업은행",
    "03": "IBK기업은행",
    "06": "KB국민은행",
    "07": "Sh수협은행",
    "11": "NH농협은행",
    "12": "단위농협",
    "20": "우리은행",
    "23": "SC제일은행",
    "27": "씨티은행",
    "31": "iM뱅크",
    "32": "부산은행",
    "34": "광주은행",
    "35": "제주은행",
    "37": "전북은행",
    "39": "경남은행",
    "45": "새마을금고",
    "48": "신협",
    "71": "우체국",
    "81": "하나은행",
    "88": "신한은행",
    "89": "케이뱅크",
    "90": "카카오뱅크",
    "92": "토스뱅크",
}
"""The names of banks by Toss's codes (docs.tosspayments.com/codes/org-codes)."""

DECIDED = frozenset({"DONE", "CANCELED", "PARTIAL_CANCELED", "ABORTED", "EXPIRED"})


class TossFault(msgspec.Struct, frozen=True):
    """An error object. `is_unsure`: the request may have been carried out; `never_sent`: surely not."""

    code: str = ""
    status: int = 0
    is_unsure: bool = False
    never_sent: bool = False


class Window(msgspec.Struct, frozen=True):
    """Where the payment window opens."""

    url: str


class VirtualAccount(msgspec.Struct, frozen=True, rename="camel"):
    """An account made for one payment."""

    account_number: str
    bank_code: str
    customer_name: str = ""
    due_date: datetime | None = None


class Cancel(msgspec.Struct, frozen=True, rename="camel"):
    """Money given back."""

    cancel_amount: int
    cancel_reason: str


class TossPayment(msgspec.Struct, frozen=True, rename="camel"):
    """A Payment."""

    payment_key: str
    order_id: str
    status: str
    total_amount: int
    currency: str = "KRW"
    approved_at: str | None = None
    checkout: Window | None = None
    virtual_account: VirtualAccount | None = None
    failure: TossFault | None = None
    cancels: tuple[Cancel, ...] | None = None

    @property
    def money(self) -> Money:
        return Money(self.total_amount, self.currency)

    @property
    def is_decided(self) -> bool:
        return self.status in DECIDED

    def cancelled_because(self, reason: str) -> int | None:
        """How much was given back with this reason; None where nothing was."""
        return next((each.cancel_amount for each in self.cancels or () if each.cancel_reason == reason), None)


class _Told(msgspec.Struct, frozen=True, rename="camel"):
    order_id: str


class _PaymentNews(msgspec.Struct, frozen=True, rename="camel"):
    event_type: str
    data: _Told


def payment_of(payment: TossPayment) -> Payment:
    """What a payment says. Money that was given back later had been taken all the same."""
    reference = payment.payment_key
    match payment.status:
        case "DONE" | "PARTIAL_CANCELED":
            return Payment(PaymentState.PAID, payment.money, reference)
        case "CANCELED" if payment.approved_at:
            return Payment(PaymentState.PAID, payment.money, reference)
        case "CANCELED":
            return Payment(PaymentState.DECLINED, reference=reference, reason=Code.PAYMENT_CALLED_OFF)
        case "ABORTED":
            code = payment.failure.code if payment.failure else ""
            return Payment(PaymentState.DECLINED, reference=reference, reason=reason_of(code))
        case "EXPIRED":
            return Payment(PaymentState.DECLINED, reference=reference, reason=Code.PAYMENT_EXPIRED)
        case "WAITING_FOR_DEPOSIT" if payment.virtual_account:
            return Payment(PaymentState.NEEDS_ACTION, reference=reference, action=_transfer(payment))
        case "READY" if payment.checkout:
            action = PaymentAction("redirect", payment.checkout.url)
            return Payment(PaymentState.NEEDS_ACTION, reference=reference, action=action)
        case _:
            return Payment(PaymentState.PENDING, reference=reference)


def reason_of(code: str) -> Code:
    """Why it was declined, as far as the visitor can do something about it."""
    return REASONS.get(code, Code.PAYMENT_DECLINED)


def orders_told_of(body: bytes) -> tuple[Webhook, ...]:
    """The order that a webhook is about: PAYMENT_STATUS_CHANGED, or DEPOSIT_CALLBACK, which has no envelope.

    Raises msgspec.DecodeError where it is neither.
    """
    told = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
    if "eventType" in told:
        return (Webhook(msgspec.json.decode(body, type=_PaymentNews).data.order_id),)
    return (Webhook(msgspec.json.decode(body, type=_Told).order_id),)


def _transfer(payment: TossPayment) -> PaymentAction:
    account = payment.virtual_account
    assert account
    until = account.due_date.astimezone(UTC) if account.due_date else datetime.max.replace(tzinfo=UTC)
    return PaymentAction(
        "transfer",
        transfer=Transfer(
            BANKS.get(account.bank_code, account.bank_code),
            account.account_number,
            account.customer_name,
            payment.order_id,
            until,
            payment.money,
        ),
    )
