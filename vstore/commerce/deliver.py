"""Delivering: what becomes of the outbox's deliveries, each step a transaction that a crash cannot halve.

Begun, sent, its end told: dying in between means that the lease runs out and the same is sent once more.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from vstore.commerce.outbox import Delivery, DeliveryState
from vstore.commerce.ports import Page

Wants = Callable[[str], bool]


class DeliveryUnknown(Exception):
    """There is no such delivery that waits for a person."""


def address(page: Page, recipients: Mapping[str, Wants]) -> None:
    """Names those who are to have the events that are new."""
    for event in page.outbox.unaddressed():
        page.outbox.address(event, [name for name, wants in recipients.items() if wants(event.kind)])


def begin(page: Page, recipient: str, now: datetime, limit: int) -> tuple[Delivery, ...]:
    """What the caller is to send now, and for the time of a lease nobody else."""
    begun = tuple(each.begun(now) for each in page.outbox.due(recipient, now, limit))
    _save_all(page, begun)
    return begun


def end(page: Page, begun: Delivery, ended: Delivery) -> None:
    """Keeps how it ended. What was taken is taken; of a failure only whoever was last to begin can tell."""
    current = page.outbox.find(begun.event.id, begun.recipient)
    if current == begun or (current is not None and ended.state is DeliveryState.SENT):
        page.outbox.save(ended)


def revive(page: Page, event: str | None, recipient: str | None, now: datetime) -> int:
    """Sends again what was parked, of one event, to one recipient, or all of it, in order; how many.

    The recipients are open again. Raises DeliveryUnknown where nothing is.
    """
    chosen = [
        each.revived(now)
        for each in page.outbox.parked()
        if event in (None, each.event.id) and recipient in (None, each.recipient)
    ]
    if not chosen:
        raise DeliveryUnknown("nothing that was to be sent waits for a person under this event and recipient")
    for name in {each.recipient for each in chosen}:
        page.outbox.reopen(name)
    _save_all(page, chosen)
    return len(chosen)


def _save_all(page: Page, deliveries: Iterable[Delivery]) -> None:
    for each in deliveries:
        page.outbox.save(each)
