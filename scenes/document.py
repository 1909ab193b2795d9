"""The scene document: what a brand writes to lay out one room of its store (`*.scene.json`)."""

import msgspec

from scenes.places import Place, Pose, Vec3
from scenes.products import Text

# fmt: off
FIXTURE_KINDS = (
    "shelf", "rack", "table", "counter", "podium", "plinth", "stand", "bench", "chair", "sofa", "bed",
    "wall", "partition", "window", "door", "mirror", "fitting_room", "sign", "lamp", "plant", "rug", "decor",
)
# fmt: on
FLOOR_KINDS = ("wood", "stone", "carpet")
LIGHT_KINDS = ("sun", "point", "spot")


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Strict, so that a misspelt field is a named fault and never silently ignored."""


class Fixture(_Part, frozen=True):
    """Furniture of the shop. `kind` is one of FIXTURE_KINDS, by which agents and visitors call it; "decor" for others.

    `position` is the middle of its bottom face, `size` its width, height and depth before it is turned by `heading`.
    Bodies walk round it unless `solid` is False.
    """

    id: str
    kind: str
    position: Vec3
    size: Vec3
    heading: float = 0.0
    model: str | None = None
    solid: bool = True
    text: Text = {}


class Display(_Part, frozen=True):
    """A product on show. `sku` names the variant shown (the product's first where absent); `fixture` what it is on."""

    id: str
    product: str
    position: Vec3
    size: Vec3
    heading: float = 0.0
    sku: str | None = None
    fixture: str | None = None
    model: str | None = None


class Door(_Part, frozen=True):
    """A way to another scene: walking into it leads to the door `arrive` there."""

    id: str
    name: Text
    at: Pose
    to: str
    arrive: str
    width: float = 1.6


class Post(_Part, frozen=True):
    """Where an agent of the store stands when nobody needs it. `agent` is an id from store.toml."""

    id: str
    agent: str
    at: Pose


class Spawn(_Part, frozen=True):
    """Where visitors appear."""

    id: str
    at: Pose


class Light(_Part, frozen=True):
    """A lamp for the eye. `kind` is "sun", "point" or "spot"; `intensity` 1 is normal; `color` is "#rrggbb"."""

    kind: str
    position: Vec3
    color: str = "#ffffff"
    intensity: float = 1.0


class Surface(_Part, frozen=True):
    """How floor and walls look: `floor` is "wood", "stone" or "carpet"; colours are "#rrggbb"."""

    floor: str = "wood"
    floor_color: str = "#c9a77c"
    wall_color: str = "#f3efe8"
    accent_color: str = "#2f5d50"


class SceneDocument(_Part, frozen=True):
    """One room: a rectangular floor of `width` (x) by `depth` (z) metres centred on the origin, walled all round.

    Visitors see who is within `area_of_interest` metres; where that is null, everybody sees everybody.
    """

    id: str
    name: Text
    width: float
    depth: float
    spawns: tuple[Spawn, ...]
    version: int = 1
    height: float = 3.6
    surface: Surface = Surface()
    fixtures: tuple[Fixture, ...] = ()
    displays: tuple[Display, ...] = ()
    doors: tuple[Door, ...] = ()
    posts: tuple[Post, ...] = ()
    lights: tuple[Light, ...] = ()
    capacity: int = 100
    area_of_interest: float | None = 25.0

    @property
    def middle(self) -> Place:
        return Place(0.0, 0.0)
