"""What only shows when scenes, catalog and settings are seen together: misplaced displays, doors that lead nowhere."""

from collections.abc import Iterator, Mapping

from scenes.document import SceneDocument
from scenes.problem import closest
from scenes.problems import problems
from scenes.products import Product
from vstore.problem import Problem
from vstore.storefolder.settings import Settings


def crossing_problems(
    scenes: Mapping[str, SceneDocument], products: tuple[Product, ...], settings: Settings | None
) -> Iterator[Problem]:
    """The faults of all scenes, seen with what they refer to. What refers to settings or products is passed over where
    there are none: their own file tells why."""
    by_id = {product.id: product for product in products} or None
    agents = None if settings is None else [agent.id for agent in settings.agents]
    for scene in scenes.values():
        for fault in problems(scene, by_id, scenes, agents=agents):
            yield Problem(f"scenes/{scene.id}.scene.json", fault.place, fault.what(), fault.remedy())
    if settings is not None and settings.entrance and scenes and settings.entrance not in scenes:
        remedy = closest(settings.entrance, scenes) or f"Name one of: {', '.join(scenes)}."
        yield Problem("store.toml", "entrance", f"there is no scene “{settings.entrance}”.", remedy)
