"""Notices whose way one stands in: a visitor who comes straight on, or stands nose to nose."""

from avatars.standing import aside
from avatars.view import View
from scenes.places import Place, distance

# Looking round so often, in seconds, is enough, and cheap with a hundred visitors in the room.
LOOKING_ROUND_SECONDS = 0.2
# Who comes on at this speed, in metres a second, and this near, is let by.
COMING_ON_SPEED = 0.5
NEAR_METRES = 1.8
NOSE_TO_NOSE_METRES = 0.55
# Seconds for which one stays where one has stepped.
SETTLED_SECONDS = 2.0


class Yielding:
    """Ask `step_aside` at every beat at which the body is free."""

    def __init__(self) -> None:
        self._next = 0.0
        self._seen_at = 0.0
        self._distances: dict[int, float] = {}

    def step_aside(self, view: View, now: float) -> Place | None:
        """Where to step now, or None: nobody comes, or there is nowhere to step to."""
        if now < self._next:
            return None
        self._next = now + LOOKING_ROUND_SECONDS
        before, passed = self._distances, now - self._seen_at
        poses = {body: seen.pose for body, seen in view.visitors.items()}
        near = {body: pose for body, pose in poses.items() if distance(pose, view.me.pose) <= NEAR_METRES}
        self._distances = {body: distance(pose, view.me.pose) for body, pose in near.items()}
        self._seen_at = now
        for body, pose in near.items():
            approach = (before.get(body, 0.0) - self._distances[body]) / max(passed, LOOKING_ROUND_SECONDS)
            if self._is_in_the_way(body, approach) and (place := aside(view.me.pose, pose, view.scene)):
                self._next = now + SETTLED_SECONDS
                return place
        return None

    def _is_in_the_way(self, body: int, approach: float) -> bool:
        return approach >= COMING_ON_SPEED or self._distances[body] < NOSE_TO_NOSE_METRES
