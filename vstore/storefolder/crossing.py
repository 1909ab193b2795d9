"""What only shows when scenes, catalog and settings are seen together: misplaced displays, doors that lead nowhere."""

from collections.abc import Iterator, Mapping

from scenes.document import SceneDocument
from scenes.problem import closest
from scenes.problems import problems
from scenes.products import Product
from vstore.commerce.catalog import Offer
from vstore.commerce.promotions import overlaps
from vstore.problem import Problem, Severity
from vstore.storefolder.offers import offers_in_catalog
from vstore.storefolder.settings import Settings
from vstore.storefolder.terms import terms_of


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
    if settings is not None and by_id is not None:
        yield from _pushes(settings.promote, by_id)
        yield from offers_in_catalog(settings.offers, by_id, settings.currency)
        yield from _promoted(settings, by_id)


def _pushes(promote: Mapping[str, float], products: Mapping[str, Product]) -> Iterator[Problem]:
    """The faults of the store's push, and a note of each, so that nobody overlooks what moves products up."""
    for product, weight in promote.items():
        place = f"promote.{product}"
        if product not in products:
            remedy = closest(product, products) or "Name a product as the catalog does."
            yield Problem("store.toml", place, f"there is no product “{product}”.", remedy)
        elif not 0.0 < weight <= 1.0:
            yield Problem("store.toml", place, f"{weight:g} is out of range.", "Write a number above 0 and up to 1.")
        else:
            what = f"agents name it before what fits alike (weight {weight:g}), and say so when asked why."
            yield Problem("store.toml", place, what, "", Severity.NOTE)


def _promoted(settings: Settings, products: Mapping[str, Product]) -> Iterator[Problem]:
    """The faults of what promotions are for: goods that are not there, buy-x-get-ys that share some."""
    offers = [Offer(each, variant) for each in products.values() for variant in each.variants]
    texts = (text for each in products.values() for text in (each.category, *each.categories))
    categories = {name.casefold() for text in texts for name in text.values()}
    for number, form in enumerate(settings.promotions):
        for field, given, known in (
            ("products", form.products, set(products)),
            ("skus", form.skus, {offer.variant.sku for offer in offers}),
            ("categories", map(str.casefold, form.categories), categories),
        ):
            for missing in (each for each in given if each not in known):
                remedy = closest(missing, sorted(known)) or "Name it as the catalog does."
                yield Problem("store.toml", f"promotions[{number}].{field}", f"there is no “{missing}”.", remedy)
    for one, other, sku in overlaps(terms_of(settings).promotions, offers):
        what = f"the buy-x-get-ys “{one.id}” and “{other.id}” are both for {sku}."
        yield Problem("store.toml", "promotions", what, "A thing counts for one only: narrow one, or end it earlier.")
