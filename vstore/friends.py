"""Friends: who came by whose invitation. Each is told who theirs are and in which room, while both are here."""

from collections.abc import Callable

from vstore.protocol.friends import FriendCartShown, FriendLine, FriendMet, FriendsShown, FriendView
from vstore.protocol.refusals import Code
from vstore.room import Room
from vstore.session import Session

MOST_FRIENDS = 7
"""So many friends anybody has at most: a link that gets about brings no crowd."""


class Friends:
    """Feed it with who meets, moves, comes back and leaves; it posts what they are to know of each other.

    `room_of` tells in which room a session's body is. People are known by `Session.person`.
    """

    def __init__(self, room_of: Callable[[Session], Room]) -> None:
        self._room_of = room_of
        self._sessions: dict[int, Session] = {}
        self._friends: dict[int, dict[int, None]] = {}
        self._agreed: set[tuple[int, int]] = set()

    def know(self, session: Session) -> None:
        """A visitor may become a friend of somebody's."""
        self._sessions[session.person] = session

    def session(self, person: int) -> Session | None:
        """Who has a number, while they are in the store."""
        return self._sessions.get(person)

    def of(self, session: Session) -> list[Session]:
        """A visitor's friends, in the order in which they met."""
        return [self._sessions[person] for person in self._friends.get(session.person, ())]

    def friend(self, session: Session, person: int | None) -> Session | None:
        """The friend of that number; None where a visitor has no such friend."""
        if person is None or person not in self._friends.get(session.person, ()):
            return None
        return self._sessions[person]

    def obstacle(self, host: Session, guest: Session) -> Code | None:
        """Why a guest cannot be the friend of a host."""
        if host.visitor == guest.visitor:
            return Code.INVITATION_OWN
        if self.friend(host, guest.person):
            return None
        full = max(len(self._friends.get(each.person, ())) for each in (host, guest)) >= MOST_FRIENDS
        return Code.TOO_MANY_FRIENDS if full else None

    def meet(self, host: Session, guest: Session) -> None:
        """A guest has come in by a host's invitation."""
        self.know(guest)
        for one, other in ((host, guest), (guest, host)):
            self._friends.setdefault(one.person, {})[other.person] = None
            one.post(FriendMet(other.person, other.name, invited_you=one is guest))
            self._tell(one)

    def moved(self, session: Session) -> None:
        """A visitor is in another room now."""
        if session.person not in self._sessions:
            return
        self.know(session)
        for each in (session, *self.of(session)):
            self._tell(each)

    def come_back(self, session: Session) -> None:
        """A visitor is back under a new connection."""
        self.moved(session)
        for friend in self.of(session):
            self._show_cart(friend, session)

    def share_carts(self, session: Session, friend: Session) -> None:
        """A visitor agrees to share carts with a friend: once both have, each is shown the other's."""
        self._agreed.add((session.person, friend.person))
        for one, other in ((session, friend), (friend, session)):
            self._tell(one)
            self._show_cart(other, one)

    def keep_carts(self, session: Session, friend: Session) -> None:
        """Two share their carts no longer, nor has either agreed to it."""
        self._disagree(session, friend)
        for each in (session, friend):
            self._tell(each)

    def share(self, session: Session, friend: Session) -> bool:
        """Whether two share their carts: both have agreed, and have not become one visitor by a linked address."""
        agreed = {(session.person, friend.person), (friend.person, session.person)} <= self._agreed
        return agreed and session.visitor != friend.visitor

    def cart_changed(self, session: Session) -> None:
        """What lies in a visitor's cart is something else now."""
        for friend in self.of(session):
            self._show_cart(session, friend)

    def part(self, session: Session, friend: Session) -> None:
        """Two are friends no longer."""
        self._disagree(session, friend)
        for one, other in ((session, friend), (friend, session)):
            del self._friends[one.person][other.person]
            self._tell(one)

    def leave(self, session: Session) -> None:
        """A visitor has left the store for good."""
        for friend in self.of(session):
            self._disagree(session, friend)
            del self._friends[friend.person][session.person]
            self._tell(friend)
        self._friends.pop(session.person, None)
        self._sessions.pop(session.person, None)

    def _show_cart(self, session: Session, friend: Session) -> None:
        if session.cart and self.share(session, friend):
            lines = tuple(
                FriendLine(each.sku, each.product, each.name, each.choice, each.quantity, each.unit_price, each.image)
                for each in session.cart.lines
            )
            friend.post(FriendCartShown(session.person, lines))

    def _disagree(self, session: Session, friend: Session) -> None:
        self._agreed -= {(session.person, friend.person), (friend.person, session.person)}

    def _tell(self, session: Session) -> None:
        session.post(FriendsShown(tuple(self._view(session, each) for each in self.of(session))))

    def _view(self, session: Session, friend: Session) -> FriendView:
        room, pair = self._room_of(friend), (session.person, friend.person)
        body = room.body_of(friend) if room is self._room_of(session) else None
        agreed = [each in self._agreed for each in (pair, pair[::-1])]
        return FriendView(friend.person, friend.name, room.scene, body, *agreed)
