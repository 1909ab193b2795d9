"""Where exactly a product comes to stand, hang or lie on a slot of a fixture."""

from scenes.document import Display, Fixture
from scenes.places import Vec3, turned
from scenes.products import Product
from vstore.layout.library import Library, Slot


def foot(fixture: Fixture, slot: Slot, height: float) -> Vec3:
    """The middle of the bottom of a thing `height` metres high on the slot, in the room."""
    x, y, z = slot.position
    east, south = turned(x, z, fixture.heading)
    drop = {"hang": height, "wall": height / 2}.get(slot.placement, 0.0)
    return (
        round(fixture.position[0] + east, 3),
        round(fixture.position[1] + y - drop, 3),
        round(fixture.position[2] + south, 3),
    )


def display_on(
    fixture: Fixture, slot: Slot, product: Product, library: Library, *, display_id: str, sku: str | None = None
) -> Display:
    """The product on show there, `sku` naming the variant."""
    size = library.of(product.model).size
    heading = (fixture.heading + slot.heading) % 360
    return Display(display_id, product.id, foot(fixture, slot, size[1]), size, heading, sku, fixture.id)


def fits(size: Vec3, slot: Slot) -> bool:
    """Whether a thing has room there; what hangs or leans may be as wide as its neighbours let it."""
    width, height, depth = size
    if slot.placement == "hang":
        return height <= slot.size[1] + 0.1
    return width <= slot.size[0] and height <= slot.size[1] and depth <= slot.size[2]
