"""Friends on the wire: visitors of whom one came by the other's invitation, for as long as both are in the store."""

from typing import Annotated

import msgspec
from msgspec import Meta

from scenes.money import Money
from scenes.products import Text
from vstore.protocol.client_fields import ClientStruct, Ref, Sku
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


class ShareCart(ClientStruct, frozen=True):
    """Agree that a friend sees what lies in your cart and may take it over, as you may theirs, once they agree too.

    With `sharing` False neither does any more, whoever had agreed. Answered by FriendsShown, then Done.
    """

    ref: Ref
    friend: Friend
    sharing: bool = True


class TakeLine(ClientStruct, frozen=True):
    """Take a line of a friend's shared cart over into your own, to pay for it yourself.

    Answered by CartChanged, then Done; the friend is told by CartChanged and LineTaken.
    """

    ref: Ref
    friend: Friend
    sku: Sku


class FriendView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A friend: what they are called and in which scene they are. `body` is theirs, where it is in your room.

    Carts are shared where both have agreed to it: you (`you_agreed`) and the friend (`friend_agreed`).
    """

    friend: int
    name: str
    scene: str
    body: int | None = None
    you_agreed: bool = False
    friend_agreed: bool = False


class FriendLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """So many of a variant in a friend's cart, each at `unit_price`; the friend has put them there."""

    sku: str
    product: str
    name: Text
    choice: Text
    quantity: int
    unit_price: Money
    image: str | None = None


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


class FriendCartShown(ServerStruct, frozen=True):
    """What lies in a friend's cart now, while both of you share yours."""

    friend: int
    lines: tuple[FriendLine, ...] = ()


class LineTaken(ServerStruct, frozen=True):
    """A friend has taken so many of a variant over from your cart, to pay for them."""

    friend: int
    sku: str
    name: Text
    quantity: int
