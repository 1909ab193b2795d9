"""The built-in provider: no money moves; the payment token tells what happens, so that everything can be rehearsed."""

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import msgspec

from scenes.money import Money
from vstore.commerce.checkout import Clock
from vstore.commerce.payment import Charge, Payment, PaymentAction, PaymentState, RefundState, Webhook
from vstore.commerce.refusal import Code, Refused
from vstore.payments.ledger import Entry, Ledger
from vstore.payments.stories import STORIES, UNKNOWN_TOKEN

SIGNATURE = "rehearsal-signature"
CONFIRM = PaymentAction("confirm")


class Rehearsal:
    """Plays a payment provider, with a memory of its own that outlives the server. See STORIES for its tokens."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._ledger = Ledger(folder / "rehearsal.sqlite")
        self._secret = secrets.token_bytes(32)
        self._clock = clock

    async def create(self, charge: Charge, token: str) -> Payment:
        story = STORIES.get(token, UNKNOWN_TOKEN)
        if not story.kept:
            return Payment(story.first)
        now = self._clock()
        new = Entry(charge.key, charge.amount, story.first, story.end, now + story.after)
        entry, is_new = await asyncio.to_thread(self._ledger.charge, new, story.webhooks)
        if entry.amount != charge.amount:
            return Payment(PaymentState.DECLINED)
        return Payment(story.first) if is_new and story.first is PaymentState.NO_ANSWER else self._payment(entry)

    async def confirm(
        self,
        charge: Charge,
        *,
        approve: bool,
        returned: Mapping[str, str] = {},  # noqa: ARG002 (it sends nobody away)
    ) -> Payment:
        end = PaymentState.PAID if approve else PaymentState.DECLINED
        return self._payment(await asyncio.to_thread(self._ledger.decide, charge.key, end, self._clock()))

    async def get(self, charge: Charge) -> Payment:
        return self._payment(await asyncio.to_thread(self._ledger.entry, charge.key))

    async def refund(self, charge: Charge, amount: Money, key: str) -> RefundState:
        done = await asyncio.to_thread(self._ledger.refund, charge.key, key, amount.amount)
        return RefundState.DONE if done else RefundState.REFUSED

    def parse_webhook(self, headers: Mapping[str, str], body: bytes) -> tuple[Webhook, ...]:
        signature = next((value for name, value in headers.items() if name.lower() == SIGNATURE), "")
        if not hmac.compare_digest(signature.encode(), self._signature(body).encode()):
            raise Refused(Code.WEBHOOK_REJECTED)
        try:
            return (msgspec.json.decode(body, type=Webhook),)
        except msgspec.DecodeError:
            raise Refused(Code.WEBHOOK_REJECTED) from None

    async def deliver(self, receive: Callable[[Mapping[str, str], bytes], Awaitable[object]]) -> int:
        """Sends the webhooks that are due, each until it was received once without an error; how many."""
        due = await asyncio.to_thread(self._ledger.webhooks_due, self._clock())
        for number, key in due:
            body = msgspec.json.encode(Webhook(key))
            await receive({SIGNATURE: self._signature(body)}, body)
            await asyncio.to_thread(self._ledger.delivered, number)
        return len(due)

    def refunded(self, key: str) -> int:
        """How many minor units of a charge have been given back."""
        return self._ledger.refunded(key)

    async def hang_up(self) -> None:
        self.close()

    def close(self) -> None:
        """Closes the provider's file."""
        self._ledger.close()

    def _payment(self, entry: Entry | None) -> Payment:
        if entry is None:
            return Payment(PaymentState.UNKNOWN)
        state = entry.state_at(self._clock())
        reference = f"rehearsal-{entry.key}"
        match state:
            case PaymentState.PAID:
                return Payment(state, entry.amount, reference)
            case PaymentState.NEEDS_ACTION:
                return Payment(state, reference=reference, action=CONFIRM)
            case _:
                return Payment(state, reference=reference)

    def _signature(self, body: bytes) -> str:
        return hmac.new(self._secret, body, hashlib.sha256).hexdigest()
