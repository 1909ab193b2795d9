"""One line of the catalogue of models: what it is called, how big it is, where it goes and who sculpts it."""

from dataclasses import dataclass
from typing import Literal

from vstore.modelling.model import Sculptor, Size

Placement = Literal["hang", "shelf", "floor", "wall", "fixture", "ceiling", "avatar"]


@dataclass(frozen=True)
class Slot:
    """A place for one product on a fixture, relative to the fixture's origin.

    `position` is the top of a thing that hangs, the middle of a thing on a wall, and the point a thing on a
    shelf or floor stands on. `size` is the room there is; `level` counts from the top, 1 first; `heading` in degrees.
    """

    position: Size
    size: Size
    placement: Placement
    level: int = 1
    heading: float = 0.0


@dataclass(frozen=True)
class Entry:
    """A model to be made: `size` in metres is a promise that the finished mesh keeps exactly."""

    name: str
    sculpt: Sculptor
    size: Size
    placement: Placement
    tints: bool = True
    slots: tuple[Slot, ...] = ()

    @property
    def grounded(self) -> bool:
        """Whether it stands on something that takes light from its lower edges."""
        return self.placement in ("shelf", "floor", "fixture")
