"""What a store shows, changed under those who are in it: counts, records and scenes, in every room at once."""

from collections.abc import Callable, Iterable, Mapping

from avatars.vocabulary import Vocabulary
from nlp.lexicon import Lexicon
from scenes.publishing import SceneChange
from scenes.walking import Walkable
from vstore import errands
from vstore.assortment import Assortment
from vstore.catalog_change import CatalogChange
from vstore.rooms import Rooms


class Showing:
    """Feed it with what has changed: the assortment, the agents' words and every open room follow.

    `ask` takes errands.
    """

    def __init__(
        self,
        assortment: Assortment,
        rooms: Rooms,
        vocabulary: Vocabulary,
        currency: str,
        ask: Callable[[errands.Errand], None],
    ) -> None:
        self._assortment = assortment
        self._rooms = rooms
        self._vocabulary = vocabulary
        self._currency = currency
        self._ask = ask

    def restock(self, available: Mapping[str, int | None]) -> None:
        for product in sorted(self._assortment.restock(available)):
            for room in self._rooms.values():
                room.stock_changed(product)

    def publish(self, changes: Iterable[SceneChange], floors: Mapping[str, Walkable], now: float) -> None:
        """Scenes change under those who are in them. `floors` are their free floors afterwards, by scene id.

        A floor takes long to work out: do so beforehand, `Walkable(change.apply_to(...))`; one that `suits` may stay.
        """
        for change in changes:
            news = self._assortment.publish(change, floors[change.scene])
            for room in self._rooms.copies(change.scene):
                room.publish(news, now)

    def words_after(self, change: CatalogChange) -> Lexicon | None:
        """The words of the catalog after a change; None where they stay the same. Takes long for many."""
        return self._vocabulary.prepared(self._assortment.changed(change), self._currency)

    def change_catalog(self, change: CatalogChange, words: Lexicon | None, now: float) -> None:
        news = self._assortment.change(change)
        if words is not None:
            self._vocabulary.adopt(words)
            self._ask(errands.LearnWords(words))
        for scene, letters in news.scenes.items():
            for room in self._rooms.copies(scene):
                room.publish(letters, now)
        for room in self._rooms.values():
            for product in news.products:
                room.record_changed(product)
            if news.prices:
                room.crew.repriced(news.prices, now)
