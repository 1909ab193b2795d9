"""Publishing: the smallest change that makes of one scene document another, told thing by thing."""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from scenes.document import Display, Door, Fixture, Post, SceneDocument, Spawn


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=_Named)

PARTS = ("spawns", "fixtures", "displays", "doors", "posts")
"""Fields that hold things with ids; all other fields are told whole."""

TYPES = {field.name: field.type for field in msgspec.structs.fields(SceneDocument)}


class PartChange(msgspec.Struct, Generic[Thing], frozen=True, omit_defaults=True):
    """What becomes of one part's things. `order` has all ids where they do not just stay in theirs, the new ones last.

    True where anything changes.
    """

    added: tuple[Thing, ...] = ()
    changed: tuple[Thing, ...] = ()
    removed: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.order)

    @property
    def put(self) -> tuple[Thing, ...]:
        """What was not here before, or not so."""
        return self.changed + self.added

    def apply_to(self, things: Sequence[Thing]) -> tuple[Thing, ...]:
        """The things as they are afterwards."""
        changed = {each.id: each for each in self.changed}
        stay = [changed.get(each.id, each) for each in things if each.id not in self.removed]
        after = {each.id: each for each in (*stay, *self.added)}
        return tuple(after[name] for name in self.order) if self.order else tuple(after.values())


class Outline(msgspec.Struct, frozen=True, omit_defaults=True):
    """A change in short: names of fields, and by part the ids of what was added, changed, removed; parts reordered."""

    scene: str
    fields: tuple[str, ...] = ()
    added: dict[str, tuple[str, ...]] = {}
    changed: dict[str, tuple[str, ...]] = {}
    removed: dict[str, tuple[str, ...]] = {}
    reordered: tuple[str, ...] = ()


class SceneChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """What becomes of the scene `scene`. `fields` has new values as JSON has them. True where anything changes."""

    scene: str
    fields: dict[str, Any] = {}
    spawns: PartChange[Spawn] = PartChange()
    fixtures: PartChange[Fixture] = PartChange()
    displays: PartChange[Display] = PartChange()
    doors: PartChange[Door] = PartChange()
    posts: PartChange[Post] = PartChange()

    def __bool__(self) -> bool:
        return bool(self.fields) or any(self._parts().values())

    @property
    def only_shows(self) -> bool:
        """Whether nothing changes but what some displays show or where they stand, or displays are added."""
        others = [part for name, part in self._parts().items() if name != "displays"]
        return not (self.fields or any(others) or self.displays.removed or self.displays.order)

    def apply_to(self, document: SceneDocument) -> SceneDocument:
        """The document as it is afterwards; what does not change stays the same object."""
        fields = {name: msgspec.convert(value, TYPES[name]) for name, value in self.fields.items()}
        parts = {name: part.apply_to(getattr(document, name)) for name, part in self._parts().items() if part}
        return msgspec.structs.replace(document, **fields, **parts)

    def outline(self) -> Outline:
        parts = self._parts()
        return Outline(
            self.scene,
            tuple(self.fields),
            {name: tuple(each.id for each in part.added) for name, part in parts.items() if part.added},
            {name: tuple(each.id for each in part.changed) for name, part in parts.items() if part.changed},
            {name: part.removed for name, part in parts.items() if part.removed},
            tuple(name for name, part in parts.items() if part.order),
        )

    def _parts(self) -> Mapping[str, PartChange[Any]]:
        return {name: getattr(self, name) for name in PARTS}


def difference(before: SceneDocument, after: SceneDocument) -> SceneChange:
    """The smallest change with `apply_to(before) == after`: documents of one scene, the ids in each part unique."""
    fields = {
        name: msgspec.to_builtins(value)
        for name in TYPES
        if name not in PARTS and (value := getattr(after, name)) != getattr(before, name)
    }
    parts = {name: _part_difference(getattr(before, name), getattr(after, name)) for name in PARTS}
    return SceneChange(after.id, fields, **parts)


def _part_difference(before: Sequence[Thing], after: Sequence[Thing]) -> PartChange[Thing]:
    earlier, later = {each.id: each for each in before}, {each.id: each for each in after}
    change = PartChange(
        added=tuple(each for each in after if each.id not in earlier),
        changed=tuple(each for each in after if each.id in earlier and each != earlier[each.id]),
        removed=tuple(name for name in earlier if name not in later),
    )
    ids = tuple(later)
    if ids == tuple(each.id for each in change.apply_to(before)):
        return change
    return msgspec.structs.replace(change, order=ids)
