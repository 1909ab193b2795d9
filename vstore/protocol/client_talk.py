"""What a client says of the talk itself, besides saying something: that one is writing, and what one thinks of it."""

from typing import Annotated

from msgspec import Meta

from vstore.protocol.client_fields import ClientStruct, Ref


class ShowTyping(ClientStruct, frozen=True):
    """Let those in earshot see that one is writing, or (False) no longer. Once in three seconds is enough."""

    typing: bool = True


class RateSpeech(ClientStruct, frozen=True):
    """Say whether something an agent said to you in this room was good; None takes that back. Answered by Done.

    `body` and `utterance` are those of its Said. It is kept for the store with the conversation.
    """

    ref: Ref
    body: Annotated[int, Meta(ge=0, le=65_535)]
    utterance: Ref
    good: bool | None = None
