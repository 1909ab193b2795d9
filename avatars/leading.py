"""Leads a visitor somewhere at the visitor's pace: waits for one who lags behind, and goes on alone after a while."""

from scenes.places import Place, Pose, distance

LAGGING_METRES = 5.0
FOLLOWING_METRES = 3.0
PATIENCE_SECONDS = 4.0
# So near its goal nobody stops: the visitor sees where it leads.
NEARLY_THERE_METRES = 1.5


class Leading:
    """One walk with a visitor behind. Ask `halts` while walking, `goes_on` while waiting, at every beat."""

    def __init__(self, visitor: int, to: Place) -> None:
        self.visitor = visitor
        self.to = to
        self.given_up = False
        self._waiting_since: float | None = None

    @property
    def is_waiting(self) -> bool:
        return self._waiting_since is not None

    def halts(self, me: Pose, follower: Pose | None, now: float) -> bool:
        """Whether to stop here and turn round: then the wait begins."""
        if follower is None or self.given_up or distance(me, self.to) < NEARLY_THERE_METRES:
            return False
        ahead = distance(follower, self.to) > distance(me, self.to)
        if not ahead or distance(me, follower) <= LAGGING_METRES:
            return False
        self._waiting_since = now
        return True

    def goes_on(self, me: Pose, follower: Pose | None, now: float) -> bool:
        """Whether the wait is over: the visitor follows, has gone, or does not want to come."""
        if self._waiting_since is None:
            return False
        self.given_up = now - self._waiting_since >= PATIENCE_SECONDS
        follows = follower is None or distance(me, follower) <= FOLLOWING_METRES
        if not (follows or self.given_up):
            return False
        self._waiting_since = None
        return True
