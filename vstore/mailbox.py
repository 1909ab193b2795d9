"""A client's mailbox: what waits to be sent, bounded in bytes, with the newest poses only.

Speech and commerce are never dropped: a mailbox that cannot hold them overflows, and its session is closed with a
reason. Poses are dropped while the client is slow; `missed_poses` then asks for one fresh picture.

What a broken connection swallowed is sent again to a client that says how much it has received.
"""

from collections import deque

from vstore.protocol.codec import Codec, Frame
from vstore.protocol.server import (
    CartChanged,
    CheckoutOffered,
    ClerkCalled,
    Done,
    OrderChanged,
    Poses,
    ProductShown,
    Refused,
    Said,
    ServerMessage,
)

KEPT_WHILE_AWAY = (Said, CartChanged, OrderChanged, ProductShown, CheckoutOffered, ClerkCalled, Done, Refused)

MOST_KEPT = 128
"""So many letters that were sent lately can be sent again: some ten seconds of a lively room."""


class Letter:
    """A message to one or many clients, encoded at most once for each encoding."""

    __slots__ = ("_frames", "message")

    def __init__(self, message: ServerMessage) -> None:
        self.message = message
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

    After calling `post` or `post_poses`, drain with `take`. Once `overflowed` nothing more is accepted.
    """

    def __init__(self, codec: Codec, most_bytes: int) -> None:
        self._codec = codec
        self._most_bytes = most_bytes
        self._letters: deque[Letter] = deque()
        self._bytes = 0
        self._poses: Letter | None = None
        self._taken = 0
        self._lately: deque[tuple[int, Letter]] = deque(maxlen=MOST_KEPT)
        self.missed_poses = False
        self.overflowed = False
        self.away = False

    @property
    def waiting_bytes(self) -> int:
        """How much of the most allowed is waiting."""
        return self._bytes

    def __len__(self) -> int:
        return len(self._letters) + (self._poses is not None)

    def post(self, letter: Letter) -> None:
        if self.overflowed or (self.away and not isinstance(letter.message, KEPT_WHILE_AWAY)):
            return
        size = len(letter.frame(self._codec))
        if self._bytes + size > self._most_bytes:
            self.overflowed = True
            return
        self._bytes += size
        self._letters.append(letter)

    def post_poses(self, letter: Letter) -> None:
        """Adds one beat's poses, or notes that they were missed while older ones still wait."""
        assert isinstance(letter.message, Poses)
        if self._poses is None and not self.away:
            self._poses = letter
        else:
            self.missed_poses = True

    def post_picture(self, letter: Letter) -> None:
        """Replaces all poses that wait by one fresh picture of everybody."""
        self._poses = letter
        self.missed_poses = False

    def take(self) -> list[Frame]:
        """Everything that waits, in order; the mailbox is empty afterwards."""
        letters = [*self._letters] if self._poses is None else [*self._letters, self._poses]
        for letter in self._letters:
            self._taken += 1
            if isinstance(letter.message, KEPT_WHILE_AWAY):
                self._lately.append((self._taken, letter))
        self._letters.clear()
        self._bytes = 0
        self._poses = None
        return [letter.frame(self._codec) for letter in letters]

    def go_away(self) -> None:
        """The connection dropped: keep only what a client that comes back must still hear."""
        self.away = True
        self._poses = None
        self._letters = deque(each for each in self._letters if isinstance(each.message, KEPT_WHILE_AWAY))
        self._bytes = sum(len(each.frame(self._codec)) for each in self._letters)

    def unheard(self, received: int | None) -> list[Letter]:
        """What a client that comes back must still hear, in order, if it has received so many letters.

        None: it does not say, and may only have missed what was never sent.
        """
        lost = [] if received is None else [letter for number, letter in self._lately if number > received]
        return lost + [each for each in self._letters if isinstance(each.message, KEPT_WHILE_AWAY)]
