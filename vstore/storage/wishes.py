"""Wish lists in the database."""

from sqlmodel import Session, col, delete, select

from vstore.commerce.wish_list import WishList
from vstore.storage.wish_tables import WishRow


class StoredWishes:
    """Wish lists by visitor, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, visitor: str) -> WishList:
        chosen = select(WishRow.sku).where(WishRow.visitor == visitor).order_by(col(WishRow.position))
        return WishList(visitor, tuple(self._session.exec(chosen)))

    def save(self, wishes: WishList) -> None:
        self._session.exec(delete(WishRow).where(col(WishRow.visitor) == wishes.visitor))
        self._session.add_all(
            WishRow(visitor=wishes.visitor, sku=sku, position=position) for position, sku in enumerate(wishes.skus)
        )
        self._session.flush()
        self._session.expunge_all()
