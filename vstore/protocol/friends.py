"""Friends on the wire: visitors of whom one came by the other's invitation, for as long as both are in the store."""

from typing import Annotated

import msgspec
from msgspec import Meta

from vstore.protocol.client_fields import ClientStruct, Ref
from vstore.protocol.server_fields import ServerStruct

Friend = Annotated[int, Meta(ge=0, le=2**32 - 1, description="The number of a friend, from a FriendView.")]


class InviteFriend(ClientStruct, frozen=True):
    """Ask for a token that leads a friend here: answered by InvitationMade, then Done."""

    ref: Ref


class FollowFriend(ClientStruct, frozen=True):
    """Let the server walk the body after a friend, through doors too; None stops. Answered by Following, then Done.

    Whatever else moves the body (Walk, Steer, Sit, Teleport, EnterDoor) stops it as well.
    """

    ref: Ref
    friend: Friend | None = None


class PartFromFriend(ClientStruct, frozen=True):
    """Be friends no longer: neither follows the other from now on. Answered by FriendsShown, then Done."""

    ref: Ref
    friend: Friend


class FriendView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A friend: what they are called and in which scene they are. `body` is theirs, where it is in your room."""

    friend: int
    name: str
    scene: str
    body: int | None = None


class InvitationMade(ServerStruct, frozen=True):
    """Whoever says Hello with this `invitation` within so many seconds comes in beside you."""

    token: str
    seconds: float


class FriendsShown(ServerStruct, frozen=True):
    """Your friends who are in the store are these, in the order in which you met."""

    friends: tuple[FriendView, ...] = ()


class FriendMet(ServerStruct, frozen=True):
    """Somebody has come by your invitation, or (`invited_you`) you by theirs."""

    friend: int
    name: str
    invited_you: bool = False


class Following(ServerStruct, frozen=True):
    """Your body walks after this friend now; None: after nobody any more."""

    friend: int | None = None
