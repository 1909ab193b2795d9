"""Stock in the database: taken by conditional updates, so that no two buyers get the same piece."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Integer, literal, or_
from sqlmodel import Session, col, delete, select, update

from vstore.commerce.cart import CartItem
from vstore.commerce.catalog import Levels
from vstore.commerce.refusal import Code, Refused
from vstore.storage.tables import ReservationRow, StockRow

ON_HAND, RESERVED = col(StockRow.on_hand), col(StockRow.reserved)


class StoredStock:
    """Counts and promises, within one transaction. Rows are always taken in the order of their skus: no deadlocks."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def load(self, levels: Levels) -> None:
        known = {row.sku: row for row in self._session.exec(select(StockRow))}
        for sku, count in levels.items():
            row = known.get(sku)
            if row is None:
                self._session.add(StockRow(sku=sku, on_hand=count))
            elif not row.put_by_staff and (row.on_hand is None) is not (count is None):
                row.on_hand = None if count is None else max(count, row.reserved)
        self._session.flush()
        self._session.expunge_all()

    def put(self, levels: Levels) -> None:
        for sku in sorted(levels):
            # In SQL nothing comes of NULL: what is not counted stays so, whatever is promised of it.
            on_hand = literal(levels[sku], Integer) + RESERVED
            put = update(StockRow).where(col(StockRow.sku) == sku).values(on_hand=on_hand, put_by_staff=True)
            if self._session.exec(put).rowcount != 1:
                raise Refused(Code.NOT_SOLD, sku=sku)

    def available(self, skus: Iterable[str] | None = None) -> dict[str, int | None]:
        chosen = select(StockRow.sku, StockRow.on_hand, StockRow.reserved)
        if skus is not None:
            chosen = chosen.where(col(StockRow.sku).in_(list(skus)))
        return {sku: None if count is None else count - reserved for sku, count, reserved in self._session.exec(chosen)}

    def reserve(self, order: str, items: Sequence[CartItem], until: datetime) -> None:
        for item in _in_order(items):
            if not self._promise(item):
                self._refuse(item.sku)
            self._session.add(ReservationRow(order=order, sku=item.sku, quantity=item.quantity, until=until))
        self._session.flush()

    def release(self, order: str) -> None:
        self._take_back(self._reservations(col(ReservationRow.order) == order))

    def settle(self, order: str, items: Sequence[CartItem]) -> bool:
        self.release(order)
        # A savepoint: where one item is short, those before it are not taken either.
        with self._session.begin_nested() as savepoint:
            if all(self._hand_out(item) for item in _in_order(items)):
                return True
            savepoint.rollback()
        return False

    def put_back(self, items: Sequence[CartItem]) -> None:
        for item in _in_order(items):
            back = update(StockRow).where(col(StockRow.sku) == item.sku).values(on_hand=ON_HAND + item.quantity)
            self._session.exec(back)

    def expire(self, now: datetime) -> tuple[str, ...]:
        lapsed = self._reservations(col(ReservationRow.until) <= now)
        self._take_back(lapsed)
        return tuple(dict.fromkeys(row.order for row in lapsed))

    def _promise(self, item: CartItem) -> bool:
        taken = (
            update(StockRow)
            .where(col(StockRow.sku) == item.sku, _enough(item.quantity))
            .values(reserved=RESERVED + item.quantity)
        )
        return self._session.exec(taken).rowcount == 1

    def _hand_out(self, item: CartItem) -> bool:
        taken = (
            update(StockRow)
            .where(col(StockRow.sku) == item.sku, _enough(item.quantity))
            .values(on_hand=ON_HAND - item.quantity)
        )
        return self._session.exec(taken).rowcount == 1

    def _refuse(self, sku: str) -> None:
        left = self.available([sku])
        match left.get(sku, -1):
            case -1:
                raise Refused(Code.NOT_SOLD, sku=sku)
            case int(count) if count > 0:
                raise Refused(Code.NOT_ENOUGH_STOCK, sku=sku, available=count)
            case _:
                raise Refused(Code.SOLD_OUT, sku=sku)

    def _reservations(self, which: ColumnElement[bool]) -> list[ReservationRow]:
        # Sorted here: databases sort text by their own language's rules, and `_in_order` does not.
        return sorted(self._session.exec(select(ReservationRow).where(which)), key=lambda row: row.sku)

    def _take_back(self, rows: Iterable[ReservationRow]) -> None:
        for row in rows:
            gone = delete(ReservationRow).where(
                col(ReservationRow.order) == row.order, col(ReservationRow.sku) == row.sku
            )
            if self._session.exec(gone).rowcount == 1:
                self._session.exec(
                    update(StockRow).where(col(StockRow.sku) == row.sku).values(reserved=RESERVED - row.quantity)
                )


def _enough(quantity: int) -> ColumnElement[bool]:
    return or_(ON_HAND.is_(None), quantity <= ON_HAND - RESERVED)


def _in_order(items: Sequence[CartItem]) -> list[CartItem]:
    return sorted(items, key=lambda item: item.sku)
