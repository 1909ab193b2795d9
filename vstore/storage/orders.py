"""Orders in the database."""

from collections.abc import Iterable

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from scenes.money import Money
from vstore.commerce.contact import Contact
from vstore.commerce.order import OPEN, Order, OrderLine, State
from vstore.commerce.payment import PaymentAction
from vstore.commerce.refusal import Code
from vstore.storage.tables import OrderLineRow, OrderRow

UNSETTLED = tuple(sorted(state.value for state in OPEN | {State.REFUND_DUE}))


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
        return self._all(select(OrderRow).where(col(OrderRow.state).in_(UNSETTLED)))

    def add(self, order: Order) -> None:
        self._session.add(_row(order))
        self._session.flush()
        self._session.add_all(_line_rows(order))
        self._session.flush()
        self._session.expunge_all()

    def save(self, order: Order) -> None:
        self._session.merge(_row(order))
        self._session.flush()
        self._session.expunge_all()

    def _one(self, chosen: SelectOfScalar[OrderRow]) -> Order | None:
        return next(iter(self._all(chosen)), None)

    def _all(self, chosen: SelectOfScalar[OrderRow]) -> tuple[Order, ...]:
        rows = self._session.exec(chosen.order_by(col(OrderRow.placed_at), col(OrderRow.number))).all()
        lines = self._lines([row.number for row in rows])
        return tuple(_order(row, lines[row.number]) for row in rows)

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
        delivery=order.delivery.amount,
        total=order.total.amount,
        received=None if received is None else received.amount,
        received_currency=None if received is None else received.currency,
        reference=order.reference,
        action_kind=None if action is None else action.kind,
        action_url=None if action is None else action.url,
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
            image=line.image,
        )


def _order(row: OrderRow, lines: Iterable[OrderLineRow]) -> Order:
    return Order(
        number=row.number,
        visitor=row.visitor,
        key=row.key,
        fingerprint=row.fingerprint,
        language=row.language,
        lines=tuple(_line(line, row.currency) for line in lines),
        contact=Contact(row.name, row.email, row.address, row.postal_code, row.city, row.country, row.phone),
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
        action=None if row.action_kind is None else PaymentAction(row.action_kind, row.action_url),
        received=_received(row),
    )


def _received(row: OrderRow) -> Money | None:
    if row.received is None or row.received_currency is None:
        return None
    return Money(row.received, row.received_currency)


def _line(row: OrderLineRow, currency: str) -> OrderLine:
    price = Money(row.unit_price, currency)
    return OrderLine(row.sku, row.product, row.name, row.choice, row.quantity, price, row.image)
