"""A whole store in memory."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from avatars.persona import Persona
from avatars.view import Passage
from scenes.document import SceneDocument
from scenes.products import Product
from vstore.problem import Problem, Severity
from vstore.storefolder.settings import Settings


class Store(msgspec.Struct, frozen=True):
    """A store without faults. `notes` say what was repaired or left out while it was read.

    `catalog_digest` tells one content of the catalog's file from others.
    """

    folder: Path
    settings: Settings
    products: tuple[Product, ...]
    scenes: dict[str, SceneDocument]
    knowledge: tuple[Passage, ...]
    notes: tuple[Problem, ...] = ()
    catalog_digest: str = ""

    @property
    def agents(self) -> tuple[Persona, ...]:
        return self.settings.agents

    @property
    def entrance(self) -> SceneDocument:
        """The scene where visitors come in: the one named in the settings, else the first."""
        return self.scenes[self.settings.entrance or next(iter(self.scenes))]


class StoreFaults(Exception):
    """A store folder that cannot be opened, with everything that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = sum(problem.severity is Severity.FAULT for problem in self.problems)
        super().__init__(f"the store has {count} fault{'' if count == 1 else 's'}")
