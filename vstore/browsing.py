"""Carries out what visitors ask of the shop while they look round."""

from typing import assert_never

from vstore.browsing_errands import Browsing, ChangeWish, FetchDelivery, FetchWishes
from vstore.commerce.catalog import Catalog, choice_text
from vstore.commerce.shop import Shop
from vstore.protocol.delivery import DeliveryShown
from vstore.protocol.wishes import WishesShown, WishView
from vstore.views import delivery_view


async def browse(errand: Browsing, shop: Shop) -> WishesShown | DeliveryShown:
    """The answer to an errand. Refused: see `vstore.commerce.change_wish`."""
    match errand:
        case FetchWishes(_, visitor):
            return _wishes(*await shop.wishes_of(visitor))
        case ChangeWish(_, visitor, _, sku, wanted):
            return _wishes(*await shop.change_wish(visitor, sku, wanted=wanted))
        case FetchDelivery(_, _, _, sku):
            return DeliveryShown(sku, tuple(map(delivery_view, shop.delivery_of(sku))))
        case _:
            assert_never(errand)


def _wishes(skus: tuple[str, ...], catalog: Catalog) -> WishesShown:
    return WishesShown(tuple(_wish(sku, catalog) for sku in skus))


def _wish(sku: str, catalog: Catalog) -> WishView:
    offer = catalog.offer(sku)
    if offer is None:
        return WishView(sku)
    product, variant = offer.product, offer.variant
    return WishView(
        sku=sku,
        product=product.id,
        name=product.name,
        choice=choice_text(offer),
        price=None if variant.withdrawn else variant.price,
        compare_at=variant.compare_at,
        left=variant.stock,
        image=variant.image or next(iter(product.images), None),
    )
