"""The outbox in memory: the same promises as in a database."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from vstore.commerce.outbox import Delivery, DeliveryState, Event, Waiting


@dataclass
class MemoryOutbox:
    """Events by id, deliveries by event and recipient, both in their order of coming."""

    events: dict[str, Event] = field(default_factory=dict)
    addressed: frozenset[str] = frozenset()
    deliveries: dict[tuple[str, str], Delivery] = field(default_factory=dict)
    closed: dict[str, str] = field(default_factory=dict)

    def copy(self) -> "MemoryOutbox":
        return replace(self, events=dict(self.events), deliveries=dict(self.deliveries), closed=dict(self.closed))

    def put(self, event: Event) -> None:
        self.events.setdefault(event.id, event)

    def about(self, subject: str) -> tuple[Event, ...]:
        return tuple(event for event in self.events.values() if event.subject == subject)

    def unaddressed(self) -> tuple[Event, ...]:
        return tuple(event for event in self.events.values() if event.id not in self.addressed)

    def address(self, event: Event, recipients: Iterable[str]) -> None:
        self.addressed |= {event.id}
        for recipient in recipients:
            fault = self.closed.get(recipient)
            state = DeliveryState.WAITING if fault is None else DeliveryState.PARKED
            self.deliveries[event.id, recipient] = Delivery(
                event=event, recipient=recipient, due_at=event.happened_at, state=state, fault=fault or ""
            )

    def due(self, recipient: str, now: datetime, limit: int) -> tuple[Delivery, ...]:
        first: dict[str, Delivery] = {}
        for each in self._in(DeliveryState.WAITING):
            if each.recipient == recipient:
                first.setdefault(each.event.subject, each)
        return tuple(each for each in first.values() if each.due_at <= now)[:limit]

    def find(self, event: str, recipient: str) -> Delivery | None:
        return self.deliveries.get((event, recipient))

    def save(self, delivery: Delivery) -> None:
        self.deliveries[delivery.event.id, delivery.recipient] = delivery

    def parked(self) -> tuple[Delivery, ...]:
        return self._in(DeliveryState.PARKED)

    def count(self) -> Waiting:
        return Waiting(len(self._in(DeliveryState.WAITING)), len(self.parked()))

    def park_others(self, recipients: Collection[str], fault: str) -> None:
        self._park(lambda each: each.recipient not in recipients, fault)

    def close(self, recipient: str, fault: str) -> None:
        self.closed[recipient] = fault
        self._park(lambda each: each.recipient == recipient, fault)

    def reopen(self, recipient: str) -> None:
        self.closed.pop(recipient, None)

    def forget(self, before: datetime) -> int:
        unsent = {each.event.id for each in self.deliveries.values() if each.state is not DeliveryState.SENT}
        old = {
            event.id
            for event in self.events.values()
            if event.happened_at < before and event.id in self.addressed and event.id not in unsent
        }
        return self._delete(old)

    def drop(self, kind: str, before: datetime) -> None:
        events = self.events.values()
        self._delete({event.id for event in events if event.kind == kind and event.happened_at < before})

    def _delete(self, old: set[str]) -> int:
        self.events = {key: event for key, event in self.events.items() if key not in old}
        self.deliveries = {key: each for key, each in self.deliveries.items() if key[0] not in old}
        return len(old)

    def _park(self, which: Callable[[Delivery], bool], fault: str) -> None:
        for each in filter(which, self._in(DeliveryState.WAITING)):
            self.save(msgspec.structs.replace(each, state=DeliveryState.PARKED, fault=fault))

    def _in(self, state: DeliveryState) -> tuple[Delivery, ...]:
        position = {event: index for index, event in enumerate(self.events)}
        found = [each for each in self.deliveries.values() if each.state is state]
        return tuple(sorted(found, key=lambda each: (position[each.event.id], each.recipient)))
