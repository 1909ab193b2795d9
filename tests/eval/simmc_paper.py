"""The SIMMC 2 paper (Kottur et al. 2021): shoppers before pictures of clothing stores, in English."""

import math
from typing import Any

from avatars.view import Shown, VisitorSeen
from scenes.document import Display, SceneDocument
from scenes.money import Money
from scenes.places import Pose
from scenes.products import Product, Variant
from tests.eval.dialogue import VISITOR, Dialogue, Moment
from tests.eval.goods import facing, option, room, view

EYES_METRES = 1.6
# The pictures' focal length in parts of their height, and how far away a thing is that has no position of its own.
FOCAL_LENGTH = 0.87
UNPLACED_METRES = 3.0
VISITOR_AT = Pose(0.0, 0.0)
AGENT_AT = facing(Pose(1.0, -1.5), VISITOR_AT)
KINDS = {"tshirt": "t-shirt", "shirt, vest": "vest"}
# Patterns that are materials, and others in our words.
MATERIALS = ("denim", "leather", "velvet", "canvas", "knit")
PATTERNS = {"vertical striples": "vertical stripes", "light spots": "spots", "leafy design": "leafy"}


def dialogue(written: dict[str, Any]) -> Dialogue:
    """One line of the paper. What was in the picture before stays in the store, out of sight."""
    rooms = {scene: _room(scene, objects) for scene, objects in written["scenes"].items()}
    visitor = VisitorSeen(VISITOR, "Guest", VISITOR_AT, "en")
    moments = tuple(
        Moment(
            turn=turn["turn"],
            text=turn["user"],
            visitor=visitor,
            view=view([rooms[scene] for scene in turn["scenes"]], AGENT_AT, visitor, "USD"),
            reply=turn["agent"]["text"],
            named=tuple(map(str, turn["agent"]["objects"])),
        )
        for turn in written["turns"]
    )
    return Dialogue(written["dialogue"], "en", moments)


def _room(scene: str, objects: list[dict[str, Any]]) -> tuple[SceneDocument, tuple[Shown, ...]]:
    shown = tuple(_shown(scene, each) for each in objects)
    return room(scene, (), tuple(each.display for each in shown)), shown


def _shown(scene: str, written: dict[str, Any]) -> Shown:
    product = _product(str(written["id"]), written["attributes"])
    sku = product.variants[0].sku
    return Shown(scene, _display(written, product.id, sku), product, sku)


def _display(written: dict[str, Any], product: str, sku: str) -> Display:
    """Where it stands, from the eyes of a visitor at the camera: measured, or else read off the picture."""
    x, y, width, height = written["bbox"]
    picture_width, picture_height = written["image_size"]
    focal = FOCAL_LENGTH * picture_height
    measured = written.get("view") or {}
    depth = max(measured.get("forward", UNPLACED_METRES), 0.1)
    right = measured.get("right", (x + width / 2 - picture_width / 2) / focal * depth)
    up = measured.get("up", (picture_height / 2 - y - height / 2) / focal * depth)
    size = (width / focal * depth, height / focal * depth, 0.3)
    bottom = EYES_METRES + up - size[1] / 2
    return Display(str(written["id"]), product, (right, bottom, -depth), size, sku=sku)


def _product(identity: str, said: dict[str, Any]) -> Product:
    """The record. Every thing on show has one of its own, as shoppers there speak of them: they know no prefabs."""
    price = Money(math.floor(said.get("price", 0) * 100 + 0.5), "USD")
    shown = said.get("size")
    sizes = list(dict.fromkeys([*([shown] if shown else []), *said.get("availableSizes", ())]))
    color = {"color": said["color"]}
    variants = [Variant(f"{identity}/{size}", price, None, {**color, "size": size}) for size in sizes]
    kind = KINDS.get(said["type"], said["type"])
    pattern = said.get("pattern", "")
    material = pattern if pattern in MATERIALS else ""
    traits = ("" if material else PATTERNS.get(pattern, pattern), _sleeves(said))
    return Product(
        id=identity,
        name={"en": f"No. {identity}"},
        variants=tuple(variants) or (Variant(identity, price, None, color),),
        kind={"en": kind},
        brand=said.get("brand", ""),
        material={"en": material} if material else {},
        tags=tuple(trait for trait in traits if trait),
        options=(*option("color", [{"en": said["color"]}]), *option("size", [{"en": size} for size in sizes])),
        rating=said.get("customerReview"),
    )


def _sleeves(said: dict[str, Any]) -> str:
    length: str = said.get("sleeveLength", "")
    return length if length in ("", "sleeveless") else f"{length} sleeve"
