"""Promotions in memory: the same promises as in a database."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from vstore.commerce.promotion import Promotion
from vstore.commerce.promotions import Standing
from vstore.commerce.refusal import Code, Refused


@dataclass
class MemoryPromotions:
    running: dict[str, Promotion] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    of_folder: frozenset[str] = frozenset()
    uses: frozenset[tuple[str, str, str]] = frozenset()  # promotion, order, visitor

    def copy(self) -> "MemoryPromotions":
        return replace(self, running=dict(self.running))

    def load(self, promotions: Iterable[Promotion]) -> None:
        given = {each.id: each for each in promotions}
        kept = {name: each for name, each in self.running.items() if name not in self.of_folder}
        self.running = kept | given
        self.of_folder = self.of_folder - kept.keys() | given.keys()
        self.known |= given.keys()

    def add(self, promotion: Promotion) -> None:
        rivals = [each.id for each in self.running.values() if each.code == promotion.code != ""]
        for taken in (*(self.known & {promotion.id}), *rivals):
            raise Refused(Code.PROMOTION_EXISTS, promotion=taken)
        self.running[promotion.id] = promotion
        self.known |= {promotion.id}

    def end(self, promotion: str) -> bool:
        return self.running.pop(promotion, None) is not None

    def standings(self, visitor: str | None = None) -> tuple[Standing, ...]:
        return tuple(
            Standing(each, self._used(each.id), 0 if visitor is None else self._used(each.id, visitor))
            for each in sorted(self.running.values(), key=lambda each: each.id)
        )

    def use(self, order: str, visitor: str, promotions: Iterable[str]) -> None:
        used = sorted(set(promotions))
        for name in used:
            promotion = self.running.get(name)
            if promotion is None or (promotion.limit is not None and self._used(name) >= promotion.limit):
                raise Refused(Code.COUPON_USED_UP, coupon="" if promotion is None else promotion.code)
            if promotion.visitors_limit is not None and self._used(name, visitor) >= promotion.visitors_limit:
                raise Refused(Code.COUPON_USED_BEFORE, coupon=promotion.code)
        self.uses |= {(name, order, visitor) for name in used}

    def give_back(self, order: str) -> None:
        self.uses = frozenset(use for use in self.uses if use[1] != order)

    def _used(self, promotion: str, visitor: str | None = None) -> int:
        return sum(use[0] == promotion and visitor in (None, use[2]) for use in self.uses)
