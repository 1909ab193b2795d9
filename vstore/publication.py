"""What comes of publishing: what has changed, or why nothing has."""

from collections.abc import Mapping, Sequence

import msgspec

from scenes.publishing import Outline
from vstore.problem import Problem, counted


class Publication(msgspec.Struct, frozen=True):
    """What visitors see since the publication `number`: what it changed, by scene; () where nothing differed."""

    number: int
    changes: tuple[Outline, ...]


class NotPublished(Exception):
    """What was sent has faults; nothing has changed. `problems` are all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"Nothing was changed; mend {counted(len(self.problems), 'fault')} first.")

    @property
    def members(self) -> Mapping[str, object]:
        return {"problems": self.problems}


class NothingToUndo(Exception):
    """What the scenes were before is not known; nothing has changed."""

    def __init__(self) -> None:
        super().__init__("There is no earlier version to go back to.")
