"""What server messages are made of."""

import msgspec


class ServerStruct(msgspec.Struct, frozen=True, tag_field="type", tag=True, omit_defaults=True):
    """A map whose `type` is the message's name, the same shape in MessagePack and in JSON."""
