"""Where a thing is, in words: on which furniture, on which side of the visitor, or in which room."""

from avatars.items import Item
from avatars.view import View
from avatars.voice import Voice
from scenes.document import Door, Fixture
from scenes.places import Place, Pose, heading_to

# People say "straight ahead" and "behind you" only of what is nearly so.
AHEAD_DEGREES = 25.0
BEHIND_DEGREES = 140.0


def door_to(item: Item, view: View) -> Door | None:
    """The door of this room that leads to the scene where an item is on show."""
    scene = item.shown.scene if item.shown else None
    return next((door for door in view.scene.doors if door.to == scene), None)


def elsewhere_key(key: str, item: Item, view: View) -> str:
    """The phrase for a thing in another room: its own one where no door of this room leads there."""
    return key if door_to(item, view) is not None else f"{key}.far"


def side(place: Place, visitor: Pose) -> str:
    """Where a place is for a visitor: ahead, right, behind or left."""
    turn = (heading_to(visitor, place) - visitor.heading) % 360.0
    off = min(turn, 360.0 - turn)
    if off <= AHEAD_DEGREES:
        return "ahead"
    if off >= BEHIND_DEGREES:
        return "behind"
    return "right" if turn < 180.0 else "left"


def whereabouts(item: Item, view: View, visitor: Pose, voice: Voice) -> str:
    """ "on the rack to your left", "in our Living room", or where there is no more to say, "in our catalog"."""
    if item.shown is None:
        return voice.word("where.catalog")
    if not item.here:
        return voice.word("where.scene", SCENE=scene_name(item, view, voice))
    x, _, z = item.shown.display.position
    direction = voice.word(f"side.{side(Place(x, z), visitor)}")
    fixture = next((each for each in view.scene.fixtures if each.id == item.shown.display.fixture), None)
    named = fixture_name(fixture, voice) if fixture else None
    return voice.word("where.fixture", FIXTURE=named, SIDE=direction) if named else direction


def fixture_name(fixture: Fixture, voice: Voice) -> str | None:
    """What people call it; None for kinds that have no word."""
    key = f"fixture.{fixture.kind}"
    return voice.word(key) if voice.knows(key) else None


def scene_name(item: Item, view: View, voice: Voice) -> str:
    """The name of the room that an item is in."""
    scene = item.shown.scene if item.shown else view.scene.id
    return voice.text(view.scenes.get(scene, {"en": scene}))
