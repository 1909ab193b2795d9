"""Store records in the words of language understanding: products as entries, displays as candidates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from avatars.view import Shown
from nlp.lexicon import Entry
from nlp.resolve import Candidate, Viewpoint
from scenes.document import Fixture
from scenes.places import Pose, turned
from scenes.products import Product, Text

# What is in no room is farther away than anything in a room.
FAR_METRES = 1000.0
# Two things on one fixture stand on the same level when their bottoms differ by less than this many metres.
LEVEL_METRES = 0.15


def entry_of(product: Product) -> Entry:
    """The product as language knows it."""
    prices = [variant.price.amount for variant in product.variants]
    return Entry(
        id=product.id,
        names=product.name,
        kinds=product.kind,
        colors=_values(product, "color"),
        sizes=_values(product, "size"),
        materials=product.material,
        brand=product.brand,
        tags=product.tags,
        category=product.category,
        description=product.description,
        price_least=min(prices),
        price_most=max(prices),
        in_stock=any(variant.stock is None or variant.stock > 0 for variant in product.variants),
        rating=product.rating,
        released=next(iter(product.details.get("released", {}).values()), ""),
    )


def _values(product: Product, option_id: str) -> tuple[tuple[str, Text], ...]:
    values = next((option.values for option in product.options if option.id == option_id), ())
    return tuple((value.id, value.name) for value in values)


def candidates(shown: Iterable[Shown], fixtures: Iterable[Fixture], speaker: Pose) -> tuple[Candidate, ...]:
    """The displays of one room as a speaker standing at `speaker` sees them."""
    displays = tuple(shown)
    by_id = {fixture.id: fixture for fixture in fixtures}
    levels = _levels(displays)
    return tuple(_candidate(each, by_id, levels, speaker) for each in displays)


def placeless(products: Iterable[Product]) -> tuple[Candidate, ...]:
    """Products that are not in this room, to be meant by name only. Their ids are the products' own."""
    return tuple(
        Candidate(product.id, product.id, 0.0, FAR_METRES, price=product.variants[0].price.amount, here=False)
        for product in products
    )


def viewpoint(agent: Pose, speaker: Pose) -> Viewpoint:
    """Where the agent stands and looks, in the speaker's terms."""
    right, ahead = _offset(speaker, agent.x, agent.z)
    return Viewpoint(right, ahead, (agent.heading - speaker.heading) % 360.0)


def _candidate(
    each: Shown, fixtures: Mapping[str, Fixture], levels: Mapping[str, list[float]], speaker: Pose
) -> Candidate:
    display = each.display
    x, bottom, z = display.position
    right, ahead = _offset(speaker, x, z)
    fixture = fixtures.get(display.fixture or "")
    rows = levels.get(display.fixture or "", [])
    level = next((place for place, row in enumerate(rows, start=1) if abs(row - bottom) < LEVEL_METRES), None)
    variant = each.product.variant(each.sku) or each.product.variants[0]
    return Candidate(
        id=display.id,
        entry=each.product.id,
        right=right,
        ahead=ahead,
        height=bottom,
        level=level,
        levels=len(rows) or None,
        row=display.fixture,
        fixture=fixture.kind if fixture else None,
        color=variant.choices.get("color"),
        price=variant.price.amount,
        size=display.size,
    )


def _levels(displays: Iterable[Shown]) -> dict[str, list[float]]:
    """Fixture id -> the heights of its rows, the highest first."""
    rows: dict[str, list[float]] = defaultdict(list)
    for each in sorted(displays, key=lambda shown: -shown.display.position[1]):
        fixture, bottom = each.display.fixture, each.display.position[1]
        if fixture and all(abs(row - bottom) >= LEVEL_METRES for row in rows[fixture]):
            rows[fixture].append(bottom)
    return rows


def _offset(speaker: Pose, x: float, z: float) -> tuple[float, float]:
    """Metres right and ahead of a speaker."""
    right, back = turned(x - speaker.x, z - speaker.z, -speaker.heading)
    return right, -back
