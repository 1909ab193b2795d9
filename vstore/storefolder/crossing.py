"""What only shows when scenes, catalog and settings are seen together: doors that lead nowhere, unknown agents."""

from collections.abc import Iterator, Mapping

from scenes.document import SceneDocument
from scenes.products import Product
from vstore.layout.library import Library
from vstore.problem import Problem, closest
from vstore.storefolder.settings import Settings


def crossing_problems(
    scenes: Mapping[str, SceneDocument],
    products: tuple[Product, ...],
    settings: Settings | None,
    library: Library,
) -> Iterator[Problem]:
    """The faults between the parts of a store; those within one part are found where it is read."""
    for scene in scenes.values():
        yield from _doors(scene, scenes)
        yield from _displays(scene, products)
        if settings is not None:
            yield from _posts(scene, settings)
    if settings is not None and settings.entrance and settings.entrance not in scenes:
        remedy = closest(settings.entrance, list(scenes)) or f"Name one of: {', '.join(scenes)}."
        yield Problem("store.toml", "entrance", f"there is no scene “{settings.entrance}”.", remedy)


def _doors(scene: SceneDocument, scenes: Mapping[str, SceneDocument]) -> Iterator[Problem]:
    for door in scene.doors:
        target = scenes.get(door.to)
        if target is None:
            remedy = closest(door.to, list(scenes)) or "Add that scene, or lead the door to another."
            yield _fault(scene, f"door “{door.id}”, to", f"there is no scene “{door.to}”.", remedy)
        elif door.arrive not in {each.id for each in target.doors}:
            remedy = f"Name a door of {target.id}: {', '.join(each.id for each in target.doors) or 'it has none yet'}."
            yield _fault(scene, f"door “{door.id}”, arrive", f"{target.id} has no door “{door.arrive}”.", remedy)


def _displays(scene: SceneDocument, products: tuple[Product, ...]) -> Iterator[Problem]:
    known = {product.id: product for product in products}
    for display in scene.displays:
        product = known.get(display.product)
        if product is None:
            remedy = closest(display.product, list(known)) or "Add it to the catalog, or take the display away."
            yield _fault(scene, f"display “{display.id}”", f"the catalog has no product “{display.product}”.", remedy)
        elif display.sku is not None and product.variant(display.sku) is None:
            skus = [variant.sku for variant in product.variants]
            remedy = closest(display.sku, skus) or f"Use one of: {', '.join(skus[:5])}."
            yield _fault(scene, f"display “{display.id}”, sku", f"{product.id} has no variant “{display.sku}”.", remedy)


def _posts(scene: SceneDocument, settings: Settings) -> Iterator[Problem]:
    agents = [agent.id for agent in settings.agents]
    for post in scene.posts:
        if post.agent not in agents:
            remedy = closest(post.agent, agents) or "Add the agent to store.toml under [[agents]]."
            yield _fault(scene, f"post “{post.id}”", f"store.toml has no agent “{post.agent}”.", remedy)


def _fault(scene: SceneDocument, place: str, what: str, remedy: str) -> Problem:
    return Problem(f"scenes/{scene.id}.scene.json", place, what, remedy)
