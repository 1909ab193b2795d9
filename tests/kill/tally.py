"""What the buyers of a trial have tried and were answered: the clients' side of the books."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from vstore.protocol.views import OrderView

FINAL = frozenset({"paid", "declined", "cancelled"})


@dataclass
class Purchase:
    """One wish to buy, under one key, and every order that was answered to it, in turn."""

    key: str
    sku: str
    quantity: int
    story: str
    total: int | None = None
    answers: list[OrderView] = field(default_factory=list)

    def faults(self) -> list[str]:
        """Where one answer does not agree with an earlier one."""
        found = []
        for before, after in zip(self.answers, self.answers[1:], strict=False):
            if (before.number, before.total, before.lines) != (after.number, after.total, after.lines):
                found.append(f"key {self.key}: order {before.number} was answered as {after.number} later")
            if before.state in FINAL and after.state != before.state:
                found.append(f"order {before.number} was answered as {before.state}, later as {after.state}")
        return found


class Tally:
    """Counts what happens to all buyers together. `inside` is set by whoever is let in, `dealt` by every answer."""

    def __init__(self) -> None:
        self.purchases: list[Purchase] = []
        self.refused: Counter[str] = Counter()
        self.broken = 0
        self.retries = 0
        self.faults: list[str] = []
        self.inside = asyncio.Event()
        self.dealt = asyncio.Event()

    def answered(self, purchase: Purchase, order: OrderView) -> None:
        purchase.answers.append(order)
        self.dealt.set()

    def all_faults(self) -> list[str]:
        return [*self.faults, *(fault for each in self.purchases for fault in each.faults())]
