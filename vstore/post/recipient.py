"""Somebody to whom events are brought."""

from typing import Protocol

from vstore.commerce.outbox import Event


class NotTaken(Exception):
    """This time it did not arrive; it is tried again. The text says why, and nothing of what was sent."""


class NeverTaken(Exception):
    """It will not arrive however often it is tried: a person has to look."""


class Gone(Exception):
    """The recipient wants nothing more."""


class Recipient(Protocol):
    """One recipient, known for good by `name`."""

    @property
    def name(self) -> str: ...

    def wants(self, kind: str) -> bool:
        """Whether this recipient is to hear of events of a kind."""
        ...

    async def take(self, event: Event) -> None:
        """Returns when the event has arrived. May be called again with one that has. Raises the above."""
        ...
