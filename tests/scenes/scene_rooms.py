"""Rooms for tests."""

import math
from random import Random

from hypothesis import strategies as st
from msgspec.structs import replace

from scenes.document import Display, Door, Fixture, SceneDocument, Spawn
from scenes.places import Place, Pose

EMPTY = SceneDocument(
    id="empty", name={"en": "Empty"}, width=10.0, depth=8.0, spawns=(Spawn("entrance", Pose(0.0, 3.0)),)
)

SHOP = SceneDocument(
    id="shop",
    name={"en": "Shop", "ko": "매장"},
    width=10.0,
    depth=8.0,
    spawns=(Spawn("entrance", Pose(0.0, 3.0)), Spawn("corner", Pose(-4.0, 3.0, 90.0))),
    fixtures=(
        Fixture("shelf", "shelf", (0.0, 0.0, -2.0), (4.0, 2.0, 0.5)),
        Fixture("table", "table", (3.0, 0.0, 1.0), (1.6, 0.8, 1.0), heading=30.0),
        Fixture("rug", "rug", (-2.5, 0.0, 1.0), (2.0, 0.02, 2.0)),
        Fixture("sign", "wall", (0.0, 2.4, 1.0), (3.0, 0.5, 0.1)),
    ),
    displays=(
        Display("coat", "coat", (0.5, 1.0, -2.0), (0.5, 0.5, 0.3), fixture="shelf"),
        Display("sofa", "sofa", (-3.0, 0.0, -1.5), (1.8, 0.8, 0.9)),
    ),
    doors=(Door("exit", {"en": "Exit"}, Pose(0.0, 3.6, 0.0), to="other", arrive="entry"),),
)

LOUNGE = replace(
    SHOP,
    fixtures=(*SHOP.fixtures, Fixture("bench", "bench", (-4.4, 0.0, 0.5), (1.4, 0.45, 0.42), heading=90.0)),
)
"""The shop, with a bench for two."""


def furnished(seed: int, count: int, width: float = 30.0, depth: float = 20.0) -> SceneDocument:
    """A room with `count` shelves anywhere and at any heading; the same seed, the same room."""
    chance = Random(seed)
    fixtures = tuple(
        Fixture(
            f"shelf-{each}",
            "shelf",
            (chance.uniform(-width / 2, width / 2), 0.0, chance.uniform(-depth / 2, depth / 2)),
            (chance.uniform(0.3, 3.0), 2.0, chance.uniform(0.3, 1.0)),
            chance.choice([0.0, 90.0, chance.uniform(0.0, 360.0)]),
        )
        for each in range(count)
    )
    door = Door("exit", {"en": "Exit"}, Pose(0.0, depth / 2 - 0.4), to="other", arrive="entry")
    return SceneDocument(
        id="hall",
        name={"en": "Hall"},
        width=width,
        depth=depth,
        spawns=(Spawn("entrance", Pose(0.0, depth / 2 - 1.0)),),
        fixtures=fixtures,
        doors=(door,),
    )


rooms = st.builds(furnished, st.integers(0, 10_000), st.integers(0, 14), st.just(10.0), st.just(8.0))


def places(width: float = 10.0, depth: float = 8.0) -> st.SearchStrategy[Place]:
    """Places on the floor of a room, to the centimetre."""
    across, along = int(width * 50), int(depth * 50)
    return st.builds(lambda x, z: Place(x / 100, z / 100), st.integers(-across, across), st.integers(-along, along))


def gap_to(fixture: Fixture | Display, place: Place) -> float:
    """Metres from a place to a thing's footprint, worked out from its corners' definition and nothing else."""
    turn = math.radians(fixture.heading)
    dx, dz = place.x - fixture.position[0], place.z - fixture.position[2]
    local_x = abs(dx * math.cos(turn) + dz * math.sin(turn)) - fixture.size[0] / 2
    local_z = abs(dz * math.cos(turn) - dx * math.sin(turn)) - fixture.size[2] / 2
    return math.hypot(max(local_x, 0.0), max(local_z, 0.0))
