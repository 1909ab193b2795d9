"""Every fault of a scene document at once, so that a brand mends them in one go."""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from scenes.document import FIXTURE_KINDS, FLOOR_KINDS, LIGHT_KINDS, SceneDocument
from scenes.problem import Problem, closest, listed, problem
from scenes.problem_texts import Code
from scenes.problems_of_space import problems_of_space
from scenes.products import Product, Text

__all__ = ["Problem", "problems"]

LONGEST_ID = 128  # what the protocol carries
LONGEST_TEXT = 200  # what a sign can show
MOST_THINGS = 2_000  # of one part: every visitor is sent them all, and drawing and checking them takes time
COLOR = re.compile(r"#[0-9a-fA-F]{6}")
# Rooms as large as a hall: the pose frame would carry twice as much, the walking grid would grow slow.
ROOM_SIDE = (2.0, 150.0)
ROOM_HEIGHT = (2.0, 50.0)
THING_SIZE = (0.001, 150.0)
DOOR_WIDTH = (0.8, 20.0)
INTENSITY = (0.0, 100.0)
CAPACITY = (1, 5000)
AREA_OF_INTEREST = (8.0, 200.0)  # metres: people talk across less; more is the whole of the largest room


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def problems(
    document: SceneDocument,
    products: Mapping[str, Product] | None = None,
    scenes: Mapping[str, SceneDocument] | None = None,
    models: Collection[str] | None = None,
    agents: Collection[str] | None = None,
) -> list[Problem]:
    """The faults of a document, in the order of its parts; [] where a world can be made of it.

    What it refers to is checked as far as it is given: `products` by product id, all `scenes` of the store by scene id,
    the names of `models` as documents write them ("library:shelf"), the ids of `agents`.
    """
    found = [*_crowds(document), *_numbers(document)]
    found += _ids(document)
    found += _texts(document)
    found += _kinds_and_colors(document)
    found += _carriers(document)
    found += _products(document, products) if products is not None else ()
    found += _doors(document, scenes) if scenes is not None else ()
    found += _models(document, models) if models is not None else ()
    found += _posts(document, agents) if agents is not None else ()
    if not any(each.code in (Code.NOT_FINITE, Code.OUT_OF_RANGE, Code.TOO_MANY) for each in found):
        found += problems_of_space(document)
    return sorted(found, key=_order)


def _crowds(document: SceneDocument) -> Iterator[Problem]:
    for part in ("spawns", "fixtures", "displays", "doors", "posts", "lights"):
        count = len(getattr(document, part))
        if count > MOST_THINGS:
            yield problem(Code.TOO_MANY, part, count=count, most=MOST_THINGS)


def _numbers(document: SceneDocument) -> Iterator[Problem]:
    unfinished = list(_not_finite(msgspec.to_builtins(document), ""))
    yield from (problem(Code.NOT_FINITE, place) for place in unfinished)
    for place, value, bounds in _bounded(document):
        if place not in unfinished and not bounds[0] <= value <= bounds[1] and math.isfinite(value):
            yield problem(Code.OUT_OF_RANGE, place, value=float(value), least=float(bounds[0]), most=float(bounds[1]))


def _bounded(document: SceneDocument) -> Iterator[tuple[str, float, tuple[float, float]]]:
    """(path, value, bounds) of every number that has bounds."""
    yield "width", document.width, ROOM_SIDE
    yield "depth", document.depth, ROOM_SIDE
    yield "height", document.height, ROOM_HEIGHT
    yield "capacity", document.capacity, CAPACITY
    if document.area_of_interest is not None:
        yield "area_of_interest", document.area_of_interest, AREA_OF_INTEREST
    yield "version", document.version, (1, 2**53)
    sizes = [(f"fixtures[{index}]", each.size) for index, each in enumerate(document.fixtures)]
    sizes += [(f"displays[{index}]", each.size) for index, each in enumerate(document.displays)]
    for place, size in sizes:
        yield from ((f"{place}.size[{axis}]", metres, THING_SIZE) for axis, metres in enumerate(size))
    for index, door in enumerate(document.doors):
        yield f"doors[{index}].width", door.width, DOOR_WIDTH
    for index, light in enumerate(document.lights):
        yield f"lights[{index}].intensity", light.intensity, INTENSITY


def _not_finite(value: object, path: str) -> Iterator[str]:
    match value:
        case float() if not math.isfinite(value):
            yield path
        case dict():
            for name, item in value.items():
                yield from _not_finite(item, f"{path}.{name}" if path else name)
        case list() | tuple():
            for index, item in enumerate(value):
                yield from _not_finite(item, f"{path}[{index}]")


def _ids(document: SceneDocument) -> Iterator[Problem]:
    if not _is_usable(document.id):
        yield problem(Code.UNUSABLE_ID, "id", id=document.id, most=LONGEST_ID)
    parts: Iterable[tuple[str, Sequence[_Named]]] = (
        ("spawns", document.spawns),
        ("fixtures", document.fixtures),
        ("displays", document.displays),
        ("doors", document.doors),
        ("posts", document.posts),
    )
    for part, things in parts:
        first: dict[str, str] = {}
        for index, thing in enumerate(things):
            place = f"{part}[{index}]"
            if not _is_usable(thing.id):
                yield problem(Code.UNUSABLE_ID, f"{place}.id", id=thing.id, most=LONGEST_ID)
            elif thing.id in first:
                yield problem(Code.DUPLICATE_ID, f"{place}.id", id=thing.id, other=first[thing.id])
            first.setdefault(thing.id, place)


def _is_usable(name: str) -> bool:
    return name == name.strip() and name.isprintable() and 0 < len(name) <= LONGEST_ID


def _texts(document: SceneDocument) -> Iterator[Problem]:
    texts: list[tuple[str, Text]] = [("name", document.name)]
    texts += [(f"doors[{index}].name", door.name) for index, door in enumerate(document.doors)]
    for place, text in texts:
        if not any(words.strip() for words in text.values()):
            yield problem(Code.NO_TEXT, place)
    texts += [(f"fixtures[{index}].text", fixture.text) for index, fixture in enumerate(document.fixtures)]
    for place, text in texts:
        longest = max(map(len, text.values()), default=0)
        if longest > LONGEST_TEXT:
            yield problem(Code.TOO_LONG, place, count=longest, most=LONGEST_TEXT)


def _kinds_and_colors(document: SceneDocument) -> Iterator[Problem]:
    kinds: list[tuple[str, str, Sequence[str]]] = [("surface.floor", document.surface.floor, FLOOR_KINDS)]
    kinds += [(f"fixtures[{index}].kind", each.kind, FIXTURE_KINDS) for index, each in enumerate(document.fixtures)]
    kinds += [(f"lights[{index}].kind", each.kind, LIGHT_KINDS) for index, each in enumerate(document.lights)]
    for place, kind, known in kinds:
        if kind not in known:
            near = closest(kind, known)
            yield problem(Code.UNKNOWN_KIND, place, kind=kind, near=near, known=listed(known, len(known)))
    surface = document.surface
    colors = [("surface.floor_color", surface.floor_color), ("surface.wall_color", surface.wall_color)]
    colors += [("surface.accent_color", surface.accent_color)]
    colors += [(f"lights[{index}].color", each.color) for index, each in enumerate(document.lights)]
    for place, color in colors:
        if not COLOR.fullmatch(color):
            yield problem(Code.BAD_COLOR, place, color=color)


def _carriers(document: SceneDocument) -> Iterator[Problem]:
    fixtures = [fixture.id for fixture in document.fixtures]
    for index, display in enumerate(document.displays):
        if display.fixture is not None and display.fixture not in fixtures:
            near = closest(display.fixture, fixtures)
            yield problem(Code.UNKNOWN_FIXTURE, f"displays[{index}].fixture", fixture=display.fixture, near=near)


def _products(document: SceneDocument, products: Mapping[str, Product]) -> Iterator[Problem]:
    for index, display in enumerate(document.displays):
        product = products.get(display.product)
        if product is None:
            near = closest(display.product, products)
            yield problem(Code.UNKNOWN_PRODUCT, f"displays[{index}].product", product=display.product, near=near)
        elif display.sku is not None and product.variant(display.sku) is None:
            skus = [variant.sku for variant in product.variants]
            words = {"sku": display.sku, "near": closest(display.sku, skus), "known": listed(skus)}
            yield problem(Code.UNKNOWN_SKU, f"displays[{index}].sku", product=product.id, **words)


def _doors(document: SceneDocument, scenes: Mapping[str, SceneDocument]) -> Iterator[Problem]:
    every = {**scenes, document.id: document}
    for index, door in enumerate(document.doors):
        target = every.get(door.to)
        if target is None:
            words = {"scene": door.to, "near": closest(door.to, every), "known": listed(every)}
            yield problem(Code.UNKNOWN_SCENE, f"doors[{index}].to", **words)
        elif door.arrive not in (doors := [each.id for each in target.doors]):
            words = {
                "scene": target.id,
                "door": door.arrive,
                "near": closest(door.arrive, doors),
                "known": listed(doors),
            }
            yield problem(Code.UNKNOWN_ARRIVAL, f"doors[{index}].arrive", **words)


def _models(document: SceneDocument, models: Collection[str]) -> Iterator[Problem]:
    named = [(f"fixtures[{index}].model", each.model) for index, each in enumerate(document.fixtures)]
    named += [(f"displays[{index}].model", each.model) for index, each in enumerate(document.displays)]
    for place, model in named:
        if model is not None and model not in models:
            yield problem(Code.UNKNOWN_MODEL, place, model=model, near=closest(model, models))


def _posts(document: SceneDocument, agents: Collection[str]) -> Iterator[Problem]:
    for index, post in enumerate(document.posts):
        if post.agent not in agents:
            words = {"agent": post.agent, "near": closest(post.agent, agents), "known": listed(agents)}
            yield problem(Code.UNKNOWN_AGENT, f"posts[{index}].agent", **words)


def _order(found: Problem) -> tuple[int, int]:
    """By part of the document, then by number in it."""
    part, _, rest = found.place.partition("[")
    index = rest.partition("]")[0]
    parts = SceneDocument.__struct_fields__
    part = part.partition(".")[0]
    return parts.index(part) if part in parts else -1, int(index) if index.isdigit() else -1
