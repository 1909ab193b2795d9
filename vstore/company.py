"""Company: those who come with friends, from the invitation to walking behind them."""

from collections.abc import Callable
from typing import assert_never

from scenes.places import Pose
from vstore import errands
from vstore.following import Following, beside
from vstore.friends import Friends
from vstore.invitations import Invitations
from vstore.protocol.friends import FollowFriend, InvitationMade, InviteFriend, PartFromFriend, ShareCart, TakeLine
from vstore.protocol.refusals import Code
from vstore.protocol.server import Done
from vstore.room import Room
from vstore.session import Session

AboutFriend = FollowFriend | PartFromFriend | ShareCart | TakeLine
FriendsMessage = InviteFriend | AboutFriend


class Company:
    """Feed it with who arrives, moves and leaves, what they ask of friends, and beats.

    `room_of` tells in which room a session's body is, `lead` brings it to a pose in a room; `ask` takes errands.
    """

    def __init__(
        self,
        room_of: Callable[[Session], Room],
        lead: Callable[[Session, Room, Pose | None, float, str], None],
        new_token: Callable[[], str],
        ask: Callable[[errands.Errand], None],
    ) -> None:
        self._room_of = room_of
        self._ask = ask
        self._invitations = Invitations(new_token)
        self._friends = Friends(room_of)
        self._following = Following(self._friends, room_of, lead)

    def serve(self, session: Session, message: FriendsMessage, now: float) -> None:
        """What a visitor asks; answered by Done or Refused."""
        match message:
            case InviteFriend(ref):
                self._friends.know(session)
                invitation = self._invitations.invite(session.person, now)
                session.post(InvitationMade(invitation.token, invitation.until - now))
            case FollowFriend(ref, None):
                self._following.halt(session, now)
            case _:
                friend = self._friends.friend(session, message.friend)
                if friend is None:
                    session.refuse(Code.FRIEND_UNKNOWN, message.ref)
                else:
                    self._deal(session, friend, message, now)
                return
        session.post(Done(ref=ref))

    def _deal(self, session: Session, friend: Session, message: AboutFriend, now: float) -> None:
        match message:
            case TakeLine(ref, _, sku) if self._friends.share(session, friend):
                errand = (friend.visitor, friend.key, session.person, sku)
                self._ask(errands.TakeLine(session.key, session.visitor, ref, *errand))
                return
            case TakeLine(ref):
                session.refuse(Code.CART_NOT_SHARED, ref)
                return
            case FollowFriend(ref) if self._has_place(friend, session):
                self._following.begin(session, friend)
            case FollowFriend(ref):
                session.refuse(Code.FRIEND_ROOM_FULL, ref)
                return
            case PartFromFriend(ref):
                self._part(session, friend, now)
            case ShareCart(ref, _, sharing):
                (self._friends.share_carts if sharing else self._friends.keep_carts)(session, friend)
            case _:
                assert_never(message)
        session.post(Done(ref=ref))

    def _part(self, session: Session, friend: Session, now: float) -> None:
        """Friends no longer: the links of the one who says so lead nobody back."""
        self._invitations.withdraw(session.person)
        for one, other in ((session, friend), (friend, session)):
            if one.follows == other.person:
                self._following.halt(one, now)
        self._friends.part(session, friend)

    def beside_host(self, session: Session, now: float) -> tuple[Room, Pose] | None:
        """Where an invitation leads that a session came with; None where it leads nowhere, or there is no place."""
        host = self._host(session, now)
        if host is None or self._friends.obstacle(host, session) or not self._has_place(host, session):
            return None
        room = self._room_of(host)
        return room, beside(room.pose_of(host))

    def arrived(self, session: Session, now: float) -> None:
        """A session is in its room: if an invitation led there, two are friends now, and both are told."""
        if session.invitation is None:
            return
        host = self._host(session, now)
        session.invitation = None
        obstacle = Code.INVITATION_OVER if host is None else self._friends.obstacle(host, session)
        if host and not obstacle:
            self._friends.meet(host, session)
            obstacle = None if self._room_of(host) is self._room_of(session) else Code.FRIEND_ROOM_FULL
        if obstacle:
            session.refuse(obstacle)

    def friends_room(self, session: Session, scene: str) -> str | None:
        """The copy of a scene in which a friend of a visitor's is, if there is one."""
        rooms = map(self._room_of, self._friends.of(session))
        return next((room.id for room in rooms if room.scene == scene), None)

    def moved(self, session: Session) -> None:
        """A visitor is in another room now."""
        self._friends.moved(session)

    def come_back(self, session: Session) -> None:
        """A visitor is back under a new connection."""
        self._friends.come_back(session)
        self._following.come_back(session)

    def cart_changed(self, session: Session) -> None:
        """What lies in a visitor's cart is something else now."""
        self._friends.cart_changed(session)

    def stop(self, session: Session) -> None:
        """A visitor moves their own body: it follows nobody any more."""
        self._following.stop(session)

    def leave(self, session: Session) -> None:
        """A visitor has left the store for good."""
        self._invitations.withdraw(session.person)
        self._following.leave(session)
        self._friends.leave(session)

    def beat(self, now: float) -> None:
        """Those who follow friends go on."""
        self._following.beat(now)

    def _host(self, session: Session, now: float) -> Session | None:
        person = self._invitations.host_of(session.invitation or "", now)
        return None if person is None else self._friends.session(person)

    def _has_place(self, host: Session, session: Session) -> bool:
        """Whether a session can come into the room of a host, or is there."""
        room = self._room_of(host)
        return not room.full or session in room.sessions.values()
