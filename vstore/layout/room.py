"""One furnished room as a scene document: fixtures with their products, signs, counter, lights and greenery."""

import math
from collections.abc import Iterator

import msgspec

from scenes.document import Display, Fixture, Light, Post, SceneDocument, Spawn, Surface
from scenes.places import Pose
from scenes.products import Text, text_in
from vstore.layout.floor import HEIGHT, MIDDLE_AISLE, Floor, Footing, plan
from vstore.layout.furnishing import Bay, places_on
from vstore.layout.library import PREFIX, Library
from vstore.layout.placing import display_on

ALONG_WALLS = frozenset({"shelf", "partition"})
IN_SIGHT = 7.0  # metres from the entrance at which the agent stands: near enough to be seen and spoken to
SIGN_OVER_ISLAND = 2.3
WINDOW_SILL = 0.8
MOST_LAMPS = 4
# What a document calls the library's models that have a name of their own.
KINDS = {"floor_mirror": "mirror", "potted_tree": "plant", "pendant": "lamp"}


def furnished_room(
    scene_id: str, name: Text, title: Text, bays: list[Bay], library: Library, agent: str | None
) -> SceneDocument:
    """The room for these bays; it has no doors yet."""
    return _Furnisher(bays, library).document(scene_id, name, title, agent)


class _Furnisher:
    def __init__(self, bays: list[Bay], library: Library) -> None:
        self.library = library
        self.islands = [bay for bay in bays if bay.kind not in ALONG_WALLS]
        self.walls = [bay for bay in bays if bay.kind in ALONG_WALLS]
        size = {kind: library.models[kind].size for kind in {bay.kind for bay in bays}}
        self.floor = plan([size[bay.kind] for bay in self.islands], [size[bay.kind] for bay in self.walls])

    def document(self, scene_id: str, name: Text, title: Text, agent: str | None) -> SceneDocument:
        floor = self.floor
        placed = [*zip(self.islands, floor.islands, strict=True), *zip(self.walls, floor.walls, strict=True)]
        stands = [
            self._fixture(f"{bay.kind}-{number}", bay.kind, footing) for number, (bay, footing) in enumerate(placed, 1)
        ]
        displays = [each for (bay, _), stand in zip(placed, stands, strict=True) for each in self._displays(bay, stand)]
        fixtures = [*stands, *self._signs(placed), *self._back(title), *self._rest(), *self._shell()]
        return SceneDocument(
            scene_id,
            name,
            floor.width,
            floor.depth,
            spawns=tuple(_spawns(floor)),
            height=HEIGHT,
            surface=Surface(),
            fixtures=tuple(fixtures),
            displays=tuple(_with_unique_ids(displays)),
            posts=(Post("post-1", agent, _post(floor)),) if agent else (),
            lights=tuple(_lights(floor)),
        )

    def _displays(self, bay: Bay, stand: Fixture) -> Iterator[Display]:
        # What hangs looks half towards the middle aisle, on either side of it.
        mirrored = stand.position[0] < 0
        for item, slot in zip(bay.items, places_on(bay, self.library), strict=True):
            turned = msgspec.structs.replace(slot, heading=-slot.heading) if mirrored else slot
            yield display_on(stand, turned, item.product, self.library, display_id=item.product.id, sku=item.sku)

    def _signs(self, placed: list[tuple[Bay, Footing]]) -> Iterator[Fixture]:
        """One sign for each category and side of the room, over the first furniture that shows it."""
        seen = set()
        for bay, footing in placed:
            text = _label(bay)
            key = (tuple(text.items()), bay.kind in ALONG_WALLS, footing.x < 0)
            if key in seen:
                continue
            seen.add(key)
            yield self._sign(f"sign-{len(seen)}", bay, footing, text)

    def _sign(self, sign_id: str, bay: Bay, footing: Footing, text: Text) -> Fixture:
        if bay.kind in ALONG_WALLS:
            x = math.copysign(self.floor.width / 2 - 0.03, footing.x)
            height = self.library.models[bay.kind].size[1] + 0.15
            return self._fixture(sign_id, "sign", Footing(x, footing.z, footing.heading), height, text)
        return self._fixture(sign_id, "sign", footing, SIGN_OVER_ISLAND, text)

    def _back(self, title: Text) -> Iterator[Fixture]:
        floor = self.floor
        north = -floor.depth / 2
        yield self._fixture("counter", "counter", Footing(0.0, floor.counter, 180.0))
        yield self._fixture("sign-title", "sign", Footing(0.0, north + 0.03, 180.0), 2.4, title)
        east = floor.width / 2
        if any(bay.kind == "rack" for bay in self.islands):
            yield self._fixture("fitting-room-1", "fitting_room", Footing(east - 0.7, north + 0.66, 180.0))
            yield self._fixture("fitting-room-2", "fitting_room", Footing(east - 2.0, north + 0.66, 180.0))
            yield self._fixture("floor-mirror", "floor_mirror", Footing(east - 3.1, north + 0.4, 180.0))
        else:
            yield self._fixture("tree-ne", "potted_tree", Footing(east - 0.7, north + 0.7, 0.0))
        yield self._fixture("tree-nw", "potted_tree", Footing(-east + 0.7, north + 0.7, 0.0))

    def _rest(self) -> Iterator[Fixture]:
        """Where a row has a cell to spare, a bench to rest on."""
        for number, footing in enumerate(self.floor.empty, start=1):
            yield self._fixture(f"bench-{number}", "bench", footing)
            yield self._fixture(f"plant-{number}", "potted_tree", Footing(footing.x, footing.z - 0.8, 0.0))

    def _shell(self) -> Iterator[Fixture]:
        floor = self.floor
        south = floor.entrance
        for number, x in enumerate(_either_side(3.4, 2.9, floor.width / 2 - 1.6), start=1):
            yield self._fixture(f"window-{number}", "window", Footing(x, south - 0.06, 0.0), WINDOW_SILL)
        for side in (-1, 1):
            footing = Footing(side * (floor.width / 2 - 0.7), south - 0.7, 0.0)
            yield self._fixture("tree-sw" if side < 0 else "tree-se", "potted_tree", footing)
        drop = self.library.models["pendant"].size[1]
        for number, z in enumerate(_lamp_places(floor), start=1):
            yield self._fixture(f"pendant-{number}", "pendant", Footing(0.0, z, 0.0), HEIGHT - drop)

    def _fixture(self, fixture_id: str, model: str, at: Footing, y: float = 0.0, text: Text | None = None) -> Fixture:
        size = self.library.models[model].size
        kind = KINDS.get(model, model)
        place = (at.x, y, at.z)
        return Fixture(fixture_id, kind, place, size, at.heading, PREFIX + model, solid=y == 0.0, text=text or {})


def _label(bay: Bay) -> Text:
    """The names of at most two categories; of more, what there is most room for."""
    shown = bay.categories[:2]
    languages = dict.fromkeys(language for text in shown for language in text)
    return {language: " · ".join(text_in(text, language) for text in shown) for language in languages}


def _spawns(floor: Floor) -> Iterator[Spawn]:
    for number, x in enumerate((0.0, -1.0, 1.0, -2.0, 2.0), start=1):
        yield Spawn(f"entrance-{number}", Pose(x, round(floor.entrance - 1.6, 3), 0.0))


def _post(floor: Floor) -> Pose:
    """Beside the middle of the aisle, before the counter but never far from the entrance, looking at who comes in."""
    return Pose(1.0, round(max(floor.counter + 1.0, floor.entrance - 1.6 - IN_SIGHT), 3), 180.0)


def _lights(floor: Floor) -> Iterator[Light]:
    yield Light("sun", (floor.width / 3, 8.0, floor.depth / 2), "#fff1dc")
    for z in _lamp_places(floor):
        yield Light("point", (0.0, HEIGHT - 0.7, z), "#ffe6c4", 0.8)


def _lamp_places(floor: Floor) -> list[float]:
    count = min(MOST_LAMPS, max(2, round(floor.depth / MIDDLE_AISLE / 1.5)))
    return [round(floor.depth * (0.5 - (number + 0.5) / count), 3) for number in range(count)]


def _either_side(first: float, step: float, last: float) -> Iterator[float]:
    x = first
    while x <= last:
        yield from (-x, x)
        x += step


def _with_unique_ids(displays: list[Display]) -> Iterator[Display]:
    """A product's further colours get numbers after its id."""
    seen: dict[str, int] = {}
    for display in displays:
        count = seen[display.id] = seen.get(display.id, 0) + 1
        yield display if count == 1 else msgspec.structs.replace(display, id=f"{display.id}.{count}")
