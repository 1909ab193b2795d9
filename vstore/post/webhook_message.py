"""What a webhook to the brand says, as JSON Schema for those who receive it."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from vstore.commerce.outbox import EventKind
from vstore.commerce.published_order import PublishedOrder


class WebhookMessage(msgspec.Struct, frozen=True):
    """The body of a webhook: what has happened to an order, and the whole order as it was then.

    The same message may come more than once, with the same `webhook-id`; those about one order come in their order.
    """

    type: EventKind
    timestamp: Annotated[datetime, Meta(description="When it happened.")]
    data: PublishedOrder


def webhook_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a webhook's body."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(WebhookMessage)}
