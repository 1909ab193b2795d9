"""The store papers: two made-up stores, rooms with fixtures, visitors who walk and look, English and Korean."""

from typing import Any

from avatars.view import Shown, VisitorSeen
from scenes.document import Display, Fixture, SceneDocument
from scenes.money import Money
from scenes.places import Pose
from scenes.products import Product, Variant
from tests.eval.dialogue import VISITOR, Dialogue, Moment
from tests.eval.goods import facing, option, room, view


def dialogue(written: dict[str, Any]) -> Dialogue:
    """One line of a store paper."""
    rooms = {scene: _room(scene, objects, written["fixtures"][scene]) for scene, objects in written["scenes"].items()}
    moments = tuple(_moment(turn, rooms, written["lang"]) for turn in written["turns"])
    return Dialogue(written["dialogue"], written["lang"], moments)


def _moment(turn: dict[str, Any], rooms: dict[str, tuple[SceneDocument, tuple[Shown, ...]]], language: str) -> Moment:
    x, _, z = turn["visitor"]["position"]
    pose, (agent_x, _, agent_z) = Pose(x, z, turn["visitor"]["heading"]), turn["agent_at"]
    looking_at = None if turn["looking_at"] is None else str(turn["looking_at"])
    visitor = VisitorSeen(VISITOR, "Guest", pose, language, looking_at=looking_at)
    seen = [rooms[scene] for scene in turn["scenes"]]
    currency = seen[0][1][0].product.variants[0].price.currency
    return Moment(
        turn=turn["turn"],
        text=turn["user"],
        visitor=visitor,
        view=view(seen, facing(Pose(agent_x, agent_z), pose), visitor, currency),
        reply=turn["agent"]["text"],
        named=tuple(map(str, turn["agent"]["objects"])),
    )


def _room(
    scene: str, objects: list[dict[str, Any]], fixtures: list[dict[str, Any]]
) -> tuple[SceneDocument, tuple[Shown, ...]]:
    furniture = tuple(
        Fixture(each["id"], each["kind"], tuple(each["position"]), tuple(each["size"])) for each in fixtures
    )
    shown = tuple(_shown(scene, each) for each in objects)
    return room(scene, furniture, tuple(each.display for each in shown)), shown


def _shown(scene: str, written: dict[str, Any]) -> Shown:
    product = _product(written["product"], written["attributes"])
    sku = product.variants[0].sku
    place, size = tuple(written["position"]), tuple(written["size"])
    display = Display(str(written["id"]), product.id, place, size, sku=sku, fixture=written["fixture"])
    return Shown(scene, display, product, sku)


def _product(identity: str, said: dict[str, Any]) -> Product:
    """The record: its stock, which the paper counts over all sizes, stands with every size."""
    price = Money(said["price"], said["currency"])
    sizes: list[str] = said["sizes"] or []
    variants = [
        Variant(f"{identity}-{size}", price, said["stock"], {"color": said["color"], "size": size}) for size in sizes
    ] or [Variant(identity, price, said["stock"], {"color": said["color"]})]
    return Product(
        id=identity,
        name={"en": said["name"], "ko": said["name_ko"]},
        variants=tuple(variants),
        description={"en": said["description"]},
        kind={"en": said["type"], "ko": said["type_ko"]},
        brand=said["brand"],
        material={"en": said["material"]},
        tags=tuple(said["tags"]),
        options=(*option("color", [{"en": said["color"]}]), *option("size", [{"en": size} for size in sizes])),
        details={"released": {"en": said["released"]}},
        rating=said["rating"],
    )
