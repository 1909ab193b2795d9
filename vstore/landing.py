"""Where a link to a product leads: before a display of it, wherever in the store that is."""

import msgspec

from avatars.standing import beside
from avatars.view import Shown
from scenes.places import Place, Pose, heading_to
from scenes.products import Product
from vstore.assortment import Assortment


class Landing(msgspec.Struct, frozen=True):
    """The product of a link; `scene` and `pose` are where one stands before it, None where it is not on show."""

    product: Product
    sku: str
    scene: str | None = None
    pose: Pose | None = None


def landing_at(sku: str, assortment: Assortment) -> Landing | None:
    """Where the link to a variant leads; None where it is not sold here."""
    product = assortment.product_of(sku)
    if product is None:
        return None
    shown = _shown(product, sku, assortment)
    if shown is None:
        return Landing(product, sku)
    return Landing(product, sku, shown.scene, _before(shown, assortment))


def _shown(product: Product, sku: str, assortment: Assortment) -> Shown | None:
    """A display of the product, of that very variant where there is one."""
    on_show = [each for scene in assortment.scenes for each in assortment.shown(scene) if each.product.id == product.id]
    return next((each for each in on_show if each.sku == sku), next(iter(on_show), None))


def _before(shown: Shown, assortment: Assortment) -> Pose:
    """Where one stands best, looking at it."""
    document = assortment.scenes[shown.scene]
    x, _, z = shown.display.position
    spawn = document.spawns[0].at
    place = beside(shown, document, None, spawn)
    return Pose(place.x, place.z, heading_to(place, Place(x, z)))
