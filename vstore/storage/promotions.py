"""Promotions in the database: definitions, and uses counted where two orders can never both have the last."""

from collections import Counter
from collections.abc import Iterable

import msgspec
from sqlmodel import Session, col, delete, func, or_, select, update

from vstore.commerce.promotion import Promotion
from vstore.commerce.promotions import Standing
from vstore.commerce.refusal import Code, Refused
from vstore.storage.promotion_tables import PromotionRow, PromotionUseRow


class StoredPromotions:
    """Promotions and their uses, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def load(self, promotions: Iterable[Promotion]) -> None:
        given = {each.id: each for each in promotions}
        for row in self._session.exec(select(PromotionRow)).all():
            if row.from_folder and row.id not in given:
                row.ended = True
        for promotion in given.values():
            self._put(promotion, from_folder=True)
        self._session.flush()

    def add(self, promotion: Promotion) -> None:
        same_code = (col(PromotionRow.code) == promotion.code) & (PromotionRow.code != "")
        taken = select(PromotionRow).where(
            or_(col(PromotionRow.id) == promotion.id, same_code & col(PromotionRow.ended).is_(False))
        )
        if (row := self._session.exec(taken).first()) is not None:
            raise Refused(Code.PROMOTION_EXISTS, promotion=row.id)
        self._put(promotion, from_folder=False)
        self._session.flush()

    def end(self, promotion: str) -> bool:
        row = self._session.get(PromotionRow, promotion)
        if row is None or row.ended:
            return False
        row.ended = True
        self._session.flush()
        return True

    def standings(self, visitor: str | None = None) -> tuple[Standing, ...]:
        running = select(PromotionRow).where(col(PromotionRow.ended).is_(False)).order_by(col(PromotionRow.id))
        uses = select(PromotionUseRow.promotion).where(PromotionUseRow.visitor == visitor)
        own = Counter(self._session.exec(uses) if visitor is not None else ())
        return tuple(
            Standing(msgspec.convert(row.definition, Promotion), row.used, own[row.id])
            for row in self._session.exec(running)
        )

    def use(self, order: str, visitor: str, promotions: Iterable[str]) -> None:
        for promotion in sorted(set(promotions)):
            self._count(promotion)
            row = self._session.get_one(PromotionRow, promotion, populate_existing=True)
            defined = msgspec.convert(row.definition, Promotion)
            if defined.visitors_limit is not None and self._used_by(promotion, visitor) >= defined.visitors_limit:
                raise Refused(Code.COUPON_USED_BEFORE, coupon=defined.code)
            self._session.add(PromotionUseRow(promotion=promotion, order=order, visitor=visitor))
        self._session.flush()

    def give_back(self, order: str) -> None:
        used = select(PromotionUseRow.promotion).where(PromotionUseRow.order == order)
        for promotion in sorted(self._session.exec(used)):
            self._session.exec(
                update(PromotionRow).where(col(PromotionRow.id) == promotion).values(used=col(PromotionRow.used) - 1)
            )
        self._session.exec(delete(PromotionUseRow).where(col(PromotionUseRow.order) == order))

    def _count(self, promotion: str) -> None:
        """One use more, if there is one left. The row stays locked, so that the visitor's uses can be counted too."""
        left = or_(col(PromotionRow.most_uses).is_(None), col(PromotionRow.used) < col(PromotionRow.most_uses))
        counted = self._session.exec(
            update(PromotionRow)
            .where(col(PromotionRow.id) == promotion, col(PromotionRow.ended).is_(False), left)
            .values(used=col(PromotionRow.used) + 1)
        )
        if counted.rowcount != 1:
            row = self._session.get(PromotionRow, promotion)
            raise Refused(Code.COUPON_USED_UP, coupon="" if row is None else row.code)

    def _used_by(self, promotion: str, visitor: str) -> int:
        mine = select(func.count()).where(PromotionUseRow.promotion == promotion, PromotionUseRow.visitor == visitor)
        return self._session.exec(mine).one()

    def _put(self, promotion: Promotion, *, from_folder: bool) -> None:
        known = self._session.get(PromotionRow, promotion.id)
        self._session.merge(
            PromotionRow(
                id=promotion.id,
                code=promotion.code,
                definition=msgspec.to_builtins(promotion),
                from_folder=from_folder,
                most_uses=promotion.limit,
                used=0 if known is None else known.used,
            )
        )
