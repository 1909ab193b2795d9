"""Following: bodies walk after the friends they were told to, through the doors that these take."""

from collections.abc import Callable

from scenes.document import Door
from scenes.places import Place, Pose, ahead, distance, heading_to
from vstore.friends import Friends
from vstore.protocol import friends
from vstore.protocol.client import Walk
from vstore.protocol.refusals import Code
from vstore.room import Room
from vstore.session import Session, State

CLOSE_METRES = 1.3
"""The distance that one who follows keeps."""

LAGGING_METRES = 2.2
"""From this distance on one sets out again."""

ANEW_METRES = 0.6
"""How far a friend goes before one who is on the way is sent another way."""

THROUGH_METRES = 0.9
"""So near to a door one goes through it."""


class Following:
    """Feed it with who follows whom and with beats. `lead` brings a session to a pose in a room, by a door."""

    def __init__(
        self,
        people: Friends,
        room_of: Callable[[Session], Room],
        lead: Callable[[Session, Room, Pose | None, float, str], None],
    ) -> None:
        self._friends = people
        self._room_of = room_of
        self._lead = lead
        self._followers: dict[int, Session] = {}
        self._goals: dict[int, Place] = {}

    def begin(self, session: Session, friend: Session) -> None:
        """A visitor's body walks after a friend from now on."""
        self._followers[session.person] = session
        self._goals.pop(session.person, None)
        session.follows = friend.person
        session.post(friends.Following(friend.person))

    def stop(self, session: Session) -> None:
        """A visitor's body goes where its visitor likes again."""
        if session.follows is not None:
            self.leave(session)
            session.post(friends.Following())

    def halt(self, session: Session, now: float) -> None:
        """A visitor's body follows nobody any more, and stands where it is."""
        if session.follows is not None:
            self.stop(session)
            room = self._room_of(session)
            room.receive(session, Walk(room.pose_of(session).place), now)

    def leave(self, session: Session) -> None:
        """A visitor has left the store for good."""
        session.follows = None
        self._followers.pop(session.person, None)
        self._goals.pop(session.person, None)

    def come_back(self, session: Session) -> None:
        """A visitor is back under a new connection, and walks on."""
        if session.follows is not None:
            self._followers[session.person] = session
            session.post(friends.Following(session.follows))

    def beat(self, now: float) -> None:
        """Everybody who follows goes on; whose client is away stands until it is back."""
        for session in [*self._followers.values()]:
            if session.state is State.PRESENT and session.closing is None:
                self._go_on(session, now)

    def _go_on(self, session: Session, now: float) -> None:
        friend = self._friends.friend(session, session.follows)
        if friend is None:
            self.stop(session)
            return
        room, there = self._room_of(session), self._room_of(friend)
        door = self._door_taken(friend, room)
        if room is there:
            self._walk_after(session, room, room.pose_of(friend), now)
        elif there.full:
            self.stop(session)
            session.refuse(Code.FRIEND_ROOM_FULL)
        elif door is None:
            self._go_there(session, there, beside(there.pose_of(friend)), now)
        elif distance(room.pose_of(session), door.at) <= THROUGH_METRES:
            self._go_there(session, there, there.behind_door(door.arrive), now, door.id)
        else:
            self._walk(session, room, door.at.place, now)

    def _door_taken(self, friend: Session, room: Room) -> Door | None:
        """The door by which a friend has left a room, if it was the last room they left."""
        left, taken = friend.left_by
        doors = room.world.document.doors if left == room.id else ()
        return next((door for door in doors if door.id == taken), None)

    def _go_there(self, session: Session, there: Room, pose: Pose | None, now: float, door: str = "") -> None:
        self._goals.pop(session.person, None)
        self._lead(session, there, pose, now, door)

    def _walk_after(self, session: Session, room: Room, friend: Pose, now: float) -> None:
        me = room.pose_of(session)
        apart = distance(me, friend)
        if apart > LAGGING_METRES:
            part = CLOSE_METRES / apart
            self._walk(
                session, room, Place(friend.x + (me.x - friend.x) * part, friend.z + (me.z - friend.z) * part), now
            )

    def _walk(self, session: Session, room: Room, to: Place, now: float) -> None:
        goal = self._goals.get(session.person)
        if goal is None or distance(goal, to) > ANEW_METRES:
            self._goals[session.person] = to
            room.receive(session, Walk(to), now)


def beside(pose: Pose) -> Pose:
    """Where one stands before a friend, looking at them."""
    place = ahead(pose, CLOSE_METRES)
    return Pose(place.x, place.z, heading_to(place, pose))
