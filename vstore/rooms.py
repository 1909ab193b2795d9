"""The rooms of an open store: at least one copy of every scene, and more of it while all its copies are full."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from vstore.governor import Pace
from vstore.room import Room


class Rooms(Mapping[str, Room]):
    """Rooms by id. The first copy of a scene has the scene's own id ("hall"), those after it "hall#2" and so on.

    The first copy is always open, every other until its last visitor has left, those away included. The id of a closed
    copy is never given again: what still comes for it, comes for no other. `open_room` makes a room from its id and
    its scene.
    """

    def __init__(self, scenes: Iterable[str], open_room: Callable[[str, str], Room]) -> None:
        self._open_room = open_room
        self._pace = Pace()
        self._rooms = {scene: open_room(scene, scene) for scene in scenes}
        self._copies = dict.fromkeys(self._rooms, 1)

    def __getitem__(self, room_id: str) -> Room:
        return self._rooms[room_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rooms)

    def __len__(self) -> int:
        return len(self._rooms)

    def scene(self, wished: str | None) -> str:
        """The scene a newcomer comes to: the one wished for if it is of this store, else the first."""
        return wished if wished in self._copies else next(iter(self._copies))

    def choose(self, scene: str, familiar: str | None = None) -> Room:
        """The copy to enter: the familiar one if it has a place, else the fullest that has, so that people meet."""
        free = [room for room in self.copies(scene) if not room.full]
        if not free:
            return self._open_copy(scene)
        return next((room for room in free if room.id == familiar), max(free, key=lambda room: len(room.sessions)))

    def copies(self, scene: str) -> list[Room]:
        """The rooms that are copies of a scene."""
        return [room for room in self._rooms.values() if room.scene == scene]

    def close_if_deserted(self, room: Room) -> None:
        """To be called when a visitor has left a room."""
        if not room.sessions and room.id not in self._copies:
            del self._rooms[room.id]

    @property
    def pace(self) -> Pace:
        """How often everybody is told of poses."""
        return self._pace

    @pace.setter
    def pace(self, pace: Pace) -> None:
        self._pace = pace
        for room in self._rooms.values():
            room.audience.pace = pace

    def _open_copy(self, scene: str) -> Room:
        room_id = self._new_id(scene)
        room = self._rooms[room_id] = self._open_room(room_id, scene)
        room.audience.pace = self._pace
        return room

    def _new_id(self, scene: str) -> str:
        while True:
            self._copies[scene] += 1
            room_id = f"{scene}#{self._copies[scene]}"
            if room_id not in self._copies:  # a brand may have named a scene of its own so
                return room_id
