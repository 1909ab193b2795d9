"""A change of the catalog: what has changed of the records, and what that means to rooms."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from scenes.money import Money
from scenes.products import Product
from vstore.protocol.server import ServerMessage


class CatalogChange(msgspec.Struct, frozen=True):
    """`products` are new or have other records now; those of the ids in `gone` are no longer sold."""

    products: tuple[Product, ...]
    gone: tuple[str, ...] = ()


class CatalogNews(NamedTuple):
    """What a change means to rooms.

    `products` have other records now. What is on show is different in `scenes`: with the messages that tell of it,
    None where the scene must be shown anew. `prices` are those of products before, where they no longer hold.
    """

    products: tuple[str, ...]
    scenes: Mapping[str, list[ServerMessage] | None]
    prices: Mapping[str, frozenset[Money]]
