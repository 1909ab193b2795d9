"""The library of models as the layout knows it: real sizes, where each belongs, and the slots of each fixture."""

from functools import cache
from importlib import resources

import msgspec

from scenes.places import Vec3

PREFIX = "library:"


class Slot(msgspec.Struct, frozen=True):
    """A place for one product on a fixture, relative to it: the top of what hangs, the middle of what is on a wall,
    the foot of what stands. `level` counts rows from the top."""

    position: Vec3
    size: Vec3
    placement: str
    level: int = 1
    heading: float = 0.0


class Model(msgspec.Struct, frozen=True):
    """A model of the library: `size` in metres; `placement` is hang, shelf, floor, wall, fixture, ceiling or avatar."""

    size: Vec3
    placement: str
    slots: tuple[Slot, ...] = ()


class Library(msgspec.Struct, frozen=True):
    """All models by name."""

    models: dict[str, Model]

    def of(self, model: str) -> Model:
        """The model that `library:NAME` names; a plain box for a brand's own file, whose size is not known here."""
        return self.models.get(model.removeprefix(PREFIX)) or self.models["box"]

    def has(self, model: str) -> bool:
        return model.removeprefix(PREFIX) in self.models


def read_library(manifest: bytes) -> Library:
    """The library that `manifest.json` describes."""
    return msgspec.json.decode(manifest, type=Library)


@cache
def load_library() -> Library:
    """The library shipped with vstore."""
    return read_library(resources.files("vstore").joinpath("library", "manifest.json").read_bytes())
