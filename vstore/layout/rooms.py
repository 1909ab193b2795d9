"""A catalog as one room or several joined by doors."""

import math
from collections.abc import Sequence

import msgspec

from scenes.document import Door, SceneDocument
from scenes.places import Pose
from scenes.products import Product, Text, text_in
from vstore.layout.furnishing import by_category, furnish, share
from vstore.layout.library import Library
from vstore.layout.room import furnished_room

MOST_DISPLAYS = 80  # in one room: more, and visitors lose their way and old phones their frame rate
MOST_FURNITURE = 20  # pieces in one room: about 25 m from the door to the counter
ROOM = 80_000  # what a full room weighs, in whole parts so that sums are exact
SHOP = {"en": "Shop", "ko": "매장"}
DOOR_INSET = 0.4  # a door's place is so far inside its wall


def lay_out(
    products: Sequence[Product], library: Library, agent: str | None = None, title: Text = SHOP
) -> tuple[SceneDocument, ...]:
    """The scenes that show every product once, the first with the entrance.

    `agent` is posted in each; `title`, the store's name, hangs over the counters.

    The same products in the same order give the same scenes. Each is free of faults and all that it shows can be
    walked up to.
    """
    groups = _groups(products, library)
    names = _names(groups)
    ids = [f"room-{number}" for number in range(1, len(groups) + 1)] if len(groups) > 1 else ["shop"]
    scenes = []
    for number, group in enumerate(groups):
        room = furnished_room(ids[number], names[number], title, furnish(group, library, MOST_DISPLAYS), library, agent)
        scenes.append(_with_doors(room, number, ids, names))
    return tuple(scenes)


def _groups(products: Sequence[Product], library: Library) -> list[list[Product]]:
    """Products a room, categories together, and no room much fuller than another."""
    ordered = [product for category in by_category(products).values() for product in category]
    weights = [max(ROOM // MOST_DISPLAYS, math.ceil(share(each, library) * ROOM / MOST_FURNITURE)) for each in ordered]
    total = sum(weights)
    rooms = max(1, -(-total // ROOM))
    groups: list[list[Product]] = [[] for _ in range(rooms)]
    before = 0
    for product, weight in zip(ordered, weights, strict=True):
        groups[before * rooms // total].append(product)
        before += weight
    return groups


def _names(groups: list[list[Product]]) -> list[Text]:
    if len(groups) == 1:
        return [SHOP]
    return [
        {"en": f"Room {number}: {_headline(group, 'en')}", "ko": f"{number}관 {_headline(group, 'ko')}"}
        for number, group in enumerate(groups, start=1)
    ]


def _headline(group: list[Product], language: str) -> str:
    categories = sorted(by_category(group).values(), key=len, reverse=True)[:2]
    return " · ".join(dict.fromkeys(text_in(each[0].category, language) for each in categories))


def _with_doors(room: SceneDocument, number: int, ids: list[str], names: list[Text]) -> SceneDocument:
    doors = []
    if number > 0:
        at = Pose(0.0, room.depth / 2 - DOOR_INSET, 0.0)
        doors.append(Door(f"to-{ids[number - 1]}", names[number - 1], at, ids[number - 1], f"to-{ids[number]}"))
    if number + 1 < len(ids):
        at = Pose(-room.width / 2 + 2.6, -room.depth / 2 + DOOR_INSET, 180.0)
        doors.append(Door(f"to-{ids[number + 1]}", names[number + 1], at, ids[number + 1], f"to-{ids[number]}"))
    return msgspec.structs.replace(room, doors=tuple(doors))
