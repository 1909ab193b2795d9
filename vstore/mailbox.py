"""A client's mailbox: what waits to be sent, bounded in bytes, with the newest poses only.

Speech and commerce are never dropped: a mailbox that cannot hold them overflows, and its session is closed with a
reason. Poses wait for one beat only: a client that is slower gets no more until it has taken these.

What a broken connection swallowed is sent again to a client that says how much it has received.
"""

from collections import deque

from vstore.protocol.codec import Codec, Frame
from vstore.protocol.friends import FriendMet, LineTaken
from vstore.protocol.refusals import Code
from vstore.protocol.server import (
    CartChanged,
    CheckoutOffered,
    ClerkCalled,
    Done,
    OrderChanged,
    ProductShown,
    Refused,
    Said,
    ServerMessage,
)

KEPT_WHILE_AWAY = (
    Said,
    CartChanged,
    OrderChanged,
    ProductShown,
    CheckoutOffered,
    ClerkCalled,
    FriendMet,
    LineTaken,
    Done,
    Refused,
)


def is_kept(message: ServerMessage) -> bool:
    """Whether a client that was away must still hear this. That it was too fast is over once it comes back."""
    too_fast = isinstance(message, Refused) and message.code == Code.TOO_FAST
    return isinstance(message, KEPT_WHILE_AWAY) and not too_fast


MOST_KEPT = 128
"""So many letters that were sent lately can be sent again: some ten seconds of a lively room."""


class Letter:
    """A message to one or many clients, encoded at most once for each encoding."""

    __slots__ = ("_frames", "is_kept", "message")

    def __init__(self, message: ServerMessage) -> None:
        self.message = message
        self.is_kept = is_kept(message)
        self._frames: dict[str, Frame] = {}

    def frame(self, codec: Codec) -> Frame:
        frame = self._frames.get(codec.subprotocol)
        if frame is None:
            frame = self._frames[codec.subprotocol] = self._encode(codec)
        return frame

    def _encode(self, codec: Codec) -> Frame:
        return codec.encode(self.message)


class Mailbox:
    """Letters in order, then the newest poses.

    After calling `post`, drain with `take`. Once `overflowed` nothing more is accepted.
    """

    __slots__ = (
        "_bytes",
        "_codec",
        "_frames",
        "_lately",
        "_letters",
        "_most_bytes",
        "_must_keep",
        "_poses",
        "_taken",
        "_viewer",
        "away",
        "overflowed",
    )

    def __init__(self, codec: Codec, most_bytes: int) -> None:
        self._codec = codec
        self._most_bytes = most_bytes
        self._letters: list[Letter] = []
        self._frames: list[Frame] = []
        self._bytes = 0
        self._must_keep = False
        self._poses: dict[int, Frame] = {}
        self._viewer = 0
        self._taken = 0
        self._lately: deque[tuple[int, Letter]] = deque(maxlen=MOST_KEPT)
        self.overflowed = False
        self.away = False

    @property
    def waiting_bytes(self) -> int:
        """How much of the most allowed is waiting."""
        return self._bytes

    def __len__(self) -> int:
        return len(self._letters) + (self._viewer in self._poses)

    def post(self, letter: Letter) -> None:
        if self.overflowed or (self.away and not letter.is_kept):
            return
        frame = letter.frame(self._codec)
        size = len(frame)
        if self._bytes + size > self._most_bytes:
            self.overflowed = True
            return
        self._bytes += size
        self._letters.append(letter)
        self._frames.append(frame)
        self._must_keep |= letter.is_kept

    def subscribe(self, poses: dict[int, Frame], viewer: int) -> None:
        """From now on the newest poses are those of `viewer` among `poses`; they are taken from there."""
        self._poses, self._viewer = poses, viewer

    def unsubscribe(self) -> None:
        self._poses = {}

    def take(self) -> list[Frame]:
        """Everything that waits, in order; the mailbox is empty afterwards."""
        frames, self._frames = self._frames, []
        if self._must_keep:
            self._lately += ((self._taken + at, each) for at, each in enumerate(self._letters, 1) if each.is_kept)
            self._must_keep = False
        self._taken += len(frames)
        self._letters.clear()
        self._bytes = 0
        newest = self._poses.pop(self._viewer, None)
        if newest is not None:
            frames.append(newest)
        return frames

    def go_away(self) -> None:
        """The connection dropped: keep only what a client that comes back must still hear."""
        self.away = True
        self.unsubscribe()
        self._letters = [each for each in self._letters if each.is_kept]
        self._frames = [each.frame(self._codec) for each in self._letters]
        self._bytes = sum(map(len, self._frames))

    def unheard(self, received: int | None) -> list[Letter]:
        """What a client that comes back must still hear, in order, if it has received so many letters.

        None: it does not say, and may only have missed what was never sent.
        """
        lost = [] if received is None else [letter for number, letter in self._lately if number > received]
        return lost + [each for each in self._letters if each.is_kept]
