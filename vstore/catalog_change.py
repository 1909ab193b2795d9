"""A change of the catalog: what has changed of the records, and what that means to rooms."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from avatars.view import PromotionSeen
from scenes.money import Money
from scenes.products import Product
from vstore.protocol.server import ServerMessage


class CatalogChange(msgspec.Struct, frozen=True):
    """`products` are new or have other records now; those of the ids in `gone` are no longer sold.

    `promotions` are those that everybody has from now on, None where they stay as they are.
    """

    products: tuple[Product, ...]
    gone: tuple[str, ...] = ()
    promotions: tuple[PromotionSeen, ...] | None = None


class CatalogNews(NamedTuple):
    """What a change means to rooms.

    `products` have other records now. What is on show is different in `scenes`: with the messages that tell of it,
    None where the scene must be shown anew. `prices` are those of products before, where they no longer hold.
    """

    products: tuple[str, ...]
    scenes: Mapping[str, list[ServerMessage] | None]
    prices: Mapping[str, frozenset[Money]]
