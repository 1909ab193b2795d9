"""Whom an agent answers next: those waiting for it, each with what they said and since when."""

from collections.abc import Iterable, Mapping

import msgspec

from scenes.places import Pose, angle_between, distance, heading_to

# A metre nearer counts as much as this many seconds of waiting, so that the far one is never starved.
SECONDS_A_METRE = 1.5
# Looking at the agent, or calling it by name, counts as being so many metres nearer.
ADDRESSED_METRES = 6.0
FACING_DEGREES = 50.0


class Waiting(msgspec.Struct):
    """A visitor who has spoken and has not been answered."""

    visitor: int
    text: str
    since: float
    called_by_name: bool = False

    def add(self, text: str, *, called_by_name: bool) -> None:
        """What a visitor says while waiting is added to what they have said already."""
        self.text = f"{self.text}\n{text}"
        self.called_by_name = self.called_by_name or called_by_name


def next_of(waiting: Iterable[Waiting], me: Pose, poses: Mapping[int, Pose], now: float) -> Waiting | None:
    """The most addressed, nearest and longest waiting visitor of those in `poses`."""
    present = [each for each in waiting if each.visitor in poses]
    return max(present, key=lambda each: _claim(each, me, poses[each.visitor], now), default=None)


def _claim(waiting: Waiting, me: Pose, visitor: Pose, now: float) -> float:
    """How strongly a visitor may expect to be answered before others, in metres."""
    facing = angle_between(visitor.heading, heading_to(visitor, me)) <= FACING_DEGREES
    addressed = waiting.called_by_name or facing
    patience = (now - waiting.since) / SECONDS_A_METRE
    return (ADDRESSED_METRES if addressed else 0.0) - distance(me, visitor) + patience
