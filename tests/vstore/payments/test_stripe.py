"""Stripe beyond the contract: its payment page, its errors, its webhooks, its currencies."""

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import stripe
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scenes.money import Money
from tests.support.joyful_shop import won
from tests.support.stripe_double import SECRET
from tests.support.tills import StripeTill, paid, stripe_till, visit
from vstore.commerce.payment import Charge, PaymentState, RefundState
from vstore.commerce.refusal import Code, Refused
from vstore.payments.stripe_objects import from_stripe, to_stripe

CHARGE = Charge("VS-7K4M-2QPX", won(41_000))


@pytest.fixture
async def till(tmp_path: Path) -> AsyncIterator[StripeTill]:
    async with stripe_till(tmp_path) as till:
        yield till


async def opened(till: StripeTill) -> tuple[Charge, str]:
    """A payment page waiting for the visitor: the charge, and the page's address."""
    asked = await till.payments.create(CHARGE, "redirect")
    assert asked.state is PaymentState.NEEDS_ACTION
    assert asked.action and asked.action.kind == "redirect" and asked.action.url
    return replace(CHARGE, reference=asked.reference), asked.action.url


async def test_visitor_pays_on_stripes_page_and_comes_back(till: StripeTill) -> None:
    charge, url = await opened(till)
    await visit(url, "pay")
    payment = await till.payments.confirm(charge, approve=True, returned={"anything": "forged"})
    assert (payment.state, payment.amount) == (PaymentState.PAID, won(41_000))
    (intent,) = till.double.intents.values()
    assert intent["metadata"] == {"order": CHARGE.key}
    assert await till.payments.refund(charge, won(1_000), "refund-1") is RefundState.DONE
    assert (await till.payments.create(CHARGE, "redirect")).state is PaymentState.PAID
    assert len(till.double.sessions) == 1


async def test_visitor_who_goes_back_can_go_on_later_or_call_it_off(till: StripeTill) -> None:
    charge, url = await opened(till)
    await visit(url, "back")
    again = await till.payments.confirm(charge, approve=True)
    assert (again.state, again.action and again.action.url) == (PaymentState.NEEDS_ACTION, url)
    off = await till.payments.confirm(charge, approve=False)
    assert (off.state, off.reason) == (PaymentState.DECLINED, Code.PAYMENT_CALLED_OFF)
    assert till.double.sessions[charge.reference]["status"] == "expired"


async def test_slow_way_to_pay_is_pending_until_its_end_is_known(till: StripeTill) -> None:
    charge, url = await opened(till)
    await visit(url, "slow")
    assert (await till.payments.get(charge)).state is PaymentState.PENDING
    (intent,) = till.double.intents.values()
    error = {"decline_code": "insufficient_funds"}
    intent |= {"status": "requires_payment_method", "last_payment_error": error}
    failed = await till.payments.get(charge)
    assert (failed.state, failed.reason) == (PaymentState.DECLINED, Code.PAYMENT_NO_FUNDS)


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("pm_card_chargeDeclined", Code.PAYMENT_DECLINED),
        ("pm_card_chargeDeclinedInsufficientFunds", Code.PAYMENT_NO_FUNDS),
        ("pm_of_nobody", None),
    ],
)
async def test_why_a_card_was_declined(till: StripeTill, token: str, reason: Code | None) -> None:
    payment = await till.payments.create(CHARGE, token)
    assert (payment.state, payment.reason) == (PaymentState.DECLINED, reason)
    assert payment.reference


async def test_bank_that_does_not_know_the_visitor_declines(till: StripeTill) -> None:
    asked = await till.payments.create(CHARGE, till.asks)
    failed = await till.act(till.payments, replace(CHARGE, reference=asked.reference), asked, approve=False)
    assert (failed.state, failed.reason) == (PaymentState.DECLINED, Code.PAYMENT_NOT_VERIFIED)


async def test_own_sdks_confirmation_token_pays(till: StripeTill) -> None:
    _, payment = await paid(till, CHARGE, "ctoken_visa")
    assert payment.state is PaymentState.PAID


async def test_crash_between_making_and_confirming_charges_nothing(till: StripeTill) -> None:
    till.double.search_lags = True
    till.double.spoil("/confirm", status=500, before_work=True)
    assert (await till.payments.create(CHARGE, till.token)).state is PaymentState.NO_ANSWER
    assert (await till.payments.get(CHARGE)).state is PaymentState.UNKNOWN
    assert [intent["status"] for intent in till.double.intents.values()] == ["canceled"]
    assert (await till.payments.create(CHARGE, till.token)).state is PaymentState.UNKNOWN


async def test_silence_is_given_up_in_time_and_asked_about_later(till: StripeTill) -> None:
    impatient = till.opened(seconds=1.0)
    till.double.spoil("/confirm")
    payment = await impatient.create(CHARGE, till.token)
    assert payment.state is PaymentState.NO_ANSWER
    await impatient.hang_up()
    assert (await till.payments.get(replace(CHARGE, reference=payment.reference))).state is PaymentState.PAID


async def test_lost_charge_is_found_while_search_lags(till: StripeTill) -> None:
    till.double.search_lags = True
    await paid(till, CHARGE)
    assert (await till.payments.get(CHARGE)).state is PaymentState.PAID
    assert len(till.double.intents) == 1


@pytest.mark.parametrize("status", [429, 401, 403])
async def test_request_that_stripe_turns_away_has_charged_nothing(till: StripeTill, status: int) -> None:
    till.double.spoil("/confirm", status=status, before_work=True)
    assert (await till.payments.create(CHARGE, till.token)).state is PaymentState.UNAVAILABLE


async def test_wrong_key_and_no_network_are_told_apart_from_silence(
    till: StripeTill, caplog: pytest.LogCaptureFixture
) -> None:
    wrong, nowhere = till.opened(key="sk_test_wrong"), till.opened(address="http://127.0.0.1:9")
    assert (await wrong.create(CHARGE, "redirect")).state is PaymentState.UNAVAILABLE
    assert "VSTORE_STRIPE_SECRET_KEY" in caplog.text and "sk_test_wrong" not in caplog.text
    assert (await nowhere.create(CHARGE, till.token)).state is PaymentState.UNAVAILABLE
    assert await nowhere.refund(CHARGE, won(1), "refund-1") is RefundState.NO_ANSWER
    till.double.spoil("/sessions", status=500)
    assert (await till.payments.create(CHARGE, "redirect")).state is PaymentState.NO_ANSWER
    for each in (wrong, nowhere):
        await each.hang_up()


async def test_refund_under_way_stays_due_until_stripe_says_how_it_ended(till: StripeTill) -> None:
    charge, _ = await paid(till, CHARGE)
    assert await till.payments.refund(charge, won(1_000), "refund-1") is RefundState.DONE
    (refund,) = till.double.refunds.values()
    for status, state in (("pending", RefundState.PENDING), ("failed", RefundState.REFUSED)):
        refund["status"] = status
        assert await till.payments.refund(charge, won(1_000), "refund-1") is state
    assert len(till.double.refunds) == 1


async def test_webhooks_of_both_secrets_are_read_and_others_events_passed_over(till: StripeTill) -> None:
    about = {"metadata": {"order": CHARGE.key}}
    for secret in (SECRET, "whsec_older"):
        (news,) = till.payments.parse_webhook(*till.double.event("checkout.session.completed", about, secret))
        assert news.key == CHARGE.key
    for kind, told in (("customer.created", about), ("charge.refunded", {"metadata": {}}), ("refund.failed", {})):
        assert till.payments.parse_webhook(*till.double.event(kind, told)) == ()


@pytest.mark.parametrize("spoil", ["secret", "body", "old", "header"])
async def test_webhook_that_is_not_stripes_is_refused(till: StripeTill, spoil: str) -> None:
    about = {"metadata": {"order": CHARGE.key}}
    headers, body = till.double.event("payment_intent.succeeded", about, "whsec_x" if spoil == "secret" else SECRET)
    if spoil == "body":
        body = body.replace(b"VS-7K4M", b"VS-7K4N")
    elif spoil == "old":
        long_ago = int(time.time()) - 301
        signature = stripe.WebhookSignature.generate_signature_header(body.decode(), SECRET, long_ago)
        headers = {"Stripe-Signature": signature}
    elif spoil == "header":
        headers = {"Stripe-Signature": "t=now,v1="}
    with pytest.raises(Refused) as refused:
        till.payments.parse_webhook(headers, body)
    assert refused.value.code is Code.WEBHOOK_REJECTED


@given(st.integers(0, 10**12), st.sampled_from(["KRW", "JPY", "USD", "EUR", "ISK", "KWD", "VND"]))
def test_amounts_are_stripes_and_ours_again(amount: int, currency: str) -> None:
    assert from_stripe(to_stripe(Money(amount, currency)), currency.lower()) == Money(amount, currency)


@pytest.mark.parametrize(
    ("money", "amount"),
    [
        (Money(15_000, "KRW"), 15_000),
        (Money(1_500, "JPY"), 1_500),
        (Money(1_099, "USD"), 1_099),
        (Money(10_000, "XAF"), 100),
        (Money(1_250, "KWD"), 12_500),
    ],
)
def test_currencies_without_and_with_three_decimals(money: Money, amount: int) -> None:
    assert to_stripe(money) == amount


def test_coin_that_stripe_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="fractions of XAF"):
        to_stripe(Money(150, "XAF"))
