"""Carts in the database."""

from datetime import datetime

from sqlmodel import Session, col, delete, select

from scenes.money import Money
from vstore.commerce.cart import Cart, CartItem
from vstore.storage.tables import CartCodeRow, CartLineRow, CartTouchRow


class StoredCarts:
    """Carts by visitor, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, visitor: str) -> Cart:
        chosen = select(CartLineRow).where(CartLineRow.visitor == visitor).order_by(col(CartLineRow.position))
        rows = self._session.exec(chosen).all()
        items = tuple(CartItem(row.sku, row.quantity) for row in rows)
        seen = {row.sku: Money(row.seen, row.seen_currency) for row in rows if row.seen_currency and row.seen}
        codes = select(CartCodeRow.code).where(CartCodeRow.visitor == visitor).order_by(col(CartCodeRow.position))
        return Cart(visitor, items, tuple(self._session.exec(codes)), seen)

    def save(self, cart: Cart) -> None:
        self._session.exec(delete(CartLineRow).where(col(CartLineRow.visitor) == cart.visitor))
        self._session.add_all(
            CartLineRow(
                visitor=cart.visitor,
                sku=item.sku,
                quantity=item.quantity,
                position=position,
                seen=cart.seen[item.sku].amount if item.sku in cart.seen else None,
                seen_currency=cart.seen[item.sku].currency if item.sku in cart.seen else None,
            )
            for position, item in enumerate(cart.items)
        )
        self._session.exec(delete(CartCodeRow).where(col(CartCodeRow.visitor) == cart.visitor))
        self._session.add_all(
            CartCodeRow(visitor=cart.visitor, code=code, position=position) for position, code in enumerate(cart.codes)
        )
        self._session.flush()
        self._session.expunge_all()

    def touch(self, visitor: str, now: datetime) -> None:
        self._session.merge(CartTouchRow(visitor=visitor, touched_at=now))
        self._session.flush()

    def expire(self, before: datetime, limit: int) -> tuple[str, ...]:
        old = select(CartTouchRow.visitor).where(col(CartTouchRow.touched_at) < before)
        visitors = tuple(self._session.exec(old.order_by(col(CartTouchRow.touched_at)).limit(limit)))
        for table in (CartLineRow, CartCodeRow, CartTouchRow):
            self._session.exec(delete(table).where(col(table.visitor).in_(visitors)))
        self._session.expunge_all()
        return visitors
