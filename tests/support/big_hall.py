"""A little store with a hall of 60 x 60 metres, in which not everybody sees everybody.

house = await open_big_house(folder)
hana = await house.enter("Hana")
await walk(house, hana, -20.0, -20.0)
"""

from pathlib import Path

from msgspec.structs import replace

from scenes.document import Display, Door, Post, SceneDocument, Spawn
from scenes.places import Place, Pose
from tests.support.little_store import BEAT, STUDY, Guest, House, open_house
from tests.support.truth import assert_sees_the_truth
from vstore.addresses import AddressRates
from vstore.limits import StoreLimits
from vstore.protocol.client import Walk
from vstore.protocol.server import Arrived
from vstore.room import Room

MANY = StoreLimits(
    sessions=1_000,
    sessions_per_address=1_000,
    idle_seconds=100_000.0,
    address_rates=AddressRates(connections=1_000.0, speech=1_000.0, commerce=1_000.0),
)
AREA = 25.0
MOST_SECONDS = 60.0
"""So long the longest way through the hall takes, and more."""


def big_hall(area: float | None = AREA) -> SceneDocument:
    """Mugs in its south-west, lamps in its north-east, an agent in its south-east, and a door in its east."""
    return SceneDocument(
        id="hall",
        name={"en": "Hall", "ko": "홀"},
        width=60.0,
        depth=60.0,
        spawns=(Spawn("middle", Pose(0.0, 0.0)),),
        displays=(
            Display("d-mug", "mug", (-25.0, 0.0, 25.0), (0.3, 0.6, 0.3), sku="MUG-G"),
            Display("d-lamp", "lamp", (25.0, 0.0, -25.0), (0.3, 0.6, 0.3)),
        ),
        doors=(Door("east", {"en": "To the study"}, Pose(30.0, 0.0, 270.0), "study", "west"),),
        posts=(Post("desk", "sori", Pose(25.0, 25.0, 0.0)),),
        capacity=1_000,
        area_of_interest=area,
    )


async def open_big_house(folder: Path, area: float | None = AREA, limits: StoreLimits = MANY) -> House:
    """The store, open; the study takes as many as come."""
    return await open_house(folder, limits, scenes=(big_hall(area), replace(STUDY, capacity=1_000)))


async def walk(house: House, guest: Guest, x: float, z: float) -> None:
    """A guest walks somewhere, and has stood there long enough that everybody in view knows."""
    before = len(guest.all(Arrived))
    guest.send(Walk(Place(x, z)))
    for _ in range(round(MOST_SECONDS / BEAT)):
        if len(guest.all(Arrived)) > before:
            break
        await house.run()
    assert guest.last(Arrived).reached
    await house.run(seconds=0.5)


def room_of(house: House, guest: Guest) -> Room:
    """The room that a guest is in."""
    return next(room for room in house.store.rooms.values() if guest.session in room.sessions.values())


def number_of(house: House, guest: Guest) -> int:
    """The id of a guest's body, which is another in every room."""
    return room_of(house, guest).body_of(guest.session)


def assert_agree(house: House, *guests: Guest) -> None:
    """These guests see the truth; nobody has moved lately."""
    for guest in guests:
        assert_sees_the_truth(room_of(house, guest), guest.session, guest.replica)
