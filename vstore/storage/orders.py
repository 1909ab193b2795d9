"""Orders in the database."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import and_, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from scenes.money import Money
from vstore.commerce.contact import Contact
from vstore.commerce.discount import ChosenDelivery, Discount
from vstore.commerce.order import OPEN, Order, OrderLine, State
from vstore.commerce.order_search import OrderSearch
from vstore.commerce.payment import PaymentAction, Transfer
from vstore.commerce.refund import RefundStatus
from vstore.commerce.refusal import Code
from vstore.storage.order_life import Life, lives, save_life
from vstore.storage.order_life_tables import RefundRow
from vstore.storage.tables import OrderLineRow, OrderRow

UNSETTLED = tuple(sorted(state.value for state in OPEN))


class StoredOrders:
    """Orders with their lines, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, number: str) -> Order | None:
        return self._one(select(OrderRow).where(OrderRow.number == number))

    def by_key(self, visitor: str, key: str) -> Order | None:
        return self._one(select(OrderRow).where(OrderRow.visitor == visitor, OrderRow.key == key))

    def of(self, visitor: str) -> tuple[Order, ...]:
        return self._all(select(OrderRow).where(OrderRow.visitor == visitor))

    def unsettled(self) -> tuple[Order, ...]:
        due = select(RefundRow.order).where(RefundRow.status == RefundStatus.DUE.value)
        return self._all(select(OrderRow).where(or_(col(OrderRow.state).in_(UNSETTLED), col(OrderRow.number).in_(due))))

    def search(self, wanted: OrderSearch) -> tuple[Order, ...]:
        chosen = select(OrderRow)
        if wanted.text:
            # What people type is no pattern: % and _ mean themselves.
            named = (OrderRow.number, OrderRow.email)
            chosen = chosen.where(or_(*(col(each).icontains(wanted.text, autoescape=True) for each in named)))
        if wanted.state is not None:
            chosen = chosen.where(OrderRow.state == wanted.state.value)
        if wanted.after is not None:
            placed_at, number = wanted.after
            earlier = and_(col(OrderRow.placed_at) == placed_at, col(OrderRow.number) < number)
            chosen = chosen.where(or_(col(OrderRow.placed_at) < placed_at, earlier))
        newest = chosen.order_by(col(OrderRow.placed_at).desc(), col(OrderRow.number).desc()).limit(wanted.most)
        return self._orders(self._session.exec(newest).all())

    def add(self, order: Order) -> None:
        self._session.add(_row(order))
        self._session.flush()
        self._session.add_all(_line_rows(order))
        save_life(self._session, order)
        self._session.flush()
        self._session.expunge_all()

    def save(self, order: Order) -> None:
        self._session.merge(_row(order))
        save_life(self._session, order)
        self._session.flush()
        self._session.expunge_all()

    def _one(self, chosen: SelectOfScalar[OrderRow]) -> Order | None:
        return next(iter(self._all(chosen)), None)

    def _all(self, chosen: SelectOfScalar[OrderRow]) -> tuple[Order, ...]:
        return self._orders(self._session.exec(chosen.order_by(col(OrderRow.placed_at), col(OrderRow.number))).all())

    def _orders(self, rows: Sequence[OrderRow]) -> tuple[Order, ...]:
        numbers = [row.number for row in rows]
        lines, lived = self._lines(numbers), lives(self._session, numbers)
        return tuple(_order(row, lines[row.number], lived[row.number]) for row in rows)

    def _lines(self, numbers: list[str]) -> dict[str, list[OrderLineRow]]:
        lines: dict[str, list[OrderLineRow]] = {number: [] for number in numbers}
        chosen = select(OrderLineRow).where(col(OrderLineRow.order).in_(numbers))
        for row in self._session.exec(chosen.order_by(col(OrderLineRow.position))):
            lines[row.order].append(row)
        return lines


def _row(order: Order) -> OrderRow:
    action, received, contact = order.action, order.received, order.contact
    return OrderRow(
        number=order.number,
        visitor=order.visitor,
        key=order.key,
        fingerprint=order.fingerprint,
        language=order.language,
        state=order.state.value,
        attempts=order.attempts,
        reason=None if order.reason is None else order.reason.value,
        currency=order.total.currency,
        subtotal=order.subtotal.amount,
        discount=order.discount.amount,
        delivery=order.delivery.amount,
        delivery_tax=order.delivery_tax,
        tax=order.tax.amount,
        tax_included=order.tax_included,
        discounts=msgspec.to_builtins(order.discounts),
        delivery_method=msgspec.to_builtins(order.delivery_method),
        total=order.total.amount,
        received=None if received is None else received.amount,
        received_currency=None if received is None else received.currency,
        reference=order.reference,
        action_kind=None if action is None else action.kind,
        action_url=None if action is None else action.url,
        action_transfer=msgspec.to_builtins(action.transfer) if action and action.transfer else None,
        placed_at=order.placed_at,
        changed_at=order.changed_at,
        held_until=order.held_until,
        name=contact.name,
        email=contact.email,
        address=contact.address,
        postal_code=contact.postal_code,
        city=contact.city,
        country=contact.country,
        phone=contact.phone,
        region=contact.region,
        address_detail=contact.address_detail,
    )


def _line_rows(order: Order) -> Iterable[OrderLineRow]:
    for position, line in enumerate(order.lines):
        yield OrderLineRow(
            order=order.number,
            position=position,
            sku=line.sku,
            product=line.product,
            name=line.name,
            choice=line.choice,
            quantity=line.quantity,
            unit_price=line.unit_price.amount,
            discount=line.discount,
            tax=line.tax,
            image=line.image,
            no_withdrawal=line.no_withdrawal,
        )


def _order(row: OrderRow, lines: Iterable[OrderLineRow], life: Life) -> Order:
    events, refunds = life
    return Order(
        number=row.number,
        visitor=row.visitor,
        key=row.key,
        fingerprint=row.fingerprint,
        language=row.language,
        lines=tuple(_line(line, row.currency) for line in lines),
        contact=_contact(row),
        subtotal=Money(row.subtotal, row.currency),
        delivery=Money(row.delivery, row.currency),
        total=Money(row.total, row.currency),
        placed_at=row.placed_at,
        changed_at=row.changed_at,
        held_until=row.held_until,
        attempts=row.attempts,
        state=State(row.state),
        reason=None if row.reason is None else Code(row.reason),
        reference=row.reference,
        action=_action(row),
        received=_received(row),
        discounts=msgspec.convert(row.discounts, tuple[Discount, ...]),
        delivery_method=msgspec.convert(row.delivery_method, ChosenDelivery | None),
        delivery_tax=row.delivery_tax,
        tax_included=row.tax_included,
        events=events,
        refunds=refunds,
    )


def _contact(row: OrderRow) -> Contact:
    return Contact(
        name=row.name,
        email=row.email,
        address=row.address,
        postal_code=row.postal_code,
        city=row.city,
        country=row.country,
        phone=row.phone,
        region=row.region,
        address_detail=row.address_detail,
    )


def _action(row: OrderRow) -> PaymentAction | None:
    if row.action_kind is None:
        return None
    transfer = None if row.action_transfer is None else msgspec.convert(row.action_transfer, Transfer)
    return PaymentAction(row.action_kind, row.action_url, transfer)


def _received(row: OrderRow) -> Money | None:
    if row.received is None or row.received_currency is None:
        return None
    return Money(row.received, row.received_currency)


def _line(row: OrderLineRow, currency: str) -> OrderLine:
    return OrderLine(
        sku=row.sku,
        product=row.product,
        name=row.name,
        choice=row.choice,
        quantity=row.quantity,
        unit_price=Money(row.unit_price, currency),
        image=row.image,
        discount=row.discount,
        tax=row.tax,
        no_withdrawal=row.no_withdrawal,
    )
