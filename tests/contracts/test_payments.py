"""What every payment provider promises, whatever its name."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.joyful_shop import TurnedClock, won
from vstore.commerce.payment import Charge, Payments, PaymentState, RefundState
from vstore.commerce.refusal import Code, Refused
from vstore.payments import PROVIDERS
from vstore.payments.rehearsal import Rehearsal

CHARGE = Charge("VS-7K4M-2QPX", won(41_000))

TOKENS = {"test": {"good": "approve", "bad": "decline", "asks": "confirm", "late": "time_out_paid"}}
"""For each provider, the tokens that make its test mode pay, decline, ask for an action, and answer too late."""


def test_every_provider_is_in_this_contract() -> None:
    assert set(TOKENS) == set(PROVIDERS)


@pytest.fixture(params=PROVIDERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tokens(name: str) -> dict[str, str]:
    return TOKENS[name]


@pytest.fixture
def payments(name: str, tmp_path: Path) -> Iterator[Payments]:
    provider = PROVIDERS[name](tmp_path, TurnedClock())
    yield provider
    if isinstance(provider, Rehearsal):
        provider.close()


async def test_good_token_pays_the_exact_amount_and_tells_its_reference(
    payments: Payments, tokens: dict[str, str]
) -> None:
    payment = await payments.create(CHARGE, tokens["good"])
    assert (payment.state, payment.amount, payment.action) == (PaymentState.PAID, won(41_000), None)
    assert payment.reference
    assert await payments.get(CHARGE) == payment


async def test_same_key_is_one_charge_however_often_and_concurrently_it_is_made(
    payments: Payments, tokens: dict[str, str]
) -> None:
    answers = await asyncio.gather(*(payments.create(CHARGE, tokens["good"]) for _ in range(8)))
    assert set(answers) == {await payments.get(CHARGE)}
    assert await payments.refund(CHARGE, won(41_000), "refund-1") is RefundState.DONE
    assert await payments.refund(CHARGE, won(1), "refund-2") is RefundState.REFUSED


async def test_same_key_for_another_amount_takes_no_more_money(payments: Payments, tokens: dict[str, str]) -> None:
    await payments.create(CHARGE, tokens["good"])
    other = await payments.create(Charge(CHARGE.key, won(50_000)), tokens["good"])
    assert other.state is PaymentState.DECLINED
    assert (await payments.get(CHARGE)).amount == won(41_000)


async def test_bad_token_is_declined_for_good(payments: Payments, tokens: dict[str, str]) -> None:
    assert (await payments.create(CHARGE, tokens["bad"])).state is PaymentState.DECLINED
    assert (await payments.create(CHARGE, tokens["bad"])).state is PaymentState.DECLINED
    assert (await payments.get(CHARGE)).state is PaymentState.DECLINED
    assert await payments.refund(CHARGE, won(1), "refund-1") is RefundState.REFUSED


@pytest.mark.parametrize(("approve", "end"), [(True, PaymentState.PAID), (False, PaymentState.DECLINED)])
async def test_required_action_is_decided_once(
    payments: Payments, tokens: dict[str, str], approve: bool, end: PaymentState
) -> None:
    asked = await payments.create(CHARGE, tokens["asks"])
    assert asked.state is PaymentState.NEEDS_ACTION
    assert asked.action is not None
    assert (await payments.confirm(CHARGE, approve=approve)).state is end
    assert (await payments.confirm(CHARGE, approve=not approve)).state is end
    assert (await payments.get(CHARGE)).state is end
    assert (await payments.create(CHARGE, tokens["asks"])).state is end


async def test_charge_that_got_no_answer_is_known_when_asked_about(payments: Payments, tokens: dict[str, str]) -> None:
    assert (await payments.create(CHARGE, tokens["late"])).state is PaymentState.NO_ANSWER
    assert (await payments.get(CHARGE)).state is PaymentState.PAID
    assert (await payments.create(CHARGE, tokens["late"])).state is PaymentState.PAID


async def test_charge_nobody_made_is_unknown(payments: Payments) -> None:
    assert (await payments.get(CHARGE)).state is PaymentState.UNKNOWN
    assert (await payments.confirm(CHARGE, approve=True)).state is PaymentState.UNKNOWN


async def test_refunds_are_partial_or_full_and_once_a_key(payments: Payments, tokens: dict[str, str]) -> None:
    await payments.create(CHARGE, tokens["good"])
    assert await payments.refund(CHARGE, won(1_000), "refund-1") is RefundState.DONE
    assert await payments.refund(CHARGE, won(1_000), "refund-1") is RefundState.DONE
    assert await payments.refund(CHARGE, won(2_000), "refund-1") is RefundState.REFUSED
    assert await payments.refund(CHARGE, won(40_001), "refund-2") is RefundState.REFUSED
    assert await payments.refund(CHARGE, won(40_000), "refund-3") is RefundState.DONE


async def test_provider_remembers_after_a_restart(name: str, tokens: dict[str, str], tmp_path: Path) -> None:
    make: Callable[[], Payments] = lambda: PROVIDERS[name](tmp_path, TurnedClock())  # noqa: E731
    first, second = make(), make()
    payment = await first.create(CHARGE, tokens["good"])
    assert await second.get(CHARGE) == payment
    for provider in (first, second):
        if isinstance(provider, Rehearsal):
            provider.close()


@pytest.mark.parametrize("body", [b"", b"{}", b"\xff", b'{"key": "VS-7K4M-2QPX"}'])
def test_message_that_is_not_the_providers_is_refused(payments: Payments, body: bytes) -> None:
    with pytest.raises(Refused) as refused:
        payments.parse_webhook({"Content-Type": "application/json"}, body)
    assert refused.value.code is Code.WEBHOOK_REJECTED
