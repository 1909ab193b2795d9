"""The outbox in the database."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, exists, select, update

from vstore.commerce.outbox import Delivery, DeliveryState, Event, Waiting
from vstore.storage.outbox_tables import OutboxClosedRow, OutboxDeliveryRow, OutboxEventRow

AT_ONCE = 100
"""How many events are addressed in one transaction."""

IS_WAITING: ColumnElement[bool] = col(OutboxDeliveryRow.state) == DeliveryState.WAITING.value
IS_PARKED: ColumnElement[bool] = col(OutboxDeliveryRow.state) == DeliveryState.PARKED.value
IS_UNSENT: ColumnElement[bool] = col(OutboxDeliveryRow.state) != DeliveryState.SENT.value


class StoredOutbox:
    """Events and their deliveries, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, event: Event) -> None:
        if self._session.exec(select(OutboxEventRow.id).where(OutboxEventRow.id == event.id)).first() is None:
            self._session.add(_event_row(event))
            self._session.flush()

    def about(self, subject: str) -> tuple[Event, ...]:
        return self._events(col(OutboxEventRow.subject) == subject)

    def unaddressed(self) -> tuple[Event, ...]:
        return self._events(col(OutboxEventRow.addressed).is_(False))

    def address(self, event: Event, recipients: Iterable[str]) -> None:
        row = self._session.exec(select(OutboxEventRow).where(OutboxEventRow.id == event.id)).one()
        row.addressed = True
        for recipient in recipients:
            self._session.add(self._addressed(row, recipient))
        self._session.flush()

    def due(self, recipient: str, now: datetime, limit: int) -> tuple[Delivery, ...]:
        earlier = aliased(OutboxDeliveryRow)
        is_behind = exists().where(
            col(earlier.recipient) == recipient,
            col(earlier.subject) == OutboxDeliveryRow.subject,
            col(earlier.sequence) < OutboxDeliveryRow.sequence,
            col(earlier.state) == DeliveryState.WAITING.value,
        )
        is_due = col(OutboxDeliveryRow.due_at) <= now
        return self._deliveries(IS_WAITING, OutboxDeliveryRow.recipient == recipient, is_due, ~is_behind, limit=limit)

    def find(self, event: str, recipient: str) -> Delivery | None:
        found = self._deliveries(OutboxDeliveryRow.event == event, OutboxDeliveryRow.recipient == recipient)
        return next(iter(found), None)

    def save(self, delivery: Delivery) -> None:
        self._session.exec(
            update(OutboxDeliveryRow)
            .where(
                col(OutboxDeliveryRow.event) == delivery.event.id,
                col(OutboxDeliveryRow.recipient) == delivery.recipient,
            )
            .values(
                state=delivery.state.value, attempts=delivery.attempts, due_at=delivery.due_at, fault=delivery.fault
            )
        )

    def parked(self) -> tuple[Delivery, ...]:
        return self._deliveries(IS_PARKED)

    def count(self) -> Waiting:
        state = col(OutboxDeliveryRow.state)
        chosen = select(state, func.count()).where(IS_UNSENT).group_by(state)
        counts = dict(self._session.exec(chosen).all())
        return Waiting(counts.get(DeliveryState.WAITING.value, 0), counts.get(DeliveryState.PARKED.value, 0))

    def park_others(self, recipients: Collection[str], fault: str) -> None:
        self._park(col(OutboxDeliveryRow.recipient).not_in(list(recipients)), fault)

    def close(self, recipient: str, fault: str) -> None:
        self._session.merge(OutboxClosedRow(recipient=recipient, fault=fault))
        self._park(col(OutboxDeliveryRow.recipient) == recipient, fault)

    def reopen(self, recipient: str) -> None:
        self._session.exec(delete(OutboxClosedRow).where(col(OutboxClosedRow.recipient) == recipient))

    def forget(self, before: datetime) -> int:
        unsent = exists().where(col(OutboxDeliveryRow.event) == OutboxEventRow.id, IS_UNSENT)
        old = select(OutboxEventRow.id).where(
            col(OutboxEventRow.happened_at) < before, col(OutboxEventRow.addressed).is_(True), ~unsent
        )
        return self._delete(list(self._session.exec(old)))

    def drop(self, kind: str, before: datetime) -> None:
        old = select(OutboxEventRow.id).where(OutboxEventRow.kind == kind, col(OutboxEventRow.happened_at) < before)
        self._delete(list(self._session.exec(old)))

    def _delete(self, ids: list[str]) -> int:
        self._session.exec(delete(OutboxDeliveryRow).where(col(OutboxDeliveryRow.event).in_(ids)))
        self._session.exec(delete(OutboxEventRow).where(col(OutboxEventRow.id).in_(ids)))
        return len(ids)

    def _park(self, whose: ColumnElement[bool], fault: str) -> None:
        parked = {"state": DeliveryState.PARKED.value, "fault": fault}
        self._session.exec(update(OutboxDeliveryRow).where(whose, IS_WAITING).values(**parked))

    def _addressed(self, event: OutboxEventRow, recipient: str) -> OutboxDeliveryRow:
        closed = self._session.get(OutboxClosedRow, recipient)
        return OutboxDeliveryRow(
            event=event.id,
            recipient=recipient,
            subject=event.subject,
            sequence=event.sequence,
            state=(DeliveryState.PARKED if closed else DeliveryState.WAITING).value,
            due_at=event.happened_at,
            fault=closed.fault if closed else "",
        )

    def _events(self, *which: ColumnElement[bool]) -> tuple[Event, ...]:
        chosen = select(OutboxEventRow).where(*which).order_by(col(OutboxEventRow.sequence)).limit(AT_ONCE)
        return tuple(map(_event, self._session.exec(chosen)))

    def _deliveries(self, *which: ColumnElement[bool] | bool, limit: int | None = None) -> tuple[Delivery, ...]:
        chosen = (
            select(OutboxDeliveryRow, OutboxEventRow)
            .where(col(OutboxDeliveryRow.event) == OutboxEventRow.id, *which)
            .order_by(col(OutboxDeliveryRow.sequence), col(OutboxDeliveryRow.recipient))
            .limit(limit)
        )
        return tuple(_delivery(row, event) for row, event in self._session.exec(chosen))


def _event_row(event: Event) -> OutboxEventRow:
    return OutboxEventRow(
        id=event.id, kind=event.kind, subject=event.subject, happened_at=event.happened_at, body=event.body
    )


def _event(row: OutboxEventRow) -> Event:
    return Event(row.id, row.kind, row.subject, row.happened_at, row.body)


def _delivery(row: OutboxDeliveryRow, event: OutboxEventRow) -> Delivery:
    return Delivery(
        event=_event(event),
        recipient=row.recipient,
        due_at=row.due_at,
        attempts=row.attempts,
        state=DeliveryState(row.state),
        fault=row.fault,
    )
