"""Endpoints: what payment providers tell."""

from collections.abc import Awaitable, Callable, Mapping

import msgspec

from vstore.commerce.refusal import Code
from vstore.doors.api.endpoint import Call, Endpoint


class Received(msgspec.Struct, frozen=True):
    """The message need not be sent again."""

    received: bool = True


def webhook_endpoints(receive: Callable[[Mapping[str, str], bytes], Awaitable[None]]) -> tuple[Endpoint, ...]:
    """`receive` takes a provider's headers and body as they came; it refuses what is not the provider's."""

    async def receive_webhook(call: Call) -> Received:
        await receive(call.headers, call.body)
        return Received()

    return (
        Endpoint(
            method="POST",
            path="/webhooks/payment",
            summary="For the payment provider: what has become of a payment",
            role=None,
            body=msgspec.Raw,
            answer=Received,
            errors={Code.WEBHOOK_REJECTED: 400},
            act=receive_webhook,
        ),
    )
