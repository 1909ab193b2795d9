"""Who must still be told of changed stock: those who see a display of the product now, others when they do."""

from collections.abc import Iterable

import numpy as np

from avatars.view import Shown
from scenes.crowd import Crowd
from vstore.replication.sight import Ids, Table

LOOK_EVERY = 8
"""Beats between two looks of a viewer at what they may have come to see: .4 s."""

FEW, CROWD_EVERY = 100, 4
"""To so many viewers news goes out at every beat; to more, together at every fourth."""

MOST_AT_ONCE = 50
"""So many products are told of at a beat; where more have changed, the others come with the next beats."""


class StockNews:
    """Feed it with what has changed; ask at each beat who is `due`. `area` is in metres; None: everybody sees all."""

    def __init__(self, shown: Iterable[Shown], area: float | None) -> None:
        self._column: dict[str, int] = {}
        self._stale: Table = np.zeros((0, 0), np.bool_)
        self._fresh: set[int] = set()
        self._beats = 0
        self.show(shown, area)

    def show(self, shown: Iterable[Shown], area: float | None) -> None:
        """Other things are on show from now on; of products that still are, nobody knows more than before."""
        places = [(each.product.id, each.display.position) for each in shown]
        before, stale = self._column, self._stale
        self._products = list(dict.fromkeys(product for product, _ in places))
        self._column = {product: column for column, product in enumerate(self._products)}
        self._shows = np.array([self._column[product] for product, _ in places], np.intp)
        self._x = np.array([position[0] for _, position in places])
        self._z = np.array([position[2] for _, position in places])
        self._area = np.inf if area is None else area
        still = [(column, before[product]) for product, column in self._column.items() if product in before]
        self._stale = np.zeros((len(stale), len(self._products)), np.bool_)
        for column, earlier in still:
            self._stale[:, column] = stale[:, earlier]
        self._fresh = {column for column, earlier in still if earlier in self._fresh}

    def changed(self, product: str) -> None:
        """Nobody knows yet how many of a product are left."""
        if product in self._column:
            self._stale[:, self._column[product]] = True
            self._fresh.add(self._column[product])

    def open_eyes(self, viewer: int) -> None:
        """A client is shown all as it is now: call it for everybody before they are asked about."""
        self._fit(viewer)
        self._stale[viewer] = False

    def due(self, crowd: Crowd, viewers: Ids) -> list[tuple[int, str]]:
        """Those of the viewers who see a product of which they have old news, and the product; they know it then."""
        self._beats += 1
        every = 1 if len(viewers) <= FEW else CROWD_EVERY
        if self._beats % every:
            return []
        fresh = sorted(self._fresh)
        self._fresh.clear()
        turns = LOOK_EVERY // every
        looking = viewers[viewers % turns == self._beats // every % turns]
        told = self._noticed(crowd, viewers, np.array(fresh, np.intp))
        old = np.setdiff1d(np.flatnonzero(self._stale[looking].any(axis=0)), sorted(self._fresh))
        return [*told, *self._noticed(crowd, looking, old)]

    def _noticed(self, crowd: Crowd, viewers: Ids, columns: Ids) -> list[tuple[int, str]]:
        if not len(columns) or not len(viewers):
            return []
        displays = np.flatnonzero(np.isin(self._shows, columns))
        across = np.subtract.outer(crowd.x[viewers], self._x[displays])
        along = np.subtract.outer(crowd.z[viewers], self._z[displays])
        rows, seen = np.nonzero(across * across + along * along <= self._area**2)
        noticed = np.zeros((len(viewers), len(self._products)), np.bool_)
        noticed[rows, self._shows[displays[seen]]] = True
        noticed &= self._stale[viewers]
        told = np.flatnonzero(noticed.any(axis=0))
        self._fresh |= set(told[MOST_AT_ONCE:].tolist())
        noticed[:, told[MOST_AT_ONCE:]] = False
        rows, found = np.nonzero(noticed)
        self._stale[viewers[rows], found] = False
        return [(viewer, self._products[each]) for viewer, each in zip(viewers[rows].tolist(), found, strict=True)]

    def _fit(self, viewer: int) -> None:
        if viewer >= len(self._stale):
            more = np.zeros((viewer + 1, len(self._products)), np.bool_)
            self._stale = np.concatenate([self._stale, more])
