"""Use cases: staff begin and end promotions while the store is open."""

from vstore.commerce.catalog import Catalog
from vstore.commerce.ports import Books, Page
from vstore.commerce.promotion import Promotion, PromotionFault
from vstore.commerce.promotion_form import UnusablePromotion
from vstore.commerce.promotions import overlaps


class UnknownPromotion(Exception):
    """There is no promotion of this id that can be used."""

    def __init__(self, promotion: str) -> None:
        super().__init__(f"There is no promotion “{promotion}” that can be used.")


async def add_promotion(promotion: Promotion, *, books: Books, catalog: Catalog) -> None:
    """Begins a promotion, at its time. Raises UnusablePromotion. Refused: promotion_exists."""

    def add(page: Page) -> None:
        running = [standing.promotion for standing in page.promotions.standings()]
        for one, other, sku in overlaps([*running, promotion], tuple(catalog.offers())):
            if promotion in (one, other):
                rival = other if one is promotion else one
                what = f"has goods in common with the buy-x-get-y “{rival.id}”: {sku}."
                raise UnusablePromotion((PromotionFault("scope", what),))
        page.promotions.add(promotion)

    await books.write(add)


async def end_promotion(promotion: str, *, books: Books) -> None:
    """Ends a promotion for good; orders that used it keep what they got. Raises UnknownPromotion."""
    if not await books.write(lambda page: page.promotions.end(promotion)):
        raise UnknownPromotion(promotion)
