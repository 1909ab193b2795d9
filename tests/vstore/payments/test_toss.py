"""Toss Payments beyond the contract: forged returns, virtual accounts, what Toss refuses, unsigned webhooks."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.support.joyful_shop import won
from tests.support.tills import SITE, TossTill, paid, toss_till, visit
from vstore.commerce.payment import Charge, PaymentState, RefundState
from vstore.commerce.refusal import Code

CHARGE = Charge("VS-7K4M-2QPX", won(41_000))


@pytest.fixture
async def till(tmp_path: Path) -> AsyncIterator[TossTill]:
    async with toss_till(tmp_path) as till:
        yield till


async def opened(till: TossTill, token: str = "redirect") -> tuple[Charge, str]:
    asked = await till.payments.create(CHARGE, token)
    assert asked.state is PaymentState.NEEDS_ACTION
    assert asked.action and asked.action.url
    return replace(CHARGE, reference=asked.reference), asked.action.url


def confirmations(till: TossTill) -> int:
    return till.double.desk.requests.count("POST /v1/payments/confirm")


async def test_payment_is_made_by_us_and_leads_back_to_us(till: TossTill) -> None:
    charge, _ = await opened(till)
    made = till.double.payments[charge.reference]
    assert (made["amount"], made["orderId"]) == (41_000, CHARGE.key)
    assert made["successUrl"] == made["failUrl"] == f"{SITE}/pay/return/{CHARGE.key}"


@pytest.mark.parametrize(
    "forged", [{"amount": "1"}, {"orderId": "VS-AAAA-AAAA"}, {"paymentKey": "of-another"}, {"amount": "41000.0"}]
)
async def test_forged_return_takes_nothing_and_changes_nothing(till: TossTill, forged: dict[str, str]) -> None:
    charge, url = await opened(till)
    true = {"paymentKey": charge.reference, "orderId": CHARGE.key, "amount": "41000"}
    payment = await till.payments.confirm(charge, approve=True, returned=true | forged)
    assert (payment.state, payment.action and payment.action.url) == (PaymentState.NEEDS_ACTION, url)
    assert confirmations(till) == 0


async def test_return_without_approval_takes_nothing(till: TossTill) -> None:
    charge, _ = await opened(till)
    returned = {"paymentKey": charge.reference, "orderId": CHARGE.key, "amount": "41000"}
    payment = await till.payments.confirm(charge, approve=True, returned=returned)
    assert (payment.state, payment.amount) == (PaymentState.DECLINED, None)
    assert till.double.payments[charge.reference]["status"] == "READY"


async def test_visitor_who_approved_and_never_came_back_is_charged_once(till: TossTill) -> None:
    charge, url = await opened(till)
    await visit(url, "approve")
    assert (await till.payments.get(charge)).state is PaymentState.PAID
    assert (await till.payments.get(charge)).state is PaymentState.PAID
    assert confirmations(till) == 1


async def test_approved_payment_of_another_amount_is_not_taken(till: TossTill) -> None:
    charge, url = await opened(till)
    await visit(url, "approve")
    till.double.payments[charge.reference]["totalAmount"] = 1
    assert (await till.payments.get(charge)).state is PaymentState.PENDING
    assert confirmations(till) == 0


async def test_payment_that_toss_does_not_show_yet_waits_for_its_visitor(till: TossTill) -> None:
    till.double.hides_unapproved = True
    charge, url = await opened(till)
    assert (await till.payments.get(charge)).state is PaymentState.NEEDS_ACTION
    returned = await visit(url, "approve")
    assert (await till.payments.confirm(charge, approve=True, returned=returned)).state is PaymentState.PAID


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("REJECT_CARD_COMPANY", Code.PAYMENT_DECLINED),
        ("EXCEED_MAX_AMOUNT", Code.PAYMENT_NO_FUNDS),
        ("INVALID_PASSWORD", Code.PAYMENT_NOT_VERIFIED),
    ],
)
async def test_why_a_payment_was_declined(till: TossTill, code: str, reason: Code) -> None:
    till.double.rejects = code
    charge, url = await opened(till)
    returned = await visit(url, "approve")
    payment = await till.payments.confirm(charge, approve=True, returned=returned)
    assert (payment.state, payment.reason) == (PaymentState.DECLINED, reason)
    assert await till.payments.get(charge) == payment


async def test_visitor_who_goes_back_can_go_on_later(till: TossTill) -> None:
    charge, url = await opened(till)
    assert (await visit(url, "back"))["code"] == "PAY_PROCESS_CANCELED"
    again = await till.payments.confirm(charge, approve=True, returned={"code": "PAY_PROCESS_CANCELED"})
    assert (again.state, again.action and again.action.url) == (PaymentState.NEEDS_ACTION, url)


async def test_payment_that_ran_out_says_so(till: TossTill) -> None:
    charge, _ = await opened(till)
    till.double.payments[charge.reference]["status"] = "EXPIRED"
    payment = await till.payments.get(charge)
    assert (payment.state, payment.reason) == (PaymentState.DECLINED, Code.PAYMENT_EXPIRED)


async def test_money_on_a_virtual_account_comes_later(till: TossTill) -> None:
    charge, url = await opened(till, "virtual_account")
    returned = await visit(url, "approve")
    waiting = await till.payments.confirm(charge, approve=True, returned=returned)
    assert waiting.state is PaymentState.NEEDS_ACTION
    assert waiting.action and waiting.action.transfer
    assert (waiting.action.transfer.bank, waiting.action.transfer.account) == ("NH농협은행", "79019639679511")
    till.double.pay_in(charge.reference)
    (news,) = till.payments.parse_webhook({}, till.double.deposit_event(till.double.payments[charge.reference]))
    assert news.key == CHARGE.key
    assert (await till.payments.get(charge)).state is PaymentState.PAID


async def test_virtual_account_is_closed_where_the_visitor_calls_it_off(till: TossTill) -> None:
    charge, url = await opened(till, "virtual_account")
    await till.payments.confirm(charge, approve=True, returned=await visit(url, "approve"))
    off = await till.payments.confirm(charge, approve=False)
    assert (off.state, off.reason) == (PaymentState.DECLINED, Code.PAYMENT_CALLED_OFF)
    assert till.double.payments[charge.reference]["status"] == "CANCELED"
    assert (await till.payments.get(charge)).state is PaymentState.DECLINED


@pytest.mark.parametrize(("status", "state"), [(500, "no_answer"), (429, "no_answer"), (401, "unavailable")])
async def test_answers_that_say_nothing(till: TossTill, status: int, state: str) -> None:
    till.double.spoil("/v1/payments", status=status, before_work=True)
    assert (await till.payments.create(CHARGE, "redirect")).state == state
    assert (await till.payments.create(CHARGE, "redirect")).state is PaymentState.NEEDS_ACTION


async def test_confirmation_without_an_answer_is_looked_up(till: TossTill) -> None:
    charge, url = await opened(till)
    returned = await visit(url, "approve")
    till.double.spoil("/confirm", status=503, before_work=True)
    assert (await till.payments.confirm(charge, approve=True, returned=returned)).state is PaymentState.NO_ANSWER
    assert (await till.payments.get(charge)).state is PaymentState.PAID


async def test_silence_is_given_up_in_time_and_asked_about_later(till: TossTill) -> None:
    charge, url = await opened(till)
    returned = await visit(url, "approve")
    impatient = till.opened(seconds=0.2)
    till.double.spoil("/confirm")
    assert (await impatient.confirm(charge, approve=True, returned=returned)).state is PaymentState.NO_ANSWER
    await impatient.hang_up()
    assert (await till.payments.get(charge)).state is PaymentState.PAID


async def test_wrong_key_and_no_network(till: TossTill, caplog: pytest.LogCaptureFixture) -> None:
    wrong, nowhere = till.opened(key="test_sk_wrong"), till.opened(address="http://127.0.0.1:9")
    assert (await wrong.create(CHARGE, "redirect")).state is PaymentState.UNAVAILABLE
    assert "VSTORE_TOSS_SECRET_KEY" in caplog.text and "test_sk_wrong" not in caplog.text
    assert (await nowhere.create(CHARGE, "redirect")).state is PaymentState.UNAVAILABLE
    assert await nowhere.refund(CHARGE, won(1), "refund-1") is RefundState.NO_ANSWER
    for each in (wrong, nowhere):
        await each.hang_up()


async def test_refund_is_known_again_when_toss_has_forgotten_its_key(till: TossTill) -> None:
    charge, _ = await paid(till, CHARGE)
    assert await till.payments.refund(charge, won(1_000), "refund-1") is RefundState.DONE
    till.double.desk.forget()
    assert await till.payments.refund(charge, won(1_000), "refund-1") is RefundState.DONE
    assert len(till.double.payments[charge.reference]["cancels"]) == 1


async def test_refund_without_an_answer_is_asked_for_again(till: TossTill) -> None:
    charge, _ = await paid(till, CHARGE)
    till.double.spoil("/cancel", status=500)
    assert await till.payments.refund(charge, won(1_000), "refund-1") is RefundState.NO_ANSWER
    assert await till.payments.refund(charge, won(1_000), "refund-1") is RefundState.DONE
    assert len(till.double.payments[charge.reference]["cancels"]) == 1
