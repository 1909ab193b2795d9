"""How far legs get in a time, and how a body walks along a route."""

from scenes.places import Place, Pose, distance, heading_to

WALKING_SPEED = 1.6  # metres a second, of visitors and agents alike: an unhurried adult
TOP_SPEED = 4.0  # metres a second that a steered body may run on average
BURST = 4.0  # metres it may be ahead: what a second of network jitter holds back and then delivers at once


class Route:
    """The rest of a walk: places still to come, and the goal that was asked for."""

    def __init__(self, path: list[Place], goal: Place) -> None:
        self.goal = goal
        self._ahead = path[:0:-1]

    @property
    def finished(self) -> bool:
        return not self._ahead

    @property
    def ahead(self) -> list[Place]:
        """The places still to come, in turn."""
        return self._ahead[::-1]

    @property
    def leads_to_goal(self) -> bool:
        """Whether it ends at the goal itself, not where one could get no nearer."""
        return bool(self._ahead) and self._ahead[0] == self.goal

    def advance(self, pose: Pose, metres: float) -> Pose:
        """The pose after walking so far; it looks where it walks."""
        while self._ahead:
            corner = self._ahead[-1]
            length, heading = distance(pose, corner), heading_to(pose, corner)
            if length > metres:
                part = metres / length
                return Pose(pose.x + (corner.x - pose.x) * part, pose.z + (corner.z - pose.z) * part, heading)
            self._ahead.pop()
            metres -= length
            pose = Pose(corner.x, corner.z, heading if length else pose.heading)
        return pose
