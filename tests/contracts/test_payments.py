"""What every payment provider promises, whatever its name."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from tests.support.joyful_shop import won
from tests.support.tills import TILLS, Till, paid, refunded
from vstore.commerce.payment import Charge, PaymentState, RefundState
from vstore.commerce.refusal import Code, Refused
from vstore.payments import PROVIDERS

CHARGE = Charge("VS-7K4M-2QPX", won(41_000))


def test_every_provider_is_in_this_contract() -> None:
    assert set(TILLS) == set(PROVIDERS)


@pytest.fixture(params=TILLS)
async def till(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Till]:
    async with TILLS[request.param](tmp_path) as till:
        yield till


async def test_good_payment_is_of_the_exact_amount_and_tells_its_reference(till: Till) -> None:
    charge, payment = await paid(till, CHARGE)
    assert (payment.state, payment.amount, payment.action) == (PaymentState.PAID, won(41_000), None)
    assert payment.reference
    assert await till.payments.get(charge) == payment
    assert await till.payments.get(CHARGE) == payment, "without the reference it is found by our key"


async def test_same_key_is_one_charge_however_often_and_concurrently_it_is_made(till: Till) -> None:
    answers = await asyncio.gather(*(till.payments.create(CHARGE, till.token) for _ in range(8)))
    assert len({answer.reference for answer in answers}) == 1
    assert set(answers) == {await till.payments.get(CHARGE)}
    charge, _ = await paid(till, CHARGE)
    assert await refunded(till, charge, 41_000, "refund-1") is RefundState.DONE
    assert await refunded(till, charge, 1, "refund-2") is RefundState.REFUSED


async def test_same_key_for_another_amount_takes_no_more_money(till: Till) -> None:
    charge, _ = await paid(till, CHARGE)
    other = await till.payments.create(Charge(CHARGE.key, won(50_000)), till.token)
    assert other.state is PaymentState.DECLINED
    assert (await till.payments.get(charge)).amount == won(41_000)


async def test_declined_payment_is_declined_for_good(till: Till) -> None:
    made = await till.payments.create(CHARGE, till.declines)
    if made.action:
        made = await till.act(till.payments, CHARGE, made, approve=False)
    assert (made.state, made.amount) == (PaymentState.DECLINED, None)
    assert made.reason in (None, Code.PAYMENT_DECLINED, Code.PAYMENT_CALLED_OFF)
    charge = msgspec.structs.replace(CHARGE, reference=made.reference)
    assert (await till.payments.create(CHARGE, till.declines)).state is PaymentState.DECLINED
    assert (await till.payments.get(charge)).state is PaymentState.DECLINED
    assert (await till.payments.confirm(charge, approve=True)).state is PaymentState.DECLINED
    assert await till.payments.refund(charge, won(1), "refund-1") is RefundState.REFUSED


@pytest.mark.parametrize(("approve", "end"), [(True, PaymentState.PAID), (False, PaymentState.DECLINED)])
async def test_required_action_is_decided_once(till: Till, approve: bool, end: PaymentState) -> None:
    asked = await till.payments.create(CHARGE, till.asks)
    assert asked.state is PaymentState.NEEDS_ACTION
    assert asked.action is not None
    charge = msgspec.structs.replace(CHARGE, reference=asked.reference)
    assert await till.payments.get(charge) == asked
    assert (await till.act(till.payments, charge, asked, approve=approve)).state is end
    assert (await till.payments.confirm(charge, approve=not approve)).state is end
    assert (await till.payments.get(charge)).state is end
    assert (await till.payments.create(CHARGE, till.asks)).state is end


async def test_action_can_be_called_off_while_nothing_is_decided(till: Till) -> None:
    asked = await till.payments.create(CHARGE, till.asks)
    charge = msgspec.structs.replace(CHARGE, reference=asked.reference)
    off = await till.payments.confirm(charge, approve=False)
    assert (off.state, off.amount) == (PaymentState.DECLINED, None)


async def test_charge_whose_answer_was_lost_is_known_when_asked_about(till: Till) -> None:
    till.lose_next_answer()
    charge, payment = await paid(till, CHARGE)
    assert payment.state is PaymentState.NO_ANSWER
    assert (await till.payments.get(charge)).state is PaymentState.PAID
    assert (await till.payments.get(CHARGE)).state is PaymentState.PAID
    assert (await till.payments.create(CHARGE, till.token)).state is PaymentState.PAID


async def test_charge_nobody_made_is_unknown(till: Till) -> None:
    assert (await till.payments.get(CHARGE)).state is PaymentState.UNKNOWN
    assert (await till.payments.confirm(CHARGE, approve=True)).state is PaymentState.UNKNOWN
    assert await till.payments.refund(CHARGE, won(1), "refund-1") is RefundState.REFUSED


async def test_refunds_are_partial_or_full_and_once_a_key(till: Till) -> None:
    charge, _ = await paid(till, CHARGE)
    for amount, key, state in (
        (1_000, "refund-1", RefundState.DONE),
        (1_000, "refund-1", RefundState.DONE),
        (2_000, "refund-1", RefundState.REFUSED),
        (40_001, "refund-2", RefundState.REFUSED),
        (40_000, "refund-3", RefundState.DONE),
        (40_000, "refund-3", RefundState.DONE),
        (1, "refund-4", RefundState.REFUSED),
    ):
        assert await refunded(till, charge, amount, key) is state, (amount, key)
    assert (await till.payments.get(charge)).amount == won(41_000), "what was given back had been taken"


async def test_provider_remembers_after_a_restart(till: Till) -> None:
    charge, payment = await paid(till, CHARGE)
    assert await till.again().get(charge) == payment


async def test_webhook_names_the_charge_and_only_that(till: Till) -> None:
    headers, body = await till.webhook(CHARGE)
    (news,) = till.payments.parse_webhook({name.upper(): value for name, value in headers.items()}, body)
    assert news.key == CHARGE.key


@pytest.mark.parametrize("body", [b"", b"{}", b"\xff", b"[1]", b'{"key": "VS-7K4M-2QPX"}', b'{"eventType": "x"}'])
async def test_message_that_is_not_the_providers_is_refused(till: Till, body: bytes) -> None:
    with pytest.raises(Refused) as refused:
        till.payments.parse_webhook({"Content-Type": "application/json"}, body)
    assert refused.value.code is Code.WEBHOOK_REJECTED
