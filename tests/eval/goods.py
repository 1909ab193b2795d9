"""What both papers say of products, as the store's own records."""

from collections.abc import Iterable

from avatars.view import Shown, View, VisitorSeen
from scenes.document import Display, Fixture, SceneDocument, Spawn
from scenes.entities import Body, Role
from scenes.places import Pose, heading_to
from scenes.products import Option, OptionValue, Text
from tests.eval.dialogue import AGENT, VISITOR

ROOM_METRES = 60.0


def option(identity: str, values: Iterable[Text]) -> tuple[Option, ...]:
    """An option with these values, each bearing its English name as id; () without any."""
    listed = tuple(OptionValue(value["en"], value) for value in values)
    return (Option(identity, {"en": identity}, listed),) if listed else ()


def room(identity: str, fixtures: tuple[Fixture, ...], displays: tuple[Display, ...]) -> SceneDocument:
    spawn = Spawn("entrance", Pose(0.0, 0.0))
    name = {"en": identity, "ko": identity}
    return SceneDocument(identity, name, ROOM_METRES, ROOM_METRES, (spawn,), fixtures=fixtures, displays=displays)


def view(rooms: list[tuple[SceneDocument, tuple[Shown, ...]]], me: Pose, visitor: VisitorSeen, currency: str) -> View:
    """The first of `rooms` as the agent sees it, the others being elsewhere in the store."""
    (here, shown), *others = rooms
    everything = (*shown, *(each for _, elsewhere in others for each in elsewhere))
    return View(
        me=Body(AGENT, Role.AGENT, "Mina", me),
        scene=here,
        visitors={VISITOR: visitor},
        shown=shown,
        elsewhere=everything[len(shown) :],
        products={each.product.id: each.product for each in everything},
        knowledge=(),
        scenes={document.id: document.name for document, _ in rooms},
        store_name={"en": "the store", "ko": "매장"},
        currency=currency,
    )


def facing(place: Pose, other: Pose) -> Pose:
    return Pose(place.x, place.z, heading_to(place, other))
