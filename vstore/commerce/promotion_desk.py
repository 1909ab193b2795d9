"""The staff's promotions: what runs, what is begun, what is ended."""

from collections.abc import Callable

from vstore.commerce import promote
from vstore.commerce.catalog import Catalog
from vstore.commerce.ports import Books
from vstore.commerce.promotion import Promotion
from vstore.commerce.promotion_form import PromotionForm, read_promotion
from vstore.commerce.promotions import Standing


class PromotionDesk:
    """Promotions of an open store, those of its folder too. `catalog` gives the catalog of the moment."""

    def __init__(self, books: Books, catalog: Callable[[], Catalog]) -> None:
        self._books = books
        self._catalog = catalog

    async def standings(self) -> tuple[Standing, ...]:
        """All that have not been ended, with their uses."""
        return await self._books.read(lambda page: page.promotions.standings())

    async def add(self, form: PromotionForm) -> Promotion:
        """Begins a promotion. Raises UnusablePromotion. Refused: promotion_exists."""
        catalog = self._catalog()
        promotion = read_promotion(form, catalog.currency)
        await promote.add_promotion(promotion, books=self._books, catalog=catalog)
        return promotion

    async def end(self, promotion: str) -> None:
        """Ends one for good. Raises UnknownPromotion."""
        await promote.end_promotion(promotion, books=self._books)
