"""What one client knows of its room: a machine fed with messages, and the reference for clients in other languages."""

from msgspec.structs import replace

from scenes.entities import Body, Motion
from scenes.places import Pose
from scenes.products import Product
from vstore.protocol.poses import resolve
from vstore.protocol.server import (
    Appeared,
    Corrected,
    DisplayChanged,
    Looked,
    Pointed,
    Poses,
    ProductChanged,
    ProductShown,
    SceneOpened,
    Seated,
    ServerMessage,
    StockChanged,
    Vanished,
)
from vstore.protocol.views import DisplayView


class Replica:
    """Bodies, displays and products by id. Messages about what it was not told of are passed over.

    `bodies` are those it was told of and that have not gone before its eyes; of those `in_view` it knows the pose, to
    the centimetre and 1/256 turn.
    """

    def __init__(self) -> None:
        self.scene: SceneOpened | None = None
        self.bodies: dict[int, Body] = {}
        self.in_view: set[int] = set()
        self.displays: dict[str, DisplayView] = {}
        self.products: dict[str, Product] = {}

    def feed(self, message: ServerMessage) -> None:
        match message:
            case SceneOpened():
                self._open(message)
            case Appeared(body):
                self.bodies[body.id] = body
                self.in_view.add(body.id)
            case Vanished(body_id):
                self.bodies.pop(body_id, None)
                self.in_view.discard(body_id)
            case Poses():
                self._move(message)
            case Corrected(pose) if self.scene:
                self._change(self.scene.you, pose=pose, motion=Motion.STAND)
            case Pointed(body_id, display):
                self._change(body_id, pointing_at=display)
            case Looked(body_id, display):
                self._change(body_id, looking_at=display)
            case Seated(body_id, seat):
                self._change(body_id, seat=seat)
            case DisplayChanged(display_view):
                self.displays[display_view.id] = display_view
            case ProductShown(product) | ProductChanged(product):
                self._know(product)
            case StockChanged(product_id, stock):
                self._restock(product_id, stock)
            case _:
                pass  # changes nothing in the room

    def _open(self, scene: SceneOpened) -> None:
        self.scene = scene
        self.bodies = {body.id: body for body in scene.bodies}
        self.in_view = set(self.bodies)
        self.displays = {display.id: display for display in scene.displays}
        self.products |= {product.id: product for product in scene.products}

    def _move(self, message: Poses) -> None:
        for body_id in message.left:
            self._change(body_id, motion=Motion.STAND)
            self.in_view.discard(body_id)
        for placed in message.poses:
            motion = Motion.WALK if placed.walking else Motion.STAND
            if self._change(placed.body, pose=Pose(placed.x, placed.z, placed.heading), motion=motion):
                self.in_view.add(placed.body)
        for step in message.moved:
            if body := self.bodies.get(step.body):
                x, z = _nearest(body.pose.x, step.x), _nearest(body.pose.z, step.z)
                self._change(step.body, pose=Pose(x, z, body.pose.heading), motion=Motion.WALK)
        for turn in message.turned:
            if body := self.bodies.get(turn.body):
                self._change(turn.body, pose=replace(body.pose, heading=turn.heading))
        for body_id in message.stopped:
            self._change(body_id, motion=Motion.STAND)

    def _change(self, body_id: int, **changes: object) -> bool:
        body = self.bodies.get(body_id)
        if body:
            self.bodies[body_id] = replace(body, **changes)
        return body is not None

    def _restock(self, product_id: str, stock: dict[str, int | None]) -> None:
        product = self.products.get(product_id)
        if product is None:
            return
        variants = tuple(replace(each, stock=stock.get(each.sku, each.stock)) for each in product.variants)
        self._know(replace(product, variants=variants))

    def _know(self, product: Product) -> None:
        self.products[product.id] = product
        for display in self.displays.values():
            if display.product == product.id:
                self.displays[display.id] = replace(display, sold_out=product.sold_out)


def _nearest(told: float, low: int) -> float:
    """A coordinate in metres from the last that was told and its new low eight bits in centimetres."""
    return resolve(round(told * 100), low) / 100
