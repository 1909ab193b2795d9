"""Endpoints: what was to leave the store and could not."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import msgspec

from vstore.accounts.role import Role
from vstore.commerce.deliver import DeliveryUnknown
from vstore.commerce.outbox import Delivery, Waiting
from vstore.doors.api.endpoint import Call, Endpoint


class Parked(msgspec.Struct, frozen=True):
    """An event that one recipient did not take, after so many attempts. `about` is an order's number."""

    event: str
    recipient: str
    kind: str
    about: str
    happened_at: datetime
    attempts: int
    fault: str


class OutboxView(msgspec.Struct, frozen=True):
    """How many deliveries wait to be tried, and those that are tried no more, oldest first."""

    waiting: int
    parked: tuple[Parked, ...]


class Retry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which of what is parked to send again: of one event, to one recipient; null means every one."""

    event: str | None = None
    recipient: str | None = None


class Retried(msgspec.Struct, frozen=True):
    """How many are tried again now."""

    retried: int


def outbox_endpoints(
    look: Callable[[], Awaitable[tuple[Waiting, tuple[Delivery, ...]]]],
    retry: Callable[[str | None, str | None], Awaitable[int]],
) -> tuple[Endpoint, ...]:
    """`look` gives the counts and what is parked; `retry` takes an event's id and a recipient."""

    async def show(_: Call) -> OutboxView:
        count, parked = await look()
        return OutboxView(count.waiting, tuple(map(_parked, parked)))

    async def send_again(call: Call) -> Retried:
        return Retried(await retry(call.body.event, call.body.recipient))

    return (
        Endpoint(
            method="GET",
            path="/api/staff/outbox",
            summary="What could not be sent to the brand's systems or by mail",
            role=Role.CLERK,
            answer=OutboxView,
            act=show,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/outbox/retry",
            summary="Send again what is parked",
            role=Role.CLERK,
            body=Retry,
            answer=Retried,
            errors={DeliveryUnknown: 404},
            act=send_again,
        ),
    )


def _parked(delivery: Delivery) -> Parked:
    event = delivery.event
    return Parked(
        event.id,
        delivery.recipient,
        event.kind,
        event.subject,
        event.happened_at,
        delivery.attempts,
        delivery.fault,
    )
