"""What client messages are made of: the kinds of values in them, each with its bounds."""

from typing import Annotated

import msgspec
from msgspec import Meta

Ref = Annotated[int, Meta(ge=0, le=2**32 - 1, description="Made by the client; the answer carries it back.")]
Name = Annotated[str, Meta(max_length=40)]
Token = Annotated[str, Meta(max_length=128)]
Id = Annotated[str, Meta(min_length=1, max_length=128)]
Sku = Annotated[str, Meta(min_length=1, max_length=128)]
Quantity = Annotated[int, Meta(ge=0, le=999)]
Speech = Annotated[str, Meta(min_length=1, max_length=500)]
Key = Annotated[str, Meta(min_length=8, max_length=128, description="Idempotency key: same key, same answer.")]


class ClientStruct(msgspec.Struct, frozen=True, tag_field="type", tag=True, omit_defaults=True):
    """A map whose `type` is the message's name, the same shape in MessagePack and in JSON."""
