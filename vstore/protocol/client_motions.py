"""What a client says of its body: where it goes, and what it does there."""

from scenes.entities import Gesture, Look
from scenes.places import Place, Pose
from vstore.protocol.client_fields import ClientStruct, Id, Ref


class Walk(ClientStruct, frozen=True):
    """Let the server walk the body to a place, round the furniture."""

    to: Place


class Steer(ClientStruct, frozen=True):
    """The body stands here now (at most 20 a second). Impossible motion is answered by Corrected."""

    pose: Pose


class Face(ClientStruct, frozen=True):
    """Turn on the spot."""

    heading: float


class Sit(ClientStruct, frozen=True):
    """Let the server walk the body to a free seat of a fixture, and sit there until it moves; None stands up."""

    fixture: Id | None = None


class Teleport(ClientStruct, frozen=True):
    """Be at a place at once, the way on foot. Answered by Corrected: no farther than legs could have run by now.

    That is 4 m after a rest of a second; say it again to get on.
    """

    to: Place


class Gesticulate(ClientStruct, frozen=True):
    """Wave, nod or clap."""

    gesture: Gesture


class Point(ClientStruct, frozen=True):
    """Point at a display; None lowers the arm."""

    display: Id | None = None


class ChangeLook(ClientStruct, frozen=True):
    """Look different from now on: answered by Done, and whoever sees the body is told by Appeared, oneself too.

    `look.avatar` is a file that this visitor has given to the store, as `POST /api/avatars` answered.
    """

    ref: Ref
    look: Look


class LookAt(ClientStruct, frozen=True):
    """What the visitor looks at or has clicked, so that "this one" can be understood. None: nothing."""

    display: Id | None = None
