"""Whom an agent answers next: those waiting for it, each with what they said and since when."""

from collections.abc import Iterator

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


class Attention:
    """Holds at most one waiting utterance a visitor; `next` takes the one to answer now."""

    def __init__(self) -> None:
        self._waiting: dict[int, Waiting] = {}

    def notice(self, visitor: int, text: str, now: float, *, called_by_name: bool) -> None:
        """What a visitor says while waiting is added to what they have said already."""
        earlier = self._waiting.get(visitor)
        if earlier is None:
            self._waiting[visitor] = Waiting(visitor, text, now, called_by_name)
        else:
            earlier.text = f"{earlier.text}\n{text}"
            earlier.called_by_name = earlier.called_by_name or called_by_name

    def put_back(self, waiting: Waiting) -> None:
        """Has a visitor wait on, who was taken out to be answered."""
        self._waiting[waiting.visitor] = waiting

    def forget(self, visitor: int) -> None:
        self._waiting.pop(visitor, None)

    def next(self, me: Pose, poses: dict[int, Pose], now: float) -> Waiting | None:
        """The most addressed, nearest and longest waiting visitor of those in `poses`, who then waits no more."""
        present = [each for each in self._waiting.values() if each.visitor in poses]
        if not present:
            return None
        chosen = max(present, key=lambda each: _claim(each, me, poses[each.visitor], now))
        return self._waiting.pop(chosen.visitor)

    def __iter__(self) -> Iterator[int]:
        """Those who wait."""
        return iter(self._waiting)

    def __contains__(self, visitor: int) -> bool:
        return visitor in self._waiting

    def __bool__(self) -> bool:
        return bool(self._waiting)


def _claim(waiting: Waiting, me: Pose, visitor: Pose, now: float) -> float:
    """How strongly a visitor may expect to be answered before others, in metres."""
    facing = angle_between(visitor.heading, heading_to(visitor, me)) <= FACING_DEGREES
    addressed = waiting.called_by_name or facing
    patience = (now - waiting.since) / SECONDS_A_METRE
    return (ADDRESSED_METRES if addressed else 0.0) - distance(me, visitor) + patience
